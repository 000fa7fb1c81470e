/// Instances of classes, and their attributes as Swift code uses them.
extension Runtime {
    /// A new reference to an instance of the class, without attributes: `object.__new__`.
    package func makeInstance(of type: ObjectRef) -> ObjectRef {
        let instance = newUntrackedObject(of: type)
        if let keys = sharedKeys(of: type) {
            // Each instance takes one from the room for attributes that its class may still get, but for the last.
            if keys.usable > 1 { keys.usable -= 1 }
            instance[pointer: InstanceLayout.values] = newValues(for: keys).raw
        }
        if instance.isContainer { track(instance) }
        return instance
    }

    /// Sets an attribute. The name should be interned.
    package func setAttribute(_ instance: ObjectRef, _ name: ObjectRef, _ value: ObjectRef) {
        storeOwnAttribute(instance, name, value)
    }

    /// As `setAttribute`, and takes over the caller's reference to the value.
    package func setAttribute(_ instance: ObjectRef, _ name: ObjectRef, owned value: ObjectRef) {
        storeOwnAttribute(instance, name, value)
        release(value)
    }

    /// The attribute, borrowed; nil when there is none.
    package func attribute(_ instance: ObjectRef, _ name: ObjectRef) -> ObjectRef? {
        ownAttribute(instance, name)
    }

    /// The dict of an instance, borrowed; nil until somebody asked for it.
    package func instanceDict(_ instance: ObjectRef) -> ObjectRef? {
        instance[reference: InstanceLayout.dict]
    }

    /// Makes the keys that instances of the class are going to share.
    func makeSharedKeys(of type: ObjectRef) {
        type[pointer: TypeLayout.sharedKeys] =
            DictKeys(initializingShared: allocator.allocate(DictKeys.sharedByteCount)).raw
    }

    /// The keys that the attributes of a class's instances share; nil where they share none.
    @inline(__always)
    func sharedKeys(of type: ObjectRef) -> DictKeys? {
        type[pointer: TypeLayout.sharedKeys].map { DictKeys($0) }
    }

    /// The inline values of an instance. Only for types with a managed dict.
    @inline(__always)
    func instanceValues(_ instance: ObjectRef) -> InlineValues? {
        instance[pointer: InstanceLayout.values].map(InlineValues.init)
    }

    /// Releases an instance's attributes as it is deallocated. Only for types with a managed dict.
    @inline(__always)
    func releaseInstanceAttributes(_ instance: ObjectRef) {
        if let values = instanceValues(instance) {
            for entry in 0..<values.capacity {
                guard let value = values[entry] else { continue }
                values[entry] = nil
                release(value)
            }
            instance[word: InstanceLayout.values] = 0
            return freeValues(values)
        }
        let dict = instance[reference: InstanceLayout.dict]
        instance[reference: InstanceLayout.dict] = nil
        release(dict)
    }

    /// Releases them to break a cycle. Only for types with a managed dict.
    func clearInstanceAttributes(_ instance: ObjectRef) {
        guard let values = instanceValues(instance) else { return releaseInstanceAttributes(instance) }
        let held = (0..<values.count).compactMap { values[values.entry(at: $0)] }
        values.count = 0
        for entry in 0..<values.capacity { values[entry] = nil }
        for value in held { release(value) }
    }
}
