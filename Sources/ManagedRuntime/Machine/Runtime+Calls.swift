/// Calls of Python functions, and of anything from the evaluation loop.
extension Runtime {
    /// Pushes the frame of a call. The function's and the arguments' references pass to it, or are released when this
    /// throws.
    /// - Parameter count: how many values there are, those of keyword arguments included.
    @inline(__always)
    func pushCall(
        _ function: ObjectRef, _ arguments: StackPointer, _ count: Int, _ keywordNames: ObjectRef?
    ) throws(Raised) -> InterpreterFrame {
        let code = function.functionCode
        guard code[word: CodeLayout.exactArguments] == count, keywordNames == nil,
            state.pointee.recursionRemaining > 0
        else {
            return try pushBoundCall(function, arguments, count, keywordNames)
        }
        let frame = newFrame(function, code)
        let slots = frame.slots
        for index in 0..<count { slots[index] = arguments[index] }
        for index in count..<code.variableCount { slots[index] = nil }
        state.pointee.currentFrame = frame
        return frame
    }

    /// A frame on top of the stack without its variables, not yet the current one. The function's reference passes to
    /// it.
    @inline(__always)
    private func newFrame(_ function: ObjectRef, _ code: ObjectRef) -> InterpreterFrame {
        state.pointee.recursionRemaining -= 1
        let frame = InterpreterFrame(state.pointee.dataStack.push(code.frameSize))
        frame.function = function
        frame.globals = function.functionGlobals
        frame.builtins = function.functionBuiltins
        frame.locals = nil
        retain(code)
        frame.code = code
        frame.frameObject = nil
        frame.previous = state.pointee.currentFrame
        frame.instruction = code.codeInstructions - 1
        frame.stackTop = Int32(code.variableCount)
        frame.returnsTo = .evaluation
        frame.owner = .thread
        return frame
    }

    @inline(never)
    private func pushBoundCall(
        _ function: ObjectRef, _ arguments: StackPointer, _ count: Int, _ keywordNames: ObjectRef?
    ) throws(Raised) -> InterpreterFrame {
        do throws(Raised) {
            try checkRecursion("")
        } catch {
            for index in 0..<count { release(arguments[index]) }
            release(function)
            throw error
        }
        let code = function.functionCode
        let frame = newFrame(function, code)
        for index in 0..<code.variableCount { frame.slots[index] = nil }
        var binding = ArgumentBinding(self, frame, arguments, count, keywordNames)
        do throws(Raised) {
            try binding.bind()
        } catch {
            state.pointee.recursionRemaining += 1
            clearFrame(frame)
            state.pointee.dataStack.pop(to: frame.raw)
            throw error
        }
        state.pointee.currentFrame = frame
        return frame
    }

    /// Pushes the frame of a module's or class's body, or of any code that takes no arguments.
    func pushFrame(_ function: ObjectRef, locals: ObjectRef?) throws(Raised) -> InterpreterFrame {
        try checkRecursion("")
        let code = function.functionCode
        let frame = newFrame(retained(function), code)
        frame.locals = locals.map(retained)
        for index in 0..<code.variableCount { frame.slots[index] = nil }
        state.pointee.currentFrame = frame
        return frame
    }

    /// Runs a frame that was pushed, and pops it.
    func run(_ frame: InterpreterFrame) throws(Raised) -> ObjectRef {
        defer {
            state.pointee.recursionRemaining += 1
            clearFrame(frame)
            state.pointee.dataStack.pop(to: frame.raw)
        }
        return try evaluate(frame)
    }

    /// Calls a Python function from native code.
    func callFunction(_ function: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let count = arguments.count + (arguments.keywordNames.map { tupleCount($0) } ?? 0)
        for index in 0..<count { retain(arguments.values[index]) }
        let values = UnsafeMutableRawPointer(arguments.values).assumingMemoryBound(to: ObjectRef?.self)
        return try run(pushCall(retained(function), values, count, arguments.keywordNames))
    }

    /// Runs code in a namespace: what a module is, and a class's body.
    func execute(code: ObjectRef, globals: ObjectRef, locals: ObjectRef) throws(Raised) -> ObjectRef {
        let function = makeFunction(code: code, globals: globals)
        defer { release(function) }
        return try run(pushFrame(function, locals: locals))
    }

    /// Calls something that is no Python function, from the evaluation loop.
    @inline(__always)
    func callNative(
        _ callable: ObjectRef, _ arguments: StackPointer, _ count: Int, _ keywordNames: ObjectRef?
    ) throws(Raised) -> ObjectRef {
        let keywords = keywordNames.map { tupleCount($0) } ?? 0
        let arguments = Arguments(arguments.values, count: count - keywords, keywordNames: keywordNames)
        let type = callable.type
        if type == types[.builtinFunction] {
            try enterRecursion(" while calling a Python object")
            defer { leaveRecursion() }
            return try callBuiltinFunction(callable, arguments)
        }
        if type == types[.methodDescriptor] {
            try enterRecursion(" while calling a Python object")
            defer { leaveRecursion() }
            return try callMethodDescriptor(callable, arguments)
        }
        return try call(callable, arguments)
    }

    // MARK: Recursion

    /// Raises RecursionError when calls are nested too deep, natively or in Python.
    /// - Parameter place: ` while calling a Python object` and the like.
    @inline(__always)
    func checkRecursion(_ place: StaticString) throws(Raised) {
        if state.pointee.recursionRemaining <= 0 { try recursionExceeded(place) }
    }

    /// Counts a level of native recursion; `leaveRecursion` when it is over.
    @inline(__always)
    func enterRecursion(_ place: StaticString) throws(Raised) {
        try checkRecursion(place)
        state.pointee.recursionRemaining -= 1
    }

    @inline(__always)
    func leaveRecursion() { state.pointee.recursionRemaining += 1 }

    /// A handler of the error gets fifty levels more.
    @inline(never)
    private func recursionExceeded(_ place: StaticString) throws(Raised) {
        if state.pointee.isRecoveringFromRecursion {
            guard state.pointee.recursionRemaining > -50 else {
                fatalError("Cannot recover from stack overflow.")
            }
            return
        }
        state.pointee.isRecoveringFromRecursion = true
        defer { state.pointee.isRecoveringFromRecursion = false }
        throw raise(.recursionError, "maximum recursion depth exceeded\(place)")
    }

    package var recursionLimit: Int { state.pointee.recursionLimit }

    /// - Returns: whether the limit is above the present depth.
    func setRecursionLimit(_ limit: Int) -> Bool {
        let depth = state.pointee.recursionLimit - state.pointee.recursionRemaining
        guard depth < limit else { return false }
        state.pointee.recursionLimit = limit
        state.pointee.recursionRemaining = limit - depth
        return true
    }

    /// Calls that are nested now.
    var recursionDepth: Int { state.pointee.recursionLimit - state.pointee.recursionRemaining }
}
