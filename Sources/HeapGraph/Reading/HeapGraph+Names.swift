extension HeapGraph {
    public var types: UnsafeBufferPointer<TypeRecord> { table.elements(.types, as: TypeRecord.self) }
    public var labels: UnsafeBufferPointer<LabelRecord> { table.elements(.labels, as: LabelRecord.self) }

    /// The text of a name; invalid UTF-8 is repaired.
    public func name(_ id: NameID) -> String {
        let offsets = table.elements(.nameOffsets, as: UInt64.self)
        guard id.index + 1 < offsets.count else { return "" }
        let bytes = table.elements(.nameBytes, as: UInt8.self)
        let range = Int(offsets[id.index])..<Int(offsets[id.index + 1])
        return String(decoding: bytes[range], as: UTF8.self)
    }

    /// `module.Name`, or `Name` alone for what the runtime itself defines.
    public func typeName(_ type: TypeID) -> String {
        let record = types[type.index]
        let name = name(NameID(record.name))
        let module = self.name(NameID(record.module))
        return module.isEmpty || module == "builtins" ? name : "\(module).\(name)"
    }

    public func typeName(of object: ObjectID) -> String { typeName(type(of: object)) }

    public func kind(of type: TypeID) -> TypeKind { TypeKind(rawValue: types[type.index].kind) ?? .other }

    public func kind(of object: ObjectID) -> TypeKind { kind(of: type(of: object)) }

    public func labelTemplate(of type: TypeID) -> LabelTemplate {
        LabelTemplate(rawValue: types[type.index].labelTemplate) ?? .explicit
    }

    /// The ``LabelID``s of the references of the type's objects, by position; empty where the type has none.
    public func fields(of type: TypeID) -> UnsafeBufferPointer<UInt32> {
        let first = columns.typeFirstField
        guard type.index + 1 < first.count else { return UnsafeBufferPointer(start: nil, count: 0) }
        let range = Int(first[type.index])..<Int(first[type.index + 1])
        return UnsafeBufferPointer(rebasing: columns.typeField[range])
    }
}
