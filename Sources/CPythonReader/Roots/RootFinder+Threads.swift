/// Frames, and what a thread's state holds.
extension RootFinder {
    mutating func addThreads() {
        for (row, thread) in threads.enumerated() {
            for (number, frame) in thread.frames.enumerated() { addFrame(frame, thread: row, number) }
            addState(of: thread, row)
        }
    }

    /// The C code that runs a frame object holds it, unless it is a generator's, which does itself.
    private mutating func addFrame(_ frame: PythonFrame, thread: Int, _ number: Int) {
        var isCounted = false
        if frame.holder == .frameObject, let own = reader.frameLayout.object.own {
            isCounted = reader.word(frame.object, own.generator) == 0
        }
        if frame.holder == .interpreterFrame {
            roots.append(Root(frame.object, .frame, "", thread: thread, frame: number, isCounted: false))
        } else {
            add(frame.object, .frame, "", thread: thread, frame: number, isCounted: isCounted)
        }
    }

    private mutating func addState(of thread: PythonThread, _ row: Int) {
        let prefix = prefix(ofInterpreter: thread.interpreter)
        for (field, offset) in reader.python.layout.references("PyThreadState") {
            add(
                reader.word(thread.state, offset), .thread, prefix + (Self.threadNames[field] ?? field),
                thread: row)
        }
        // `_PyThreadStateImpl` of 3.13 begins with the thread's state and goes on with `asyncio_running_loop`.
        if reader.python.minor >= 13, let size = reader.python.layout.sizeIfPresent("PyThreadState") {
            add(reader.word(thread.state, size), .thread, prefix + "running event loop", thread: row)
        }
    }

    private static let threadNames = [
        "dict": "thread state dict",
        "context": "context",
        "c_traceobj": "trace function",
        "c_profileobj": "profile function",
        "curexc_type": "exception being raised, its type",
        "curexc_value": "exception being raised",
        "curexc_traceback": "exception being raised, its traceback",
        "current_exception": "exception being raised",
        "exc_state.exc_type": "exception being handled, its type",
        "exc_state.exc_value": "exception being handled",
        "exc_state.exc_traceback": "exception being handled, its traceback",
        "async_exc": "exception to be raised asynchronously",
        "async_gen_firstiter": "hook for the first iteration of async generators",
        "async_gen_finalizer": "hook for finalizing async generators",
    ]
}
