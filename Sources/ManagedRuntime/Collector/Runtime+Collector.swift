extension Runtime {
    package static let generationCount = 3
    static let thresholds = [700, 10, 10]

    /// Whether containers made trigger collections. `collect` works either way.
    package var isCollectorEnabled: Bool {
        get { state.pointee.collector.isEnabled }
        set { state.pointee.collector.isEnabled = newValue }
    }

    /// By generation, the youngest first.
    package var collectorStatistics: [CollectorStatistics] {
        (0..<Self.generationCount).map { state.pointee.collector.generations[$0].statistics }
    }

    /// By generation, the youngest first.
    package var collectorPauses: [PauseStatistics] {
        (0..<Self.generationCount).map { state.pointee.collector.generations[$0].pauses }
    }

    /// Collects a generation and all younger ones; survivors move to the next. Weak references' callbacks and
    /// finalizers run on the way.
    /// - Returns: how many unreachable objects were found and freed; 0 within a collection.
    @discardableResult
    package func collect(generation: Int = 2) -> Int {
        precondition((0..<Self.generationCount).contains(generation), "there is no generation \(generation)")
        guard !state.pointee.collector.isCollecting else { return 0 }
        state.pointee.collector.isCollecting = true
        defer { state.pointee.collector.isCollecting = false }
        callCollectorCallbacks("start", generation: generation, collected: 0, uncollectable: 0)
        let found = collectMain(generation)
        callCollectorCallbacks("stop", generation: generation, collected: found, uncollectable: 0)
        return found
    }

    /// Counts a container that is about to be made, and collects when the youngest generation is full.
    @inline(__always)
    func countContainer() {
        let youngest = state.pointee.collector.generations
        youngest.pointee.count &+= 1
        if youngest.pointee.count > youngest.pointee.threshold { collectIfDue() }
    }

    @inline(never)
    private func collectIfDue() {
        let collector = state.pointee.collector
        let generations = collector.generations
        guard collector.isEnabled, !collector.isCollecting, generations[0].threshold != 0,
            state.pointee.pendingException == nil
        else { return }
        for index in stride(from: Self.generationCount - 1, through: 0, by: -1)
        where generations[index].count > generations[index].threshold {
            // The quarter rule: a full collection only pays when there is a quarter more to look at than the last
            // one left, which keeps the cost of building a large heap linear.
            if index == 2, collector.longLivedPending < collector.longLivedTotal / 4 { continue }
            collect(generation: index)
            return
        }
    }

    private func collectMain(_ index: Int) -> Int {
        let generations = state.pointee.collector.generations
        var report = CollectionReport(generation: index, runtime: self)
        if state.pointee.collector.debugging.contains(.statistics) { printCollectionStart(index) }
        if index + 1 < Self.generationCount { generations[index + 1].count += 1 }
        for younger in 0...index { generations[younger].count = 0 }
        let young = generations[index].list
        for younger in 0..<index { generations[younger].list.moveAll(to: young) }
        let isFull = index == Self.generationCount - 1
        let survivors = isFull ? young : generations[index + 1].list

        let unreachable = state.pointee.collector.unreachable
        deduceUnreachable(young, unreachable)
        untrackTuples(in: young)
        settleSurvivors(of: index)
        if state.pointee.collector.debugging.contains(.collectable) { printCollectable(unreachable) }

        let found: Int
        if unreachable.isEmpty {
            found = 0
        } else {
            let callbacks = handleWeakReferences(unreachable, survivors: survivors)
            report.finalized = finalizeGarbage(unreachable)
            report.resurrected = handleResurrected(unreachable, survivors: survivors)
            found = callbacks + unreachable.count
            deleteGarbage(unreachable, survivors: survivors)
        }
        if isFull { clearFreeLists() }
        generations[index].statistics.collections += 1
        generations[index].statistics.collected += found
        finish(&report, found: found)
        return found
    }

    private func settleSurvivors(of index: Int) {
        let generations = state.pointee.collector.generations
        let young = generations[index].list
        guard index < Self.generationCount - 1 else {
            untrackDicts(in: young)
            state.pointee.collector.longLivedPending = 0
            state.pointee.collector.longLivedTotal = young.count
            return
        }
        if index == Self.generationCount - 2 { state.pointee.collector.longLivedPending += young.count }
        young.moveAll(to: generations[index + 1].list)
    }

    private func finish(_ report: inout CollectionReport, found: Int) {
        report.end(collected: found, runtime: self)
        state.pointee.collector.generations[report.generation].pauses.record(report.pause)
        if state.pointee.collector.debugging.contains(.statistics) { printCollectionEnd(report) }
        state.pointee.collector.log?.write(report)
    }
}
