extension NativeModule {
    /// What the module `tracemalloc`, written in Python, stands on.
    static var tracemalloc: NativeModule {
        NativeModule("_tracemalloc") { $0.functions = tracingSwitches + tracingReadings }
    }

    private static var tracingSwitches: [NativeFunction] {
        [
            NativeFunction("start", "(nframe=1, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...1, "start", receivers: 0)
                let limit = try arguments.optional(0).map { (object) throws(Raised) in
                    try runtime.asInt32(object)
                }
                guard (1...65535).contains(limit ?? 1) else {
                    throw runtime.valueError("the number of frames must be in range [1; 65535]")
                }
                runtime.startTracing(frameLimit: limit ?? 1)
                return runtime.retained(runtime.none)
            },
            NativeFunction("stop", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "_tracemalloc.stop", receivers: 0)
                runtime.stopTracing()
                return runtime.retained(runtime.none)
            },
            NativeFunction("clear_traces", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "_tracemalloc.clear_traces", receivers: 0)
                runtime.allocator.state.pointee.tracer?.pointee.clear()
                return runtime.retained(runtime.none)
            },
            NativeFunction("reset_peak", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "_tracemalloc.reset_peak", receivers: 0)
                runtime.allocator.state.pointee.tracer?.pointee.resetPeak()
                return runtime.retained(runtime.none)
            },
        ]
    }

    private static var tracingReadings: [NativeFunction] {
        [
            NativeFunction("is_tracing", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "_tracemalloc.is_tracing", receivers: 0)
                return runtime.retained(runtime.bool(runtime.isTracing))
            },
            NativeFunction("get_traceback_limit", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "_tracemalloc.get_traceback_limit", receivers: 0)
                return runtime.makeInt(runtime.allocator.state.pointee.tracer?.pointee.frameLimit ?? 1)
            },
            NativeFunction("get_traced_memory", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "_tracemalloc.get_traced_memory", receivers: 0)
                let tracer = runtime.allocator.state.pointee.tracer
                let (current, peak) = (tracer?.pointee.tracedBytes ?? 0, tracer?.pointee.peakBytes ?? 0)
                return runtime.makeTuple(owned: [runtime.makeInt(current), runtime.makeInt(peak)])
            },
            NativeFunction("get_tracemalloc_memory", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "_tracemalloc.get_tracemalloc_memory", receivers: 0)
                return runtime.makeInt(runtime.allocator.state.pointee.tracer?.pointee.overhead ?? 0)
            },
            NativeFunction("_get_object_traceback", "(obj, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "_tracemalloc._get_object_traceback", receivers: 0)
                guard let trace = runtime.trace(of: arguments[0]) else {
                    return runtime.retained(runtime.none)
                }
                return runtime.makeTraceback(trace.traceback)
            },
            NativeFunction("_source_line", "(file, line, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 2...2, "_tracemalloc._source_line", receivers: 0)
                guard arguments[0].kind == .str,
                    let line = runtime.sourceReader?.line(
                        try runtime.asInt(arguments[1]), of: runtime.stringValue(arguments[0]))
                else { return runtime.retained(runtime.none) }
                return runtime.makeString(line)
            },
            NativeFunction("_get_traces", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "_tracemalloc._get_traces", receivers: 0)
                return runtime.listOfTraces()
            },
        ]
    }
}

extension Runtime {
    /// A new reference to a tuple of `(file, line)`, the innermost frame first.
    fileprivate func makeTraceback(_ id: TracebackID) -> ObjectRef {
        guard let tracer = allocator.state.pointee.tracer else { return retained(statics.emptyTuple) }
        // The table may grow, and move, while the tuples are made.
        let frames = Array(tracer.pointee.tracebacks.traceback(id).frames)
        return makeTuple(
            owned: frames.map { frame in
                let file = frame.fileObject.map(retained) ?? makeString(site(frame)?.file ?? "<unknown>")
                return makeTuple(owned: [file, makeInt(frame.line)])
            })
    }

    /// A list of `(domain, size, traceback, number of frames)` for every block there was when the call began.
    fileprivate func listOfTraces() -> ObjectRef {
        let list = makeList()
        guard let tracer = allocator.state.pointee.tracer else { return list }
        var traces: [Trace] = []
        traces.reserveCapacity(tracer.pointee.traces.count)
        tracer.pointee.traces.forEach { traces.append($0) }
        var tuples: [TracebackID: ObjectRef] = [:]
        for trace in traces {
            let traceback = tuples[trace.traceback] ?? makeTraceback(trace.traceback)
            tuples[trace.traceback] = traceback
            let total = tracer.pointee.tracebacks.traceback(trace.traceback).total
            append(
                owned: makeTuple(owned: [
                    makeInt(0), makeInt(trace.size), retained(traceback), makeInt(total),
                ]),
                to: list)
        }
        for traceback in tuples.values { release(traceback) }
        return list
    }
}
