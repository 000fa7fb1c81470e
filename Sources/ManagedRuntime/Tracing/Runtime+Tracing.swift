/// Where an object was made: the running function and its line.
package struct AllocationSite: Hashable, Sendable {
    package let function: String
    package let file: String
    package let line: Int
}

extension Runtime {
    /// Starts to trace every allocation, or goes on with the limit of frames there is. Blocks allocated before are not
    /// known.
    func startTracing(frameLimit: Int) {
        if let tracer = allocator.state.pointee.tracer {
            if !tracer.pointee.isRecording { tracer.pointee.frameLimit = frameLimit }
            tracer.pointee.isRecording = true
            return
        }
        let tracer = UnsafeMutablePointer<AllocationTracer>.allocate(capacity: 1)
        tracer.initialize(to: AllocationTracer(self, frameLimit: frameLimit))
        allocator.state.pointee.tracer = tracer
    }

    /// As `tracemalloc.start`.
    package func beginTracing(frameLimit: Int) { startTracing(frameLimit: frameLimit) }

    /// Whether new blocks are traced.
    var isTracing: Bool { allocator.state.pointee.tracer?.pointee.isRecording ?? false }

    /// Asks for a dump each time so many blocks were allocated.
    package func requestDumps(everyAllocations count: Int) {
        if allocator.state.pointee.tracer == nil {
            startTracing(frameLimit: 1)
            allocator.state.pointee.tracer?.pointee.isRecording = false
        }
        allocator.state.pointee.tracer?.pointee.dumpInterval = count
    }

    /// Stops, and forgets everything. Allocations may be counted still.
    func stopTracing() {
        guard let tracer = allocator.state.pointee.tracer else { return }
        if tracer.pointee.dumpInterval > 0 {
            tracer.pointee.isRecording = false
            return tracer.pointee.clear()
        }
        endTracing()
    }

    /// Stops, whoever wants what.
    func endTracing() {
        guard let tracer = allocator.state.pointee.tracer else { return }
        allocator.state.pointee.tracer = nil
        tracer.pointee.free()
        tracer.deinitialize(count: 1)
        tracer.deallocate()
    }

    /// While on, every new block is filed under the innermost frame's function and line. What was filed stays when it is
    /// turned off.
    package var isTracingAllocations: Bool {
        get { isTracing }
        set {
            if newValue {
                startTracing(frameLimit: 1)
            } else {
                allocator.state.pointee.tracer?.pointee.isRecording = false
            }
        }
    }

    /// Nil where nothing is known.
    package func allocationSite(of object: ObjectRef) -> AllocationSite? {
        guard let tracer = allocator.state.pointee.tracer, let trace = trace(of: object),
            let frame = tracer.pointee.tracebacks.traceback(trace.traceback).frames.first
        else { return nil }
        return site(frame)
    }

    func trace(of object: ObjectRef) -> Trace? {
        allocator.state.pointee.tracer?.pointee.traces[object.address - UInt(object.prefix)]
    }

    /// Nil for the frame that stands for none.
    func site(_ frame: TraceFrame) -> AllocationSite? {
        if let native = frame.nativeFunction {
            return AllocationSite(
                function: functions[native].name, file: functions[native].file, line: frame.line)
        }
        guard let file = frame.fileObject, let function = frame.functionObject else { return nil }
        return AllocationSite(function: stringValue(function), file: stringValue(file), line: frame.line)
    }

    @inline(__always)
    func traceFrame(of frame: InterpreterFrame) -> TraceFrame {
        if frame.owner == .native {
            return TraceFrame(file: UInt(frame.nativeFunction) << 1 | 1, function: 0, line: frame.nativeLine)
        }
        let code = frame.code
        return TraceFrame(
            file: code.codeFile.address, function: code.codeName.address,
            line: code.line(ofInstruction: frame.instructionNumber))
    }
}
