extension NativeType {
    /// An attribute that Swift computes.
    static let getsetDescriptor = NativeType(.getsetDescriptor) {
        $0.slots = { slots in
            slots.represent = { (runtime, descriptor) throws(Raised) in
                runtime.representDescriptor("attribute", descriptor, of: "objects")
            }
            slots.descriptorGet = { (runtime, descriptor, instance, _) throws(Raised) in
                guard let instance else { return runtime.retained(descriptor) }
                try runtime.checkReceiver(descriptor, instance)
                let number = descriptor[word: DescriptorLayout.number]
                return try runtime.language.pointee.nativeAttributes[number].get(runtime, instance)
            }
            slots.descriptorSet = { (runtime, descriptor, instance, value) throws(Raised) in
                try runtime.checkReceiver(descriptor, instance)
                let number = descriptor[word: DescriptorLayout.number]
                guard let set = runtime.language.pointee.nativeAttributes[number].set else {
                    throw runtime.notWritable(descriptor)
                }
                try set(runtime, instance, value)
            }
        }
        $0.attributes = descriptorAttributes
    }

    /// An attribute that is a word of the object, as `__slots__` makes them.
    static let memberDescriptor = NativeType(.memberDescriptor) {
        $0.slots = { slots in
            slots.represent = { (runtime, descriptor) throws(Raised) in
                runtime.representDescriptor("member", descriptor, of: "objects")
            }
            slots.descriptorGet = { (runtime, descriptor, instance, _) throws(Raised) in
                guard let instance else { return runtime.retained(descriptor) }
                try runtime.checkReceiver(descriptor, instance)
                guard let value = instance[reference: descriptor[word: DescriptorLayout.number]] else {
                    throw runtime.noAttribute(instance, descriptor[reference: DescriptorLayout.name]!)
                }
                return runtime.retained(value)
            }
            slots.descriptorSet = { (runtime, descriptor, instance, value) throws(Raised) in
                try runtime.checkReceiver(descriptor, instance)
                try runtime.setMember(descriptor, instance, value)
            }
        }
        $0.attributes = descriptorAttributes
    }
}

extension Runtime {
    func notWritable(_ descriptor: ObjectRef) -> Raised {
        let owner = name(ofType: descriptor[reference: DescriptorLayout.owner]!)
        let name = stringValue(descriptor[reference: DescriptorLayout.name]!)
        return attributeError("attribute '\(name)' of '\(owner)' objects is not writable")
    }

    func setMember(_ descriptor: ObjectRef, _ instance: ObjectRef, _ value: ObjectRef?) throws(Raised) {
        let offset = descriptor[word: DescriptorLayout.number]
        let old = instance[reference: offset]
        if value == nil, old == nil {
            throw attributeError(stringValue(descriptor[reference: DescriptorLayout.name]!))
        }
        instance[reference: offset] = value.map(retained)
        release(old)
    }
}
