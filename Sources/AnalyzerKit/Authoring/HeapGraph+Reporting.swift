extension HeapGraph {
    /// The object as reports name it, with a preview of its value where the dump has one.
    public func reference(to object: ObjectID) -> ObjectReference {
        let preview = value(of: object) == nil ? nil : literal(of: object)
        return ObjectReference(
            id: object.rawValue, address: address(of: object),
            identifier: hasAddresses ? nil : address(of: object), type: typeName(of: object), preview: preview
        )
    }
}
