extension Runtime {
    package static let generationCount = 3
    static let thresholds = [700, 10, 10]

    /// Whether containers made trigger collections. `collect` works either way.
    package var isCollectorEnabled: Bool {
        get { state.pointee.isCollectorEnabled }
        set { state.pointee.isCollectorEnabled = newValue }
    }

    /// By generation, the youngest first.
    package var collectorStatistics: [CollectorStatistics] {
        (0..<Self.generationCount).map { state.pointee.generations[$0].statistics }
    }

    /// Collects a generation and all younger ones; survivors move to the next.
    /// - Returns: how many unreachable objects were found and freed.
    @discardableResult
    package func collect(generation: Int = 2) -> Int {
        precondition((0..<Self.generationCount).contains(generation), "there is no generation \(generation)")
        guard !state.pointee.isCollecting else { return 0 }
        state.pointee.isCollecting = true
        defer { state.pointee.isCollecting = false }
        return collectMain(generation)
    }

    /// Counts a container that is about to be made, and collects when the youngest generation is full.
    @inline(__always)
    func countContainer() {
        let youngest = state.pointee.generations
        youngest.pointee.count &+= 1
        if youngest.pointee.count > youngest.pointee.threshold { collectIfDue() }
    }

    @inline(never)
    private func collectIfDue() {
        guard state.pointee.isCollectorEnabled, !state.pointee.isCollecting else { return }
        let generations = state.pointee.generations
        for index in stride(from: Self.generationCount - 1, through: 0, by: -1)
        where generations[index].count > generations[index].threshold {
            // The quarter rule: a full collection only pays when there is a quarter more to look at than the last
            // one left, which keeps the cost of building a large heap linear.
            if index == 2, state.pointee.longLivedPending < state.pointee.longLivedTotal / 4 { continue }
            collect(generation: index)
            return
        }
    }

    private func collectMain(_ index: Int) -> Int {
        let generations = state.pointee.generations
        if index + 1 < Self.generationCount { generations[index + 1].count += 1 }
        for younger in 0...index { generations[younger].count = 0 }
        let young = generations[index].list
        for younger in 0..<index { generations[younger].list.moveAll(to: young) }

        let unreachable = state.pointee.unreachable
        deduceUnreachable(young, unreachable)
        untrackTuples(in: young)
        if index == Self.generationCount - 1 {
            untrackDicts(in: young)
            state.pointee.longLivedPending = 0
            state.pointee.longLivedTotal = young.count
        } else {
            if index == Self.generationCount - 2 { state.pointee.longLivedPending += young.count }
            young.moveAll(to: generations[index + 1].list)
        }

        let found = unreachable.count
        // Nothing that is about to go may be reached through a weak reference while it goes.
        unreachable.forEach { clearWeakReferences(to: $0) }
        deleteGarbage(unreachable, survivors: generations[min(index + 1, Self.generationCount - 1)].list)
        generations[index].statistics.collections += 1
        generations[index].statistics.collected += found
        return found
    }

    /// Breaks the cycles: drops what each object holds. Most of them are freed on the way, as the count of another
    /// falls to zero.
    private func deleteGarbage(_ garbage: GCList, survivors: GCList) {
        while !garbage.isEmpty {
            let object = garbage.head.gcNext
            retain(object)
            clearReferences(object)
            let isLast = object.refcount == 1
            if !isLast {
                // Another object of the garbage holds it still and frees it later.
                GCList.unlink(object)
                survivors.append(object)
            }
            release(object)
        }
    }

    private func clearReferences(_ object: ObjectRef) {
        switch object.kind {
        case .list: clearList(object)
        case .dict: clearDict(object)
        case .set, .frozenset: clearSet(object)
        case .type: return clearType(object)
        case .frame: clearFrame(object)
        case .tuple: return  // Its cycle runs through something that can be cleared.
        default:
            if object.type.typeFlags.contains(.variablePart) {
                object.type.slots.pointee.clear?(self, object)
            }
        }
        releaseFields(object)
        if object.type.typeFlags.contains(.managedDict) {
            let dict = object[reference: InstanceLayout.dict]
            object[reference: InstanceLayout.dict] = nil
            release(dict)
        }
    }
}
