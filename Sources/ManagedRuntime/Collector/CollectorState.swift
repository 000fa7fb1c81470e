/// What the collector keeps between and during collections, as part of `RuntimeState`.
struct CollectorState {
    let generations: UnsafeMutablePointer<Generation>
    /// `gc.freeze()` moves everything here; no collection looks at it.
    let permanent = GCList()

    var isEnabled = true
    var isCollecting = false
    var debugging: CollectorDebugging = []

    /// Objects that survived into the oldest generation since its last collection, and that were in it then.
    var longLivedPending = 0
    var longLivedTotal = 0

    /// Empty except during a collection: garbage, garbage whose finalizer was looked at, weak references to it whose
    /// callbacks are still to be called.
    let unreachable = GCList()
    let finalized = GCList()
    let callbacks = GCList()

    /// `gc.garbage` and `gc.callbacks`, lists, owned; made with the module.
    var garbageList: ObjectRef?
    var callbackList: ObjectRef?

    /// Where each collection is reported; nil for nowhere.
    var log: CollectorLog?

    init() {
        generations = .allocate(capacity: Runtime.generationCount)
        for (index, threshold) in Runtime.thresholds.enumerated() {
            (generations + index).initialize(to: Generation(list: GCList(), threshold: threshold))
        }
    }

    func free() {
        for index in 0..<Runtime.generationCount { generations[index].list.free() }
        for list in [permanent, unreachable, finalized, callbacks] { list.free() }
        generations.deinitialize(count: Runtime.generationCount)
        generations.deallocate()
    }
}

/// `gc.set_debug`.
package struct CollectorDebugging: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let statistics = CollectorDebugging(rawValue: 1)
    package static let collectable = CollectorDebugging(rawValue: 2)
    package static let uncollectable = CollectorDebugging(rawValue: 4)
    /// Garbage goes to `gc.garbage` instead of being freed.
    package static let saveAll = CollectorDebugging(rawValue: 32)
    package static let leak: CollectorDebugging = [.collectable, .uncollectable, .saveAll]
}
