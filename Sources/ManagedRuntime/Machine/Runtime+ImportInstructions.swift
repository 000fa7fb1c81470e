/// `import`, `from … import …` and `from … import *`.
extension Runtime {
    func executeImport(
        _ opcode: Opcode, _ argument: Int, _ frame: InterpreterFrame, _ stack: inout StackPointer
    ) throws(Raised) {
        switch opcode {
        case .importName:
            let module = try importModule(
                tupleItem(frame.code.codeNames, argument), names: stack[depth: 1],
                level: intValue(stack[depth: 2]) ?? 0)
            drop(2, &stack)
            stack.push(module)
        case .importFrom:
            stack.push(try importAttribute(tupleItem(frame.code.codeNames, argument), from: stack[depth: 1]))
        default:
            try importAll(from: stack[depth: 1], frame)
            release(stack.pop())
        }
    }

    /// A new reference to the module; of `a.b` to `a`, unless names are to be imported from it.
    private func importModule(_ name: ObjectRef, names: ObjectRef, level: Int) throws(Raised) -> ObjectRef {
        guard level == 0 else {
            throw raise(.importError, "attempted relative import with no known parent package")
        }
        let path = stringValue(name)
        let module = try importModule(named: path)
        let hasNames = try isTrue(names)
        guard !hasNames, let first = path.split(separator: ".").first, first != path else { return module }
        release(module)
        return try importModule(named: String(first))
    }

    /// What `from module import name` binds; a new reference.
    private func importAttribute(_ name: ObjectRef, from module: ObjectRef) throws(Raised) -> ObjectRef {
        if let value = try attributeIfPresent(module, named: name) { return value }
        let moduleName = textAttribute(module, .__name__)
        if let moduleName, let submodule = importedModule("\(moduleName).\(stringValue(name))") {
            return retained(submodule)
        }
        throw cannotImport(name, module, moduleName)
    }

    private func cannotImport(_ name: ObjectRef, _ module: ObjectRef, _ moduleName: String?) -> Raised {
        let place = textAttribute(module, .__file__)
        let partial = place != nil && isInitializing(module)
        let text = "cannot import name '\(stringValue(name))' from "
        let source = "'\(moduleName ?? "<unknown module name>")' "
        let circular = "(most likely due to a circular import) "
        let exception = makeException(
            exceptionType(.importError),
            owned: [
                makeString(
                    text + (partial ? "partially initialized module " : "") + source
                        + (partial ? circular : "")
                        + "(\(place ?? "unknown location"))")
            ])
        exception[reference: ImportErrorLayout.name] = moduleName.map { makeString($0) }
        exception[reference: ImportErrorLayout.path] = place.map { makeString($0) }
        return raise(owned: exception)
    }

    /// Names without a leading underscore, or those in `__all__`.
    private func importAll(from module: ObjectRef, _ frame: InterpreterFrame) throws(Raised) {
        guard let locals = frame.locals else {
            throw raise(.systemError, "no locals found during 'import *'")
        }
        let all = intern("__all__")
        defer { release(all) }
        if let names = try attributeIfPresent(module, named: all) {
            defer { release(names) }
            return try forEach(in: names) { (name) throws(Raised) in
                let value = try attribute(module, named: name)
                defer { release(value) }
                try setItem(locals, name, value)
            }
        }
        let dict = try attribute(module, named: name(.__dict__))
        defer { release(dict) }
        let names = makeList()
        defer { release(names) }
        forEachEntry(dict) { key, _ in append(key, to: names) }
        try forEach(in: names) { (name) throws(Raised) in
            guard name.kind == .str, !stringValue(name).hasPrefix("_") else { return }
            let value = try attribute(module, named: name)
            defer { release(value) }
            try setItem(locals, name, value)
        }
    }
}

enum ImportErrorLayout {
    static let message = 72
    static let name = 80
    static let path = 88
}
