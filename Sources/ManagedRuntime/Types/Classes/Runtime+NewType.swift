/// `type(name, bases, dict)`: making a class.
extension Runtime {
    func newType(_ metatype: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let (name, bases, original) = try typeArguments(arguments)
        let winner = try winningMetatype(metatype, bases)
        if winner != metatype, !hasSameNew(winner, types.type), let new = winner.slots.pointee.new {
            return try new(self, winner, arguments)
        }
        let usedBases = tupleCount(bases) == 0 ? makeTuple([types.object]) : retained(bases)
        defer { release(usedBases) }
        let base = try bestBase(usedBases)
        let dict = try copyDict(original)
        defer { release(dict) }
        var layout = ClassLayout(base: base, bases: usedBases)
        defer { release(layout.slotNames) }
        try arrangeSlots(&layout, name: name, dict: dict)
        let type = try makeType(winner, name: name, base: base, bases: usedBases, dict: dict, layout)
        do throws(Raised) {
            try finishType(type, layout)
            try announce(type, keywords: arguments)
        } catch {
            release(type)
            throw error
        }
        return type
    }

    private func typeArguments(
        _ arguments: Arguments
    ) throws(Raised) -> (name: ObjectRef, bases: ObjectRef, dict: ObjectRef) {
        guard arguments.count == 3 else {
            throw typeError("type.__new__() takes exactly 3 arguments (\(arguments.count) given)")
        }
        let expected: [(ObjectKind, String)] = [(.str, "str"), (.tuple, "tuple"), (.dict, "dict")]
        for (index, (kind, what)) in expected.enumerated()
        where arguments[index].kind != kind && !(kind == .dict && isDict(arguments[index])) {
            throw typeError(
                "type.__new__() argument \(index + 1) must be \(what), not \(typeName(of: arguments[index]))")
        }
        return (arguments[0], arguments[1], arguments[2])
    }

    private func isDict(_ object: ObjectRef) -> Bool { isSubtype(object.type, types.dict) }

    /// The class with its bases and dict, of which it keeps what a class keeps elsewhere.
    private func makeType(
        _ metatype: ObjectRef, name: ObjectRef, base: ObjectRef, bases: ObjectRef, dict: ObjectRef,
        _ layout: ClassLayout
    ) throws(Raised) -> ObjectRef {
        let type = newUntrackedObject(of: metatype)
        let kind = base.raw.load(fromByteOffset: TypeLayout.instanceKind, as: ObjectKind.self)
        type.initializeTypeFields(kind, flags: [.heap, .baseType])
        layout.apply(to: type)
        if type.typeFlags.contains(.managedDict), type.instanceItemSize == 0 { makeSharedKeys(of: type) }
        type.typeFlags.formUnion(base.typeFlags.intersection([.exception, .variablePart]))
        type[reference: TypeLayout.name] = retained(name)
        type[reference: TypeLayout.base] = retained(base)
        type[reference: TypeLayout.bases] = retained(bases)
        type[reference: TypeLayout.dict] = retained(dict)
        type[reference: TypeLayout.slotNames] = layout.slotNames.map(retained)
        let slots = UnsafeMutablePointer<TypeSlots>.allocate(capacity: 1)
        slots.initialize(to: base.slots.pointee)
        type[pointer: TypeLayout.slots] = UnsafeMutableRawPointer(slots)
        registerType(type, name: stringValue(name), kind: kind)
        track(type)
        do throws(Raised) {
            try fillClassDict(type, dict)
            type[reference: TypeLayout.mro] = try linearOrder(of: type)
        } catch {
            release(type)
            throw error
        }
        return type
    }

    /// Takes the qualified name out of the namespace, and makes the methods static or class methods that always are.
    private func fillClassDict(_ type: ObjectRef, _ dict: ObjectRef) throws(Raised) {
        let qualifiedName = self.name(.__qualname__)
        if let given = dictValue(dict, for: qualifiedName) {
            guard given.kind == .str else {
                throw typeError("type __qualname__ must be a str, not \(typeName(of: given))")
            }
            type[reference: TypeLayout.qualifiedName] = retained(given)
            removeDictValue(dict, for: qualifiedName)
        } else {
            type[reference: TypeLayout.qualifiedName] = retained(type[reference: TypeLayout.name]!)
        }
        if dictValue(dict, for: name(.__module__)) == nil, let globals = currentGlobals,
            let module = dictValue(globals, for: name(.__name__))
        {
            setDictValue(dict, name(.__module__), module)
        }
        nameModule(of: type, dict)
        try setClassCell(type, dict)
        if let new = dictValue(dict, for: name(.__new__)), new.kind == .function {
            setDictValue(
                dict, ownedKey: retained(name(.__new__)), ownedValue: makeStaticMethod(owned: retained(new)))
        }
        for method in [Name.__init_subclass__, .__class_getitem__] {
            guard let function = dictValue(dict, for: name(method)), function.kind == .function else {
                continue
            }
            setDictValue(
                dict, ownedKey: retained(name(method)), ownedValue: makeClassMethod(owned: retained(function))
            )
        }
    }

