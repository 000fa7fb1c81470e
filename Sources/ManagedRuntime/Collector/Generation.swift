/// One of the collector's three generations.
struct Generation {
    let list: GCList
    /// 0 for the youngest: nothing is collected by itself.
    var threshold: Int
    /// Generation 0: containers made and not freed since its last collection. The others: collections of the
    /// generation before since their own last.
    var count = 0
    var statistics = CollectorStatistics()
    var pauses = PauseStatistics()
}

/// What the collections of one generation have done, as `gc.get_stats()` reports it.
package struct CollectorStatistics: Equatable, Sendable {
    package var collections = 0
    package var collected = 0
    /// Always 0: nothing here has a finalizer of the old kind that would keep garbage from being freed.
    package var uncollectable = 0
}

/// How long the program stood still for collections, in nanoseconds.
package struct PauseStatistics: Equatable, Sendable {
    /// Upper bounds of the histogram's buckets in nanoseconds; the last bucket has none.
    package static let bounds = [10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000]

    package private(set) var count = 0
    package private(set) var total = 0
    package private(set) var longest = 0
    /// How many pauses fell into each bucket, those of earlier buckets not counted.
    package private(set) var buckets = InlineArray<7, Int>(repeating: 0)

    mutating func record(_ nanoseconds: Int) {
        count += 1
        total += nanoseconds
        longest = max(longest, nanoseconds)
        let bucket = Self.bounds.firstIndex { nanoseconds <= $0 } ?? Self.bounds.count
        buckets[bucket] += 1
    }

    package static func == (left: PauseStatistics, right: PauseStatistics) -> Bool {
        left.count == right.count && left.total == right.total && left.longest == right.longest
            && left.buckets.indices.allSatisfy { left.buckets[$0] == right.buckets[$0] }
    }
}
