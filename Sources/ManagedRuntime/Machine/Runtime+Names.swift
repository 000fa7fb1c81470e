/// Names of globals, class bodies and cells: the slow ways of the instructions that load, store and delete them.
extension Runtime {
    /// A global or built-in, borrowed.
    @inline(never)
    func global(_ name: ObjectRef, _ frame: InterpreterFrame) throws(Raised) -> ObjectRef {
        if let value = dictValue(frame.globals, for: name) { return value }
        if let value = dictValue(frame.builtins, for: name) { return value }
        throw undefined(name)
    }

    func undefined(_ name: ObjectRef) -> Raised {
        nameError(.nameError, name, "name '\(stringValue(name))' is not defined")
    }

    /// A NameError that knows the name, for suggestions.
    private func nameError(_ kind: ExceptionKind, _ name: ObjectRef, _ message: String) -> Raised {
        let exception = makeException(exceptionType(kind), owned: [makeString(message)])
        exception[reference: NameErrorLayout.name] = retained(name)
        return raise(owned: exception)
    }

    @inline(never)
    func unboundLocal(_ frame: InterpreterFrame, _ index: Int) -> Raised {
        let name = tupleItem(frame.code.variableNames, index)
        return nameError(
            .unboundLocalError, name,
            "cannot access local variable '\(stringValue(name))' where it is not associated with a value")
    }

    @inline(never)
    func unboundCell(_ frame: InterpreterFrame, _ index: Int) -> Raised {
        if !frame.code.body.variableKinds[index].contains(.free) { return unboundLocal(frame, index) }
        let name = tupleItem(frame.code.variableNames, index)
        return nameError(
            .nameError, name,
            "cannot access free variable '\(stringValue(name))' where it is not associated with a value in "
                + "enclosing scope")
    }

    /// A new reference to what a name stands for in a module's or class's body.
    func loadName(_ name: ObjectRef, _ frame: InterpreterFrame) throws(Raised) -> ObjectRef {
        guard let locals = frame.locals else {
            throw raise(.systemError, "no locals when loading '\(stringValue(name))'")
        }
        if let value = try localValue(locals, name) { return value }
        return retained(try global(name, frame))
    }

    /// Nil where the mapping has no such key.
    private func localValue(_ locals: ObjectRef, _ name: ObjectRef) throws(Raised) -> ObjectRef? {
        if locals.type == types.dict { return dictValue(locals, for: name).map(retained) }
        do throws(Raised) {
            return try item(locals, name)
        } catch {
            guard pendingIs(.keyError) else { throw error }
            dropException()
            return nil
        }
    }

    func storeName(_ name: ObjectRef, owned value: ObjectRef, _ frame: InterpreterFrame) throws(Raised) {
        guard let locals = frame.locals else {
            release(value)
            throw raise(.systemError, "no locals found when storing '\(stringValue(name))'")
        }
        if locals.type == types.dict {
            return setDictValue(locals, ownedKey: retained(name), ownedValue: value)
        }
        defer { release(value) }
        try setItem(locals, name, value)
    }

    func deleteName(_ name: ObjectRef, _ frame: InterpreterFrame) throws(Raised) {
        guard let locals = frame.locals else { throw undefined(name) }
        if locals.type == types.dict {
            guard removeDictValue(locals, for: name) else { throw undefined(name) }
            return
        }
        do throws(Raised) {
            try deleteItem(locals, name)
        } catch {
            guard pendingIs(.keyError) else { throw error }
            dropException()
            throw undefined(name)
        }
    }

    /// A free variable as a class body sees it: the namespace first.
    func loadClassDeref(_ index: Int, _ frame: InterpreterFrame) throws(Raised) -> ObjectRef {
        let name = tupleItem(frame.code.variableNames, index)
        if let locals = frame.locals, let value = try localValue(locals, name) { return value }
        guard let value = frame.slots[index].unsafelyUnwrapped[reference: CellLayout.contents] else {
            throw unboundCell(frame, index)
        }
        return retained(value)
    }

    func setUpAnnotations(_ frame: InterpreterFrame) throws(Raised) {
        guard let locals = frame.locals else {
            throw raise(.systemError, "no locals found when setting up annotations")
        }
        if let value = try localValue(locals, name(.__annotations__)) { return release(value) }
        let annotations = makeDict()
        defer { release(annotations) }
        try setItem(locals, name(.__annotations__), annotations)
    }
}

enum NameErrorLayout {
    static let name = 72
}