    private func nameModule(of type: ObjectRef, _ dict: ObjectRef) {
        guard let module = dictValue(dict, for: name(.__module__)), module.kind == .str else { return }
        typeTable[type[word: TypeLayout.index]].module = stringValue(module)
    }

    /// Puts the class into the cell through which its methods know it.
    private func setClassCell(_ type: ObjectRef, _ dict: ObjectRef) throws(Raised) {
        guard let cell = dictValue(dict, for: name(.__classcell__)) else { return }
        guard cell.kind == .cell else {
            throw typeError(
                "__classcell__ must be a nonlocal cell, not <class '\(try qualifiedTypeName(cell.type))'>")
        }
        let old = cell[reference: CellLayout.contents]
        cell[reference: CellLayout.contents] = retained(type)
        release(old)
        removeDictValue(dict, for: name(.__classcell__))
    }

    /// Adds the descriptors of the layout, and the slots.
    private func finishType(_ type: ObjectRef, _ layout: ClassLayout) throws(Raised) {
        addLayoutDescriptors(layout, to: type)
        let dict = type[reference: TypeLayout.dict].unsafelyUnwrapped
        if dictValue(dict, for: name(.__doc__)) == nil { setDictValue(dict, name(.__doc__), none) }
        if dictValue(dict, for: name(.__eq__)) != nil, dictValue(dict, for: name(.__hash__)) == nil {
            setDictValue(dict, name(.__hash__), none)
        }
        for index in 0..<tupleCount(type[reference: TypeLayout.bases]!) {
            addSubclass(type, to: tupleItem(type[reference: TypeLayout.bases]!, index))
        }
        updateAllSlots(of: type)
    }

    /// Tells the attributes their names, and the base that it has a subclass.
    private func announce(_ type: ObjectRef, keywords: Arguments) throws(Raised) {
        let names = try copyDict(type[reference: TypeLayout.dict].unsafelyUnwrapped)
        defer { release(names) }
        try forEachEntry(names) { (name, value) throws(Raised) in
            do throws(Raised) {
                if let result = try callSpecialIfPresent(value, .__set_name__, type, name) { release(result) }
            } catch {
                throw setNameFailed(value, name, type)
            }
        }
        let order = type[reference: TypeLayout.mro].unsafelyUnwrapped
        for index in 1..<tupleCount(order) {
            guard let dict = tupleItem(order, index)[reference: TypeLayout.dict],
                let method = dictValue(dict, for: name(.__init_subclass__))
            else { continue }
            let bound = try bind(method, nil, type)
            defer { release(bound) }
            let keywordValues = Arguments(
                keywords.values + keywords.count, count: 0, keywordNames: keywords.keywordNames)
            release(try call(bound, keywordValues))
            return
        }
    }

    /// What was found in a class, as access through the instance, or the class, has it; a new reference.
    func bind(_ found: ObjectRef, _ instance: ObjectRef?, _ owner: ObjectRef) throws(Raised) -> ObjectRef {
        retain(found)
        guard let get = found.type.slots.pointee.descriptorGet else { return found }
        defer { release(found) }
        return try get(self, found, instance, owner)
    }

    /// A RuntimeError caused by the error that is on its way.
    private func setNameFailed(_ value: ObjectRef, _ name: ObjectRef, _ type: ObjectRef) -> Raised {
        let cause = takeException()
        let attribute: String
        do throws(Raised) {
            let text = try represent(name)
            attribute = stringValue(text)
            release(text)
        } catch {
            dropException()
            attribute = "?"
        }
        let error = runtimeError(
            "Error calling __set_name__ on '\(typeName(of: value))' instance \(attribute) in "
                + "'\(self.name(ofType: type))'")
        if let exception = state.pointee.pendingException {
            exception[reference: ExceptionLayout.cause] = retained(cause)
            release(exception[reference: ExceptionLayout.context])
            exception[reference: ExceptionLayout.context] = cause
            exception.raw.storeBytes(of: 1, toByteOffset: ExceptionLayout.suppressContext, as: UInt8.self)
        }
        return error
    }
}
