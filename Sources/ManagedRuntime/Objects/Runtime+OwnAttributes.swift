/// The attributes that an instance has of its own, wherever it keeps them: in values beside it, whose names the class
/// has, or in a dict.
extension Runtime {
    /// The instance's own attribute, borrowed; nil where it has none of that name.
    @inline(__always)
    func ownAttribute(_ object: ObjectRef, _ name: ObjectRef) -> ObjectRef? {
        let type = object.type
        let offset = type[word: TypeLayout.instanceDict]
        if offset == 0 { return nil }
        if offset == InstanceLayout.dict, let values = instanceValues(object) {
            guard let entry = sharedEntry(of: name, type) else { return nil }
            return values[entry]
        }
        guard let dict = object[reference: offset] else { return nil }
        return dictValue(dict, for: name)
    }

    /// The entry that the name has in the keys shared by the class's instances: the index of its value in each of them.
    /// Keys are only ever added, so it stays for as long as the class lives.
    @inline(__always)
    func sharedEntry(of name: ObjectRef, _ type: ObjectRef) -> Int? {
        guard let keys = sharedKeys(of: type), name.kind == .str else { return nil }
        return findString(name, stringHash(name), in: keys)?.entry
    }

    /// Sets an attribute of the instance's own, or with nil deletes it.
    /// - Returns: false where there was none to delete.
    @discardableResult
    func storeOwnAttribute(_ object: ObjectRef, _ name: ObjectRef, _ value: ObjectRef?) -> Bool {
        let type = object.type
        let offset = type[word: TypeLayout.instanceDict]
        if offset == InstanceLayout.dict, let values = instanceValues(object) {
            if let entry = sharedEntry(of: name, type) ?? addSharedEntry(name, type, for: value) {
                return storeInlineValue(values, entry, value)
            }
            if value == nil { return false }
            materializeDict(of: object)
        }
        guard let value else {
            guard let dict = object[reference: offset] else { return false }
            return removeDictValue(dict, for: name)
        }
        if object[reference: offset] == nil { object[reference: offset] = newInstanceDict(type) }
        setDictValue(object[reference: offset].unsafelyUnwrapped, name, value)
        return true
    }

    /// Sets, or with nil deletes, the value of an entry of the shared keys.
    @inline(__always)
    func storeInlineValue(_ values: InlineValues, _ entry: Int, _ value: ObjectRef?) -> Bool {
        let old = values[entry]
        if let value { retain(value) }
        values[entry] = value
        if let old {
            if value == nil { values.removeFromOrder(entry) }
            release(old)
            return true
        }
        if value != nil { values.appendToOrder(entry) }
        return value != nil
    }

    /// Adds a name to the shared keys while there is room; nil where there is none, or nothing to be stored.
    private func addSharedEntry(_ name: ObjectRef, _ type: ObjectRef, for value: ObjectRef?) -> Int? {
        guard value != nil, let keys = sharedKeys(of: type), keys.usable > 0, name.type == types.str else {
            return nil
        }
        keys.add(retained(name), nil, hash: stringHash(name))
        return keys.entryCount - 1
    }

    /// Gives the instance a dict, which takes over its values.
    func materializeDict(of object: ObjectRef) {
        guard let values = instanceValues(object), let keys = sharedKeys(of: object.type) else { return }
        let dict = newDictObject()
        dict[word: DictLayout.used] = values.count
        dict[word: DictLayout.version] = 0
        dict[pointer: DictLayout.keys] = keys.raw
        dict[pointer: DictLayout.values] = values.raw
        keys.referenceCount += 1
        for position in 0..<values.count {
            if let value = values[values.entry(at: position)], mayBeTracked(value) {
                track(dict)
                break
            }
        }
        object[word: InstanceLayout.values] = 0
        object[reference: InstanceLayout.dict] = dict
    }

    /// An empty dict for an instance that has no values: with the class's keys, where instances share them.
    private func newInstanceDict(_ type: ObjectRef) -> ObjectRef {
        let dict = makeDict()
        guard type.typeFlags.contains(.managedDict), let keys = sharedKeys(of: type) else { return dict }
        keys.referenceCount += 1
        dict[pointer: DictLayout.keys] = keys.raw
        dict[pointer: DictLayout.values] = newValues(for: keys).raw
        return dict
    }

    /// Makes sure that a managed dict is there rather than values.
    func requireDict(of object: ObjectRef) throws(Raised) {
        let offset = object.type[word: TypeLayout.instanceDict]
        guard offset != 0 else { throw attributeError("This object has no __dict__") }
        if offset == InstanceLayout.dict, instanceValues(object) != nil { materializeDict(of: object) }
        if object[reference: offset] == nil { object[reference: offset] = makeDict() }
    }

    /// `object.__dict__`, made when first asked for.
    func dictAttribute(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        try requireDict(of: object)
        return retained(object[reference: object.type[word: TypeLayout.instanceDict]].unsafelyUnwrapped)
    }

    func setDictAttribute(_ object: ObjectRef, _ value: ObjectRef?) throws(Raised) {
        guard let value else { throw typeError("cannot delete __dict__") }
        guard value.isDict else {
            throw typeError("__dict__ must be set to a dictionary, not a '\(typeName(of: value))'")
        }
        try requireDict(of: object)
        let offset = object.type[word: TypeLayout.instanceDict]
        let old = object[reference: offset]
        object[reference: offset] = retained(value)
        release(old)
    }
}
