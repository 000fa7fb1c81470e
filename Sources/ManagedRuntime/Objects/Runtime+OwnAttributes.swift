/// The attributes that an instance has of its own, wherever it keeps them.
extension Runtime {
    /// The instance's own attribute, borrowed; nil where it has none of that name.
    @inline(__always)
    func ownAttribute(_ object: ObjectRef, _ name: ObjectRef) throws(Raised) -> ObjectRef? {
        let offset = object.type[word: TypeLayout.instanceDict]
        guard offset != 0, let dict = object[reference: offset] else { return nil }
        return dictValue(dict, for: name)
    }

    /// Sets an attribute of the instance's own, or with nil deletes it.
    /// - Returns: false where there was none to delete.
    func storeOwnAttribute(_ object: ObjectRef, _ name: ObjectRef, _ value: ObjectRef?) throws(Raised) -> Bool
    {
        let offset = object.type[word: TypeLayout.instanceDict]
        guard let value else {
            guard let dict = object[reference: offset] else { return false }
            return removeDictValue(dict, for: name)
        }
        if object[reference: offset] == nil { object[reference: offset] = makeDict() }
        setDictValue(object[reference: offset].unsafelyUnwrapped, name, value)
        return true
    }

    /// `object.__dict__`, made when first asked for.
    func dictAttribute(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        let offset = object.type[word: TypeLayout.instanceDict]
        guard offset != 0 else { throw attributeError("This object has no __dict__") }
        if object[reference: offset] == nil { object[reference: offset] = makeDict() }
        return retained(object[reference: offset].unsafelyUnwrapped)
    }

    func setDictAttribute(_ object: ObjectRef, _ value: ObjectRef?) throws(Raised) {
        let offset = object.type[word: TypeLayout.instanceDict]
        guard let value else { throw typeError("cannot delete __dict__") }
        guard value.kind == .dict else {
            throw typeError("__dict__ must be set to a dictionary, not a '\(typeName(of: value))'")
        }
        let old = object[reference: offset]
        object[reference: offset] = retained(value)
        release(old)
    }
}
