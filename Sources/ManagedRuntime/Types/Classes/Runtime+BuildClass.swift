/// The class statement.
extension NativeFunction {
    static let buildClass = NativeFunction("__build_class__") { (runtime, arguments) throws(Raised) in
        try runtime.buildClass(arguments)
    }
}

extension Runtime {
    /// `__build_class__(function, name, *bases, **keywords)`: fills a namespace by the function, then calls the metaclass.
    fileprivate func buildClass(_ arguments: Arguments) throws(Raised) -> ObjectRef {
        guard arguments.count >= 2 else { throw typeError("__build_class__: not enough arguments") }
        let (function, name) = (arguments[0], arguments[1])
        guard function.kind == .function else { throw typeError("__build_class__: func must be a function") }
        guard name.kind == .str else { throw typeError("__build_class__: name is not a string") }
        let given = makeTuple((2..<arguments.count).map { arguments[$0] })
        defer { release(given) }
        let bases = try resolvedBases(given)
        defer { release(bases) }
        let metatype = try winningMetatype(types.type, bases)
        let namespace = makeDict()
        defer { release(namespace) }
        let cell = try run(pushFrame(function, locals: namespace))
        defer { release(cell) }
        if bases != given { setDictValue(namespace, self.name(.__orig_bases__), given) }
        let type = try callMetatype(metatype, name, bases, namespace, arguments)
        do throws(Raised) {
            try checkClassCell(cell, of: type, name)
        } catch {
            release(type)
            throw error
        }
        return type
    }

    private func callMetatype(
        _ metatype: ObjectRef, _ name: ObjectRef, _ bases: ObjectRef, _ namespace: ObjectRef,
        _ arguments: Arguments
    ) throws(Raised) -> ObjectRef {
        let keywordCount = arguments.keywordNames.map { tupleCount($0) } ?? 0
        var values = [name, bases, namespace]
        for index in 0..<keywordCount { values.append(arguments.values[arguments.count + index]) }
        return try values.withUnsafeMutableBufferPointer { (buffer) throws(Raised) in
            try call(
                metatype,
                Arguments(buffer.baseAddress!, count: 3, keywordNames: arguments.keywordNames))
        }
    }

    /// The cell in which the class's methods find it must have come along through the metaclass.
    private func checkClassCell(_ cell: ObjectRef, of type: ObjectRef, _ name: ObjectRef) throws(Raised) {
        guard cell.kind == .cell, type.kind == .type, cell[reference: CellLayout.contents] != type else {
            return
        }
        let text = stringValue(name)
        throw cell[reference: CellLayout.contents] == nil
            ? runtimeError(
                "__class__ not set defining '\(text)' as <class '\(try qualifiedTypeName(type))'>. Was "
                    + "__classcell__ propagated to type.__new__?")
            : typeError("__class__ set to another class defining '\(text)'")
    }

    /// The bases, with those that are no classes replaced by what their `__mro_entries__` give; a new reference.
    private func resolvedBases(_ given: ObjectRef) throws(Raised) -> ObjectRef {
        let items = (0..<tupleCount(given)).map { tupleItem(given, $0) }
        if items.allSatisfy({ $0.kind == .type }) { return retained(given) }
        var result: [ObjectRef] = []
        var isReplaced = false
        for base in items {
            let method =
                base.kind == .type ? nil : try attributeIfPresent(base, named: name(.__mro_entries__))
            guard let method else {
                result.append(base)
                continue
            }
            defer { release(method) }
            let entries = try call(method, given)
            defer { release(entries) }
            guard entries.kind == .tuple else { throw typeError("__mro_entries__ must return a tuple") }
            isReplaced = true
            // They stay alive by the object they came from.
            result += (0..<tupleCount(entries)).map { tupleItem(entries, $0) }
        }
        return isReplaced ? makeTuple(result) : retained(given)
    }

    /// The most derived of the metatype and the bases' types; borrowed.
    func winningMetatype(_ metatype: ObjectRef, _ bases: ObjectRef) throws(Raised) -> ObjectRef {
        var winner = metatype
        for index in 0..<tupleCount(bases) {
            let candidate = tupleItem(bases, index).type
            if isSubtype(winner, candidate) { continue }
            guard isSubtype(candidate, winner) else {
                throw typeError(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
                        + "metaclasses of all its bases")
            }
            winner = candidate
        }
        return winner
    }
}
