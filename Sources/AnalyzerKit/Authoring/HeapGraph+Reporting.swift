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

extension HeapGraph {
    /// Shallow size of everything reachable. Needs `retained-sizes`.
    package var reachableBytes: UInt64 { retainedSizes[virtualRoot] }

    /// The part that `bytes` are of everything reachable.
    package func reachableShare(of bytes: UInt64) -> Double {
        reachableBytes == 0 ? 0 : Double(bytes) / Double(reachableBytes)
    }
}
