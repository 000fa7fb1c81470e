/// What is watched of a program's memory while it runs, and where that goes.
package struct MemoryOptions: Sendable {
    /// Bytes that the allocator may take from the system.
    package var limit: Int?
    package var dumpOnMemoryError: String?
    /// The number of the signal that asks for a dump.
    package var dumpSignal: Int32?
    /// A line of a file, before which the heap is dumped.
    package var dumpLine: (file: String, line: Int)?
    /// Allocations from dump to dump.
    package var dumpInterval: Int?
    /// Where numbered dumps go; `#` is the number.
    package var dumpPattern: String?
    /// Frames of a traceback that are kept of each allocation, from the beginning on.
    package var tracedFrames: Int?
    package var collectorLog: String?
    /// The function whose lines are measured, and where their figures go as JSON beside the text.
    package var profiledFunction: String?
    package var profileFile: String?
    package var metricsFile: String?
    /// Seconds.
    package var metricsInterval = 10.0
    /// Looks for contradictions in the heap when the program has ended, and for objects that are left over.
    package var verifiesHeap = false

    package init() {}
}
