import Glibc

/// What one collection did.
struct CollectionReport {
    let generation: Int
    /// Of the three generations, before: containers made since, collections since.
    let counts: (Int, Int, Int)
    /// Containers that were looked at.
    let examined: Int
    let heapBefore: Int
    private(set) var heapAfter = 0
    /// Weak references' callbacks are called before the finalizers, and both before anything is freed.
    var finalized = 0
    var resurrected = 0
    private(set) var collected = 0
    private let start: timespec
    /// Nanoseconds from the start to the end, callbacks and finalizers included.
    private(set) var pause = 0

    init(generation: Int, runtime: Runtime) {
        self.generation = generation
        let generations = runtime.state.pointee.collector.generations
        counts = (generations[0].count, generations[1].count, generations[2].count)
        let isLogged = runtime.state.pointee.collector.log != nil
        examined = isLogged ? (0...generation).reduce(0) { $0 + generations[$1].list.count } : 0
        heapBefore = isLogged ? runtime.heapBytes : 0
        start = Self.now()
    }

    mutating func end(collected: Int, runtime: Runtime) {
        let end = Self.now()
        pause = (end.tv_sec - start.tv_sec) * 1_000_000_000 + end.tv_nsec - start.tv_nsec
        self.collected = collected
        heapAfter = runtime.state.pointee.collector.log != nil ? runtime.heapBytes : 0
    }

    private static func now() -> timespec {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time
    }

    /// One line of the collector log, see `CollectorLog`.
    func json(at time: Double) -> String {
        """
        {"time":\(time),"generation":\(generation),"counts":[\(counts.0),\(counts.1),\(counts.2)],\
        "examined":\(examined),"collected":\(collected),"uncollectable":0,"finalized":\(finalized),\
        "resurrected":\(resurrected),"pause_ns":\(pause),"heap_before":\(heapBefore),"heap_after":\(heapAfter)}

        """
    }
}

/// The collector log: JSON Lines, one object a collection, written when it has ended.
///
/// | key | |
/// |---|---|
/// | `time` | seconds since the epoch, at the end |
/// | `generation` | 0, 1 or 2: the oldest that was collected |
/// | `counts` | of each generation before: containers made and not freed, collections of the one before |
/// | `examined` | containers in the generations collected |
/// | `collected` | unreachable objects freed, as `gc.collect()` counts |
/// | `uncollectable` | always 0: finalizers never keep garbage |
/// | `finalized`, `resurrected` | finalizers called; objects that are reachable again thereafter |
/// | `pause_ns` | how long the program stood still, callbacks and finalizers included |
/// | `heap_before`, `heap_after` | bytes of blocks in use and of large allocations |
struct CollectorLog {
    let file: UnsafeMutablePointer<FILE>

    func write(_ report: CollectionReport) {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let microseconds = time.tv_sec * 1_000_000 + time.tv_nsec / 1000
        fputs(report.json(at: Double(microseconds) / 1_000_000), file)
        fflush(file)
    }
}

extension Runtime {
    /// Starts the collector log. The file is made anew.
    /// - Returns: false, with `errno` set, when it cannot be.
    package func openCollectorLog(_ path: String) -> Bool {
        guard let file = fopen(path, "we") else { return false }
        closeCollectorLog()
        state.pointee.collector.log = CollectorLog(file: file)
        return true
    }

    package func closeCollectorLog() {
        if let log = state.pointee.collector.log { fclose(log.file) }
        state.pointee.collector.log = nil
    }

    /// Bytes of blocks in use and of large allocations. Walks the pools.
    package var heapBytes: Int {
        let statistics = allocator.statistics()
        return statistics.usedBlockBytes + statistics.largeBytes
    }

    func printCollectionStart(_ generation: Int) {
        let collector = state.pointee.collector
        let counts = (0..<Self.generationCount).map { "\(collector.generations[$0].list.count)" }
        writeToStandardError(
            """
            gc: collecting generation \(generation)...
            gc: objects in each generation: \(counts.joined(separator: " "))
            gc: objects in permanent generation: \(collector.permanent.count)

            """)
    }

    func printCollectionEnd(_ report: CollectionReport) {
        let tenths = (report.pause + 50_000) / 100_000
        let fraction = String(tenths % 10_000)
        let seconds = "\(tenths / 10_000)." + String(repeating: "0", count: 4 - fraction.count) + fraction
        writeToStandardError(
            "gc: done, \(report.collected) unreachable, 0 uncollectable, \(seconds)s elapsed\n")
    }

    func printCollectable(_ garbage: GCList) {
        garbage.forEach { object in
            let address = String(object.address, radix: 16)
            writeToStandardError("gc: collectable <\(typeName(of: object)) 0x\(address)>\n")
        }
    }
}
