/// One of the collector's three generations.
struct Generation {
    let list: GCList
    let threshold: Int
    /// Generation 0: containers made and not freed since its last collection. The others: collections of the
    /// generation before since their own last.
    var count = 0
    var statistics = CollectorStatistics()
}

/// What the collections of one generation have done, as `gc.get_stats()` reports it.
package struct CollectorStatistics: Equatable, Sendable {
    package var collections = 0
    package var collected = 0
    /// Always 0: nothing here has a finalizer of the old kind that would keep garbage from being freed.
    package var uncollectable = 0
}
