extension Runtime {
    /// Writes the dumps and metrics that a signal, the count of allocations, the memory limit or a clock asks for.
    func doScheduledDumps(_ work: PendingWork) {
        if work.contains(.dump) || work.contains(.allocations) { dumpNumbered() }
        if work.contains(.memory) { dumpOnMemoryError() }
        if work.contains(.metrics) { publishMetrics() }
    }

    /// A dump under the next number.
    package func dumpNumbered() { dumpInChild(to: dumpSchedule.nextFile()) }

    /// The first time memory runs out, the heap as it is then.
    func dumpOnMemoryError() {
        guard let file = dumpSchedule.memoryErrorFile else { return }
        dumpSchedule.memoryErrorFile = nil
        dumpInChild(to: file)
    }
}
