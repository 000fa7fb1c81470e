/// Functions to be called when the program ends, the latest first.
extension NativeModule {
    static var atexit: NativeModule {
        NativeModule("atexit") {
            $0.functions = [
                NativeFunction("register") { (runtime, arguments) throws(Raised) in
                    try runtime.registerExitFunction(arguments)
                },
                NativeFunction("unregister", "(func, /)") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 1...1, "atexit.unregister", receivers: 0)
                    try runtime.unregisterExitFunction(arguments[0])
                    return runtime.retained(runtime.none)
                },
                NativeFunction("_clear", "()") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 0...0, "atexit._clear", receivers: 0)
                    runtime.language.pointee.exitFunctions.map(runtime.clearList)
                    return runtime.retained(runtime.none)
                },
                NativeFunction("_ncallbacks", "()") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 0...0, "atexit._ncallbacks", receivers: 0)
                    return runtime.makeInt(runtime.language.pointee.exitFunctions.map(runtime.listCount) ?? 0)
                },
                NativeFunction("_run_exitfuncs", "()") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 0...0, "atexit._run_exitfuncs", receivers: 0)
                    runtime.callExitFunctions()
                    return runtime.retained(runtime.none)
                },
            ]
        }
    }
}

extension Runtime {
    /// Files `(function, arguments, names of keyword arguments)`.
    fileprivate func registerExitFunction(_ arguments: Arguments) throws(Raised) -> ObjectRef {
        guard arguments.count > 0 else {
            throw typeError("register() takes at least 1 argument (0 given)")
        }
        let function = arguments[0]
        guard function.type.slots.pointee.call != nil else {
            throw typeError("the first argument must be callable")
        }
        let names = arguments.keywordNames ?? statics.emptyTuple
        let values = (1..<arguments.count + tupleCount(names)).map { arguments.values[$0] }
        let given = makeTuple(values)
        let functions = language.pointee.exitFunctions ?? makeList()
        language.pointee.exitFunctions = functions
        append(owned: makeTuple([function, given, names]), to: functions)
        release(given)
        return retained(function)
    }

    fileprivate func unregisterExitFunction(_ function: ObjectRef) throws(Raised) {
        guard let functions = language.pointee.exitFunctions else { return }
        let kept = makeList()
        defer { release(kept) }
        for index in 0..<listCount(functions) {
            let entry = listItem(functions, index)
            if try !areEqual(tupleItem(entry, 0), function) { append(entry, to: kept) }
        }
        clearList(functions)
        extend(functions, with: (0..<listCount(kept)).map { listItem(kept, $0) })
    }

    /// Calls them, the latest first, and those that are filed meanwhile; what they raise is reported.
    package func callExitFunctions() {
        guard state.pointee.language != nil, let functions = language.pointee.exitFunctions else { return }
        while let entry = popLast(functions) {
            let (function, given, names) = (tupleItem(entry, 0), tupleItem(entry, 1), tupleItem(entry, 2))
            let count = tupleCount(given) - tupleCount(names)
            let positional = (0..<count).map { tupleItem(given, $0) }
            let keywords = (0..<tupleCount(names)).map {
                (stringValue(tupleItem(names, $0)), tupleItem(given, count + $0))
            }
            do throws(Raised) {
                release(try call(function, positional, keywords: keywords))
            } catch {
                reportUnraisable(function)
            }
            release(entry)
        }
    }
}
