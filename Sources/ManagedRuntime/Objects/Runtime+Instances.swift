extension Runtime {
    /// A new reference to an instance of the class, without attributes.
    ///
    /// 3.11 keeps attribute values in an array beside the instance, with the names in a table the class shares, and
    /// makes the dict when someone asks for it. Here the dict is made with the first attribute and has its own table:
    /// the sizes are those of 3.11 for an instance whose `__dict__` was assigned.
    package func makeInstance(of type: ObjectRef) -> ObjectRef {
        newObject(of: type)
    }

    /// Sets an attribute. The name should be interned.
    package func setAttribute(_ instance: ObjectRef, _ name: ObjectRef, _ value: ObjectRef) {
        setDictValue(ensureInstanceDict(instance), name, value)
    }

    /// As `setAttribute`, and takes over the caller's reference to the value.
    package func setAttribute(_ instance: ObjectRef, _ name: ObjectRef, owned value: ObjectRef) {
        retain(name)
        setDictValue(ensureInstanceDict(instance), ownedKey: name, ownedValue: value)
    }

    /// The attribute, borrowed; nil when there is none.
    package func attribute(_ instance: ObjectRef, _ name: ObjectRef) -> ObjectRef? {
        guard let dict = instanceDict(instance) else { return nil }
        return dictValue(dict, for: name)
    }

    /// The dict of an instance that has, or had, attributes; borrowed.
    package func instanceDict(_ instance: ObjectRef) -> ObjectRef? {
        instance[reference: InstanceLayout.dict]
    }

    private func ensureInstanceDict(_ instance: ObjectRef) -> ObjectRef {
        if let dict = instanceDict(instance) { return dict }
        let dict = makeDict()
        instance[reference: InstanceLayout.dict] = dict
        return dict
    }

    /// Releases an instance's attributes as it is deallocated. Only for types with a managed dict.
    @inline(__always)
    func releaseInstanceAttributes(_ instance: ObjectRef) {
        let dict = instance[reference: InstanceLayout.dict]
        instance[reference: InstanceLayout.dict] = nil
        release(dict)
    }

    /// Releases them to break a cycle. Only for types with a managed dict.
    func clearInstanceAttributes(_ instance: ObjectRef) { releaseInstanceAttributes(instance) }
}
