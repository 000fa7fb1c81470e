/// The `__new__` of a named tuple: a Python function with a parameter for each field, whose code is made here, as there is
/// no `eval` to compile it.
///
///     lambda _cls, x, y: _tuple_new(_cls, (x, y))
extension Runtime {
    /// A new function.
    /// - Parameter names: a tuple of str.
    func makeNamedTupleNew(_ typename: ObjectRef, _ names: ObjectRef) throws(Raised) -> ObjectRef {
        guard typename.kind == .str, names.kind == .tuple else {
            throw typeError("Type names and field names must be strings")
        }
        let fields = (0..<tupleCount(names)).map { stringValue(tupleItem(names, $0)) }
        let code = makeCode(Self.namedTupleNew(fields))
        defer { release(code) }
        let globals = makeDict()
        defer { release(globals) }
        let tupleNew = try attribute(types.tuple, named: name(.__new__))
        setDictValue(globals, ownedKey: intern("_tuple_new"), ownedValue: tupleNew)
        setDictValue(globals, ownedKey: retained(name(.__builtins__)), ownedValue: makeDict())
        setDictValue(
            globals, ownedKey: retained(name(.__name__)),
            ownedValue: makeString("namedtuple_\(stringValue(typename))"))
        return makeFunction(code: code, globals: globals)
    }

    private static func namedTupleNew(_ fields: [String]) -> CodeDescription {
        var code = CodeDescription(
            name: "<lambda>", qualifiedName: "<lambda>", file: "<string>", firstLine: 1)
        let parameters = ["_cls"] + fields
        code.flags = [.optimized, .newLocals]
        code.argumentCount = parameters.count
        code.variables = parameters.map { CodeDescription.Variable($0, .local) }
        code.names = ["_tuple_new"]
        code.constants = [.none]
        code.maximumStackDepth = 3 + max(fields.count, 1)
        code.instructions = [Instruction(.loadGlobal, 1), Instruction(.loadFast, 0)]
        code.instructions += fields.indices.map { Instruction(.loadFast, $0 + 1) }
        code.instructions += [
            Instruction(.buildTuple, fields.count), Instruction(.call, 2), Instruction(.returnValue, 0),
        ]
        let line = SourceRange(startLine: 1, startColumn: 0, endLine: 1, endColumn: 0)
        code.positions = Array(repeating: line, count: code.instructions.count)
        return code
    }
}
