import AnalyzerKit

/// Why a cycle is still in memory.
enum CycleStatus: UInt8, CaseIterable {
    /// No root reaches it and the collector sees all of it: it goes with the next collection of its generation.
    case garbage
    /// Garbage with a finalizer that has not run. Since Python 3.4 (PEP 442) the collector runs the finalizers, then
    /// frees the cycle unless one of them brought it back to life; before, it never freed it.
    case waitsForFinalizer
    /// Garbage with a member that the collector does not track. The collector counts that member's references as
    /// coming from outside, so it takes the whole cycle for alive.
    case uncollectable
    /// Roots reach it.
    case keptAlive

    /// As the tables say it.
    var name: String {
        switch self {
        case .garbage: "garbage awaiting collection"
        case .waitsForFinalizer: "garbage, waits for a finalizer"
        case .uncollectable: "garbage, not seen by the collector"
        case .keptAlive: "kept alive from outside"
        }
    }

    /// As ``Finding/kind``.
    var findingKind: String {
        switch self {
        case .garbage: "garbage-cycle"
        case .waitsForFinalizer: "finalizer-cycle"
        case .uncollectable: "uncollectable-cycle"
        case .keptAlive: "live-cycle"
        }
    }

    /// - Parameter collectorTracks: the dump says of each object whether the collector tracks it.
    init(_ members: ArraySlice<UInt32>, isReachable: Bool, collectorTracks: Bool, heap: HeapGraph) {
        guard !isReachable else {
            self = .keptAlive
            return
        }
        var waits = false
        var isTracked = true
        for member in members {
            let flags = heap.flags(of: ObjectID(member))
            waits = waits || flags.contains(.hasFinalizer) && !flags.contains(.finalized)
            isTracked = isTracked && flags.contains(.tracked)
        }
        self = collectorTracks && !isTracked ? .uncollectable : waits ? .waitsForFinalizer : .garbage
    }
}
