/// Where every block of memory in use was allocated, while programs are traced: a hash table from the block's address to
/// its size and traceback, in memory of its own, which is not traced.
///
/// Costs a branch an allocation while it is off. While on, an allocation costs a walk over as many frames as are asked
/// for, and two lookups; a block takes about 36 bytes, and a traceback that differs 24 bytes a frame.
struct AllocationTracer {
    unowned(unsafe) let runtime: Runtime
    /// The most frames of a traceback that are kept.
    var frameLimit: Int
    /// Whether new blocks are entered; those that go are forgotten either way.
    var isRecording = true
    private(set) var traces = TraceTable()
    private(set) var tracebacks = TracebackTable()
    private(set) var tracedBytes = 0
    private(set) var peakBytes = 0
    /// Since tracing began: bytes of blocks allocated, and of those freed.
    private(set) var allocatedBytes = 0
    private(set) var freedBytes = 0
    /// The most bytes there were since `beginWindow`.
    private(set) var windowPeak = 0
    /// A dump is asked for each time so many blocks were allocated; 0 for never.
    var dumpInterval = 0
    private var blocksUntilDump = 0

    init(_ runtime: Runtime, frameLimit: Int) {
        self.runtime = runtime
        self.frameLimit = frameLimit
    }

    mutating func record(_ block: UInt, _ size: Int) {
        if dumpInterval > 0 { countDown() }
        guard isRecording else { return }
        let traceback = tracebacks.current(runtime, limit: frameLimit)
        if let old = traces.insert(Trace(address: block, size: size, traceback: traceback)) {
            tracedBytes -= old.size
            freedBytes += old.size
        }
        tracedBytes += size
        allocatedBytes += size
        if tracedBytes > peakBytes { peakBytes = tracedBytes }
        if tracedBytes > windowPeak { windowPeak = tracedBytes }
    }

    mutating func forget(_ block: UInt) {
        guard let old = traces.remove(block) else { return }
        tracedBytes -= old.size
        freedBytes += old.size
    }

    private mutating func countDown() {
        blocksUntilDump += 1
        guard blocksUntilDump >= dumpInterval else { return }
        blocksUntilDump = 0
        runtime.request(.allocations)
    }

    /// A block was given out again that was in use as far as the allocator knows.
    mutating func renew(_ block: UInt) {
        guard isRecording, let old = traces[block] else { return }
        let traceback = tracebacks.current(runtime, limit: frameLimit)
        _ = traces.insert(Trace(address: block, size: old.size, traceback: traceback))
    }

    mutating func beginWindow() { windowPeak = tracedBytes }

    mutating func resetPeak() { peakBytes = tracedBytes }

    mutating func clear() {
        traces.clear()
        tracebacks.clear(runtime)
        tracedBytes = 0
        peakBytes = 0
    }

    mutating func free() {
        clear()
        traces.free()
        tracebacks.free()
    }

    /// Bytes that tracing itself takes.
    var overhead: Int { traces.byteCount + tracebacks.byteCount }
}

extension PoolAllocator {
    @inline(never)
    func trace(_ block: UnsafeMutableRawPointer, _ size: Int) {
        state.pointee.tracer?.pointee.record(UInt(bitPattern: block), size)
    }

    @inline(never)
    func forgetTrace(_ block: UnsafeMutableRawPointer) {
        state.pointee.tracer?.pointee.forget(UInt(bitPattern: block))
    }

    @inline(never)
    func renewTrace(_ block: UnsafeMutableRawPointer) {
        state.pointee.tracer?.pointee.renew(UInt(bitPattern: block))
    }
}
