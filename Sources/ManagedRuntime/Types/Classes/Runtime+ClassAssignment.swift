/// `object.__class__ = …`
extension Runtime {
    func setClass(of object: ObjectRef, _ value: ObjectRef?) throws(Raised) {
        guard let new = value else { throw typeError("can't delete __class__ attribute") }
        guard new.kind == .type else {
            throw typeError("__class__ must be set to a class, not '\(typeName(of: new))' object")
        }
        let old = object.type
        let areModules = object.kind == .module && isSubtype(new, types.module)
        guard areModules || !old.typeFlags.contains(.immutable) && !new.typeFlags.contains(.immutable) else {
            throw typeError("__class__ assignment only supported for mutable types or ModuleType subclasses")
        }
        guard haveSameLayout(old, new) else {
            throw typeError(
                "__class__ assignment: '\(name(ofType: new))' object layout differs from '\(name(ofType: old))'"
            )
        }
        // Values belong to the keys of the old class.
        if old.typeFlags.contains(.managedDict), instanceValues(object) != nil { materializeDict(of: object) }
        if new.isHeapType { retain(new) }
        object.type = new
        if old.isHeapType { release(old) }
    }

    /// Whether instances consist of the same: the same base adds the same slots, by the same names.
    private func haveSameLayout(_ one: ObjectRef, _ other: ObjectRef) -> Bool {
        for offset in [TypeLayout.basicSize, TypeLayout.instanceWeakList, TypeLayout.instanceDict]
        where one[word: offset] != other[word: offset] { return false }
        return one.instanceReferenceMask == other.instanceReferenceMask
            && nativeBase(of: one) == nativeBase(of: other)
            && allSlotNames(one) == allSlotNames(other)
    }

    private func allSlotNames(_ type: ObjectRef) -> [[String]] {
        var names: [[String]] = []
        var current = type
        while current.isHeapType, let base = current[reference: TypeLayout.base] {
            if let slots = current[reference: TypeLayout.slotNames], tupleCount(slots) > 0 {
                names.append((0..<tupleCount(slots)).map { stringValue(tupleItem(slots, $0)) })
            }
            current = base
        }
        return names
    }
}
