extension Runtime {
    /// Writes the dumps that a signal, the count of allocations or the memory limit asks for.
    func doScheduledDumps(_ work: PendingWork) {
        if work.contains(.dump) || work.contains(.allocations) { dumpNumbered() }
        if work.contains(.memory) { dumpOnMemoryError() }
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
