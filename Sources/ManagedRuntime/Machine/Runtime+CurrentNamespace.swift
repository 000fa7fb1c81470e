/// The namespaces of the code that is running.
extension Runtime {
    /// The innermost frame that runs Python code.
    var currentPythonFrame: InterpreterFrame? {
        guard let frame = state.pointee.currentFrame else { return nil }
        return frame.owner == .native ? callerWithCode(of: frame) : frame
    }

    /// The globals of the running code, borrowed.
    var currentGlobals: ObjectRef? { currentPythonFrame?.globals }

    /// `locals()`: the namespace of a module's or class's body, or a dict of a function's variables; a new reference.
    func currentLocals() throws(Raised) -> ObjectRef {
        guard let frame = currentPythonFrame else { throw raise(.systemError, "frame does not exist") }
        return retained(try locals(of: frame))
    }

    /// Borrowed. A function's dict stays with its frame and is brought up to date each time, as in 3.11.
    func locals(of frame: InterpreterFrame) throws(Raised) -> ObjectRef {
        guard frame.code.codeFlags.contains(.optimized) else {
            if let locals = frame.locals { return locals }
            throw raise(.systemError, "no locals exist")
        }
        if frame.locals == nil { frame.locals = makeDict() }
        let dict = frame.locals.unsafelyUnwrapped
        let names = frame.code.variableNames
        let kinds = frame.code.body.variableKinds
        for index in 0..<frame.code.variableCount {
            var value = frame.slots[index]
            if !kinds[index].isDisjoint(with: [.cell, .free]), let cell = value, cell.kind == .cell {
                value = cell[reference: CellLayout.contents]
            }
            let name = tupleItem(names, index)
            if let value { setDictValue(dict, name, value) } else { removeDictValue(dict, for: name) }
        }
        return dict
    }
}
