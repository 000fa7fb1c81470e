extension Runtime {
    /// Calls `body` with every reference that the runtime itself holds, outside the heap: once for each that counts.
    func forEachRuntimeReference(_ body: (ObjectRef) -> Void) {
        for module in modules { body(module) }
        forEachFrameReference(body)
        forEachLanguageReference(body)
        if let list = state.pointee.collector.garbageList { body(list) }
        if let list = state.pointee.collector.callbackList { body(list) }
        if let exception = state.pointee.pendingException { body(exception) }
        // The other items are generators', whose references they are.
        var item = state.pointee.handled
        while let previous = item.previous { item = previous }
        if let exception = item.exception { body(exception) }
        allocator.state.pointee.tracer?.pointee.tracebacks.forEachReference(body)
    }

    private func forEachFrameReference(_ body: (ObjectRef) -> Void) {
        var frame = currentFrame
        while let current = frame {
            if current.owner != .generator { current.forEachReference(body) }
            frame = current.previous
        }
    }
}
