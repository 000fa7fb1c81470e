/// What a frame runs and where it is, whatever kind of function: for dumps, allocation sites and tracebacks.
extension Runtime {
    func functionName(of frame: InterpreterFrame) -> String {
        if frame.owner == .native { return functions[frame.nativeFunction].name }
        return stringValue(frame.code.codeName)
    }

    func fileName(of frame: InterpreterFrame) -> String {
        if frame.owner == .native { return functions[frame.nativeFunction].file }
        return stringValue(frame.code.codeFile)
    }

    /// The line being executed.
    func line(of frame: InterpreterFrame) -> Int {
        if frame.owner == .native { return frame.nativeLine }
        return frame.code.line(ofInstruction: frame.instructionNumber)
    }

    /// By slot, of locals, cells and free variables.
    func variableNames(of frame: InterpreterFrame) -> [String] {
        if frame.owner == .native { return functions[frame.nativeFunction].locals }
        let names = frame.code.variableNames
        return (0..<tupleCount(names)).map { stringValue(tupleItem(names, $0)) }
    }
}
