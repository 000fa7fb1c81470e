/// The module `__main__`, and how a program ends.
extension Runtime {
    /// Makes `__main__`; borrowed from `sys.modules`.
    package func makeMainModule(file: String) -> ObjectRef {
        let key = name(.__main__)
        let module = newModule(key)
        setDictValue(language.pointee.modules, key, module)
        release(module)
        let dict = moduleDict(module)
        setDictValue(dict, ownedKey: retained(name(.__annotations__)), ownedValue: makeDict())
        if let builtins = importedModule("builtins") { setDictValue(dict, name(.__builtins__), builtins) }
        setGlobal(module, "__file__", owned: makeString(file))
        setGlobal(module, "__cached__", none)
        return module
    }

    /// Runs the program's code.
    package func runMain(_ code: ObjectRef, in module: ObjectRef) throws(Raised) {
        let dict = moduleDict(module)
        release(try execute(code: code, globals: dict, locals: dict))
    }

    /// Ends a program with the pending exception: SystemExit gives the status, any other is printed.
    package func endWithException() -> Int32 {
        let exception = takeException()
        defer { release(exception) }
        flushStandardStreams()
        if isSubtype(exception.type, exceptionType(.systemExit)) { return exitStatus(exception) }
        keepLast(exception)
        writeToStandardError(describe(uncaught: exception))
        return isSubtype(exception.type, exceptionType(.keyboardInterrupt)) ? 130 : 1
    }

    /// `sys.last_value` and its like keep what ended the program until `sys` itself is cleared.
    private func keepLast(_ exception: ObjectRef) {
        guard let module = importedModule("sys"), module.kind == .module else { return }
        setGlobal(module, "last_type", exception.type)
        setGlobal(module, "last_value", exception)
        setGlobal(module, "last_traceback", exception[reference: ExceptionLayout.traceback] ?? none)
    }

    private func exitStatus(_ exception: ObjectRef) -> Int32 {
        guard let code = exception[reference: ExceptionLayout.exitCode], code != none else { return 0 }
        if code.kind == .int || code.kind == .bool {
            return Int32(truncatingIfNeeded: intValue(code) ?? -1) & 0xff
        }
        writeToStandardError((plainText(code) ?? "") + "\n")
        return 1
    }
}
