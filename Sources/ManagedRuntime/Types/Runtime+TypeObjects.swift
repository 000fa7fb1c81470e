/// Attributes of classes, and calling them.
extension Runtime {
    /// `Class.name`: data descriptors of the metatype, the class and its bases, then whatever else the metatype has.
    func typeAttribute(_ type: ObjectRef, _ name: ObjectRef) throws(Raised) -> ObjectRef {
        if let value = try findTypeAttribute(type, name) { return value }
        throw attributeError(
            "type object '\(self.name(ofType: type))' has no attribute '\(stringValue(name))'")
    }

    private func findTypeAttribute(_ type: ObjectRef, _ name: ObjectRef) throws(Raised) -> ObjectRef? {
        try checkAttributeName(name)
        let metatype = type.type
        let metaFound = lookUp(metatype, name)
        let metaSlots = metaFound?.type.slots
        if let metaFound, let get = metaSlots?.pointee.descriptorGet, metaSlots?.pointee.descriptorSet != nil
        {
            retain(metaFound)
            defer { release(metaFound) }
            return try get(self, metaFound, type, metatype)
        }
        if let found = lookUp(type, name) {
            retain(found)
            guard let get = found.type.slots.pointee.descriptorGet else { return found }
            defer { release(found) }
            return try get(self, found, nil, type)
        }
        guard let metaFound else { return nil }
        retain(metaFound)
        guard let get = metaSlots?.pointee.descriptorGet else { return metaFound }
        defer { release(metaFound) }
        return try get(self, metaFound, type, metatype)
    }

    /// `Class(arguments)`: `__new__`, and `__init__` where that made an instance.
    func callType(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        if type == types.type {
            if arguments.count == 1, arguments.keywordNames == nil { return retained(arguments[0].type) }
            if arguments.count != 3 { throw typeError("type() takes 1 or 3 arguments") }
        }
        guard let new = type.slots.pointee.new else {
            throw typeError("cannot create '\(try qualifiedTypeName(type))' instances")
        }
        let object = try new(self, type, arguments)
        guard object.type == type || isSubtype(object.type, type),
            let initialize = object.type.slots.pointee.initialize
        else { return object }
        do throws(Raised) {
            try initialize(self, object, arguments)
        } catch {
            release(object)
            throw error
        }
        return object
    }

    /// `Class.__module__`; a new reference.
    func typeModule(_ type: ObjectRef) throws(Raised) -> ObjectRef {
        if type.isHeapType, let dict = type[reference: TypeLayout.dict] {
            guard let module = dictValue(dict, for: name(.__module__)) else {
                throw attributeError("__module__")
            }
            return retained(module)
        }
        return retained(type[reference: TypeLayout.moduleName].unsafelyUnwrapped)
    }

    func typeDoc(_ type: ObjectRef) throws(Raised) -> ObjectRef {
        guard let doc = lookUp(type, name(.__doc__)) else { return retained(none) }
        retain(doc)
        guard let get = doc.type.slots.pointee.descriptorGet else { return doc }
        defer { release(doc) }
        return try get(self, doc, nil, type)
    }

    /// The class's own annotations, made when first asked for.
    func typeAnnotations(_ type: ObjectRef) throws(Raised) -> ObjectRef {
        guard type.isHeapType, let dict = type[reference: TypeLayout.dict] else {
            throw attributeError(
                "type object '\(name(ofType: type))' has no attribute '__annotations__'")
        }
        if let annotations = dictValue(dict, for: name(.__annotations__)) { return retained(annotations) }
        let annotations = makeDict()
        typeWillChange(type)
        setDictValue(dict, name(.__annotations__), annotations)
        return annotations
    }

    func setOwnTypeAttribute(_ type: ObjectRef, _ attribute: Name, _ value: ObjectRef?) throws(Raised) {
        try requireMutable(type, name(attribute), value)
        guard let dict = type[reference: TypeLayout.dict] else { return }
        typeWillChange(type)
        if let value {
            setDictValue(dict, name(attribute), value)
        } else if !removeDictValue(dict, for: name(attribute)) {
            throw attributeError(attribute.text)
        }
    }

    func requireMutable(_ type: ObjectRef, _ name: ObjectRef, _ value: ObjectRef?) throws(Raised) {
        guard type.typeFlags.contains(.immutable) else { return }
        throw typeError(
            "cannot \(value == nil ? "delete" : "set") '\(stringValue(name))' attribute of immutable type "
                + "'\(try qualifiedTypeName(type))'")
    }

    func setTypeName(_ type: ObjectRef, _ value: ObjectRef?) throws(Raised) {
        try setTypeText(type, .__name__, value, at: TypeLayout.name)
        typeTable[type[word: TypeLayout.index]].name = stringValue(
            type[reference: TypeLayout.name].unsafelyUnwrapped)
    }

    func setTypeQualifiedName(_ type: ObjectRef, _ value: ObjectRef?) throws(Raised) {
        try setTypeText(type, .__qualname__, value, at: TypeLayout.qualifiedName)
    }

    private func setTypeText(
        _ type: ObjectRef, _ attribute: Name, _ value: ObjectRef?, at offset: Int
    ) throws(Raised) {
        try requireMutable(type, name(attribute), value)
        guard let value else {
            throw typeError("cannot delete '\(attribute.text)' attribute of type '\(name(ofType: type))'")
        }
        guard value.kind == .str else {
            throw typeError(
                "can only assign string to \(name(ofType: type)).\(attribute.text), not '\(typeName(of: value))'"
            )
        }
        let old = type[reference: offset]
        type[reference: offset] = retained(value)
        release(old)
    }
}

extension ObjectRef {
    /// Of a type: bytes an item of an instance's variable part takes.
    var instanceItemSize: Int {
        switch raw.load(fromByteOffset: TypeLayout.instanceKind, as: ObjectKind.self) {
        case .int, .bool: 4
        case .bytes: 1
        case .tuple: 8
        case .type: 40
        default: 0
        }
    }

    /// Of a type: the flags of 3.11 that programs look at.
    var shownFlags: Int {
        var flags = 1 << 12
        if isHeapType { flags |= 1 << 9 }
        if typeFlags.contains(.baseType) { flags |= 1 << 10 }
        if typeFlags.contains(.immutable) { flags |= 1 << 8 }
        if typeFlags.contains(.managedDict) { flags |= 1 << 4 }
        if raw.load(fromByteOffset: TypeLayout.prefix, as: UInt8.self) != 0 { flags |= 1 << 14 }
        return flags
    }
}
