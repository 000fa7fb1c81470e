/// Where the parts of a collector's state are, counted from what owns it: the interpreter, or in 3.8 the runtime.
struct CollectorLayout: Sendable {
    private let generations: Int
    private let permanent: Int
    private let generationSize: Int
    private let threshold: Int
    private let count: Int
    private let statistics: Int
    private let statisticsSize: Int
    private let statisticsFields: (collections: Int, collected: Int, uncollectable: Int)
    private let enabled: Int
    private let collecting: Int
    private let headSize: Int
    private let next: Int
    private let previous: Int

    /// `_PyGC_PREV_MASK` and more than `_gc_next` ever carries: heads are aligned to eight bytes at least.
    private static let flags: UInt64 = 3

    init(_ layout: LayoutTable, minor: Int) throws(CaptureError) {
        let owner = minor == 8 ? "_PyRuntimeState" : "PyInterpreterState"
        generations = try layout.firstOffset(owner, "gc.generations", "gc.young")
        permanent = try layout.offset(owner, "gc.permanent_generation")
        generationSize = try layout.size("gc_generation")
        threshold = try layout.offset("gc_generation", "threshold")
        count = try layout.offset("gc_generation", "count")
        statistics = try layout.offset(owner, "gc.generation_stats")
        statisticsSize = try layout.size("gc_generation_stats")
        statisticsFields = (
            try layout.offset("gc_generation_stats", "collections"),
            try layout.offset("gc_generation_stats", "collected"),
            try layout.offset("gc_generation_stats", "uncollectable")
        )
        enabled = try layout.offset(owner, "gc.enabled")
        collecting = try layout.offset(owner, "gc.collecting")
        headSize = try layout.size("PyGC_Head")
        next = try layout.offset("PyGC_Head", "_gc_next")
        previous = try layout.offset("PyGC_Head", "_gc_prev")
    }

    /// The address of a generation's list head; 3 is the permanent one. `gc_generation` begins with it.
    func head(_ generation: Int, of owner: UInt64) -> UInt64 {
        let offset = generation == 3 ? permanent : generations + generation * generationSize
        return owner &+ UInt64(offset)
    }

    func isHead(_ head: UInt64, in space: AddressSpace) -> Bool {
        guard let first = space.word(head &+ UInt64(next)), let last = space.word(head &+ UInt64(previous))
        else {
            return false
        }
        return space.word((first & ~Self.flags) &+ UInt64(previous)).map { $0 & ~Self.flags } == head
            && space.word((last & ~Self.flags) &+ UInt64(next)).map { $0 & ~Self.flags } == head
    }

    /// Follows a list; nil once back at its head, otherwise the address where it breaks off.
    ///
    /// Every node must point back to the one before it. So no node can be reached twice, and the walk ends. During a
    /// collection nodes do not point back; a node met again at a power of two of steps (Brent) then ends it.
    @inline(__always)
    func walk(
        _ list: CollectorLists.List, in space: AddressSpace, _ body: (_ object: UInt64) -> Void
    ) -> UInt64? {
        let head = list.head
        let next = UInt64(next), previous = UInt64(previous), headSize = UInt64(headSize)
        guard var node = space.word(head &+ next).map({ $0 & ~Self.flags }) else { return head }
        var before = head
        var met = head
        var steps = 0
        while node != head {
            guard node & 7 == 0, let following = space.word(node &+ next),
                let back = space.word(node &+ previous)
            else { return node }
            if list.isCollecting {
                if node == met { return node }
                steps &+= 1
                if steps & (steps &- 1) == 0 { met = node }
            } else if back & ~Self.flags != before {
                return node
            }
            body(node &+ headSize)
            before = node
            node = following & ~Self.flags
        }
        return nil
    }

    func state(of owner: UInt64, in space: AddressSpace) -> CollectorState {
        let collectingFlag = space.load(owner &+ UInt64(collecting), as: Int32.self) ?? 0
        let enabledFlag = space.load(owner &+ UInt64(enabled), as: Int32.self) ?? 0
        return CollectorState(
            isEnabled: enabledFlag != 0, isCollecting: collectingFlag != 0,
            generations: (0..<3).map { generation($0, of: owner, in: space) })
    }

    private func generation(_ index: Int, of owner: UInt64, in space: AddressSpace)
        -> CollectorState.Generation
    {
        let generation = owner &+ UInt64(generations + index * generationSize)
        let statistics = owner &+ UInt64(statistics + index * statisticsSize)
        func number(_ field: Int) -> UInt64 { space.word(statistics &+ UInt64(field)) ?? 0 }
        return CollectorState.Generation(
            threshold: space.load(generation &+ UInt64(threshold)) ?? 0,
            count: space.load(generation &+ UInt64(count)) ?? 0,
            collections: number(statisticsFields.collections), collected: number(statisticsFields.collected),
            uncollectable: number(statisticsFields.uncollectable))
    }
}

/// What `gc.isenabled()`, `gc.get_threshold()`, `gc.get_count()` and `gc.get_stats()` would say.
package struct CollectorState: Sendable, Equatable {
    package struct Generation: Sendable, Equatable {
        package var threshold: Int32
        package var count: Int32
        package var collections: UInt64
        package var collected: UInt64
        package var uncollectable: UInt64
    }

    package var isEnabled: Bool
    package var isCollecting: Bool
    /// Three, youngest first.
    package var generations: [Generation]
}
