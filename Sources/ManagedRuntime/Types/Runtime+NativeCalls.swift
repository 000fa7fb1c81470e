enum MethodWrapperLayout {
    static let descriptor = 16
    static let receiver = 24
    static let size = 32
}

/// Calling native functions through the objects that stand for them.
extension Runtime {
    func nativeFunction(of object: ObjectRef) -> NativeFunction {
        language.pointee.natives[object[word: NativeFunctionLayout.native]]
    }

    @inline(__always)
    func callBuiltinFunction(_ function: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let native = language.pointee.natives + function[word: NativeFunctionLayout.native]
        guard function[word: NativeFunctionLayout.passesReceiver] != 0 else {
            return try native.pointee.body(self, arguments)
        }
        let receiver = function[reference: NativeFunctionLayout.receiver].unsafelyUnwrapped
        return try withPrepended(receiver, arguments) { (all) throws(Raised) in
            try native.pointee.body(self, all)
        }
    }

    @inline(__always)
    func callMethodDescriptor(_ descriptor: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        guard arguments.count > 0 else {
            throw typeError("unbound method \(descriptorQualifiedName(descriptor))() needs an argument")
        }
        try checkReceiver(descriptor, arguments[0])
        let native = language.pointee.natives + descriptor[word: DescriptorLayout.number]
        return try native.pointee.body(self, arguments)
    }

    func callClassMethodDescriptor(_ descriptor: ObjectRef, _ arguments: Arguments) throws(Raised)
        -> ObjectRef
    {
        let owner = descriptor[reference: DescriptorLayout.owner].unsafelyUnwrapped
        let name = stringValue(descriptor[reference: DescriptorLayout.name].unsafelyUnwrapped)
        guard arguments.count > 0 else {
            throw typeError("descriptor '\(name)' of '\(self.name(ofType: owner))' object needs an argument")
        }
        guard arguments[0].kind == .type, isSubtype(arguments[0], owner) else {
            throw typeError(
                "descriptor '\(name)' requires a subtype of '\(self.name(ofType: owner))' but received an instance "
                    + "of '\(typeName(of: arguments[0]))'")
        }
        let native = language.pointee.natives + descriptor[word: DescriptorLayout.number]
        return try native.pointee.body(self, arguments)
    }

    func callSlotWrapper(_ descriptor: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let owner = descriptor[reference: DescriptorLayout.owner].unsafelyUnwrapped
        guard arguments.count > 0 else {
            let name = stringValue(descriptor[reference: DescriptorLayout.name].unsafelyUnwrapped)
            throw typeError("descriptor '\(name)' of '\(self.name(ofType: owner))' object needs an argument")
        }
        let type = arguments[0].type
        guard type == owner || isSubtype(type, owner) else {
            let name = stringValue(descriptor[reference: DescriptorLayout.name].unsafelyUnwrapped)
            throw typeError(
                "descriptor '\(name)' requires a '\(self.name(ofType: owner))' object but received a "
                    + "'\(typeName(of: arguments[0]))'")
        }
        return try callSlot(descriptor, arguments)
    }

    /// Calls a slot through its wrapper; the receiver is of the right type.
    private func callSlot(_ descriptor: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let owner = descriptor[reference: DescriptorLayout.owner].unsafelyUnwrapped
        let method = SlotMethod.all[descriptor[word: DescriptorLayout.number]]
        if arguments.keywordNames != nil, method.name != .__init__, method.name != .__call__ {
            throw typeError("wrapper \(method.name.text)() takes no keyword arguments")
        }
        return try method.wrap.unsafelyUnwrapped(self, owner.slots, arguments)
    }

    func makeMethodWrapper(_ descriptor: ObjectRef, _ receiver: ObjectRef) -> ObjectRef {
        let wrapper = newContainer(types[.methodWrapper], size: MethodWrapperLayout.size)
        wrapper[reference: MethodWrapperLayout.descriptor] = retained(descriptor)
        wrapper[reference: MethodWrapperLayout.receiver] = retained(receiver)
        track(wrapper)
        return wrapper
    }

    func callMethodWrapper(_ wrapper: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let descriptor = wrapper[reference: MethodWrapperLayout.descriptor].unsafelyUnwrapped
        let receiver = wrapper[reference: MethodWrapperLayout.receiver].unsafelyUnwrapped
        return try withPrepended(receiver, arguments) { (all) throws(Raised) in try callSlot(descriptor, all)
        }
    }

    /// Refuses an instance of a type that does not have the descriptor.
    @inline(__always)
    func checkReceiver(_ descriptor: ObjectRef, _ instance: ObjectRef) throws(Raised) {
        let owner = descriptor[reference: DescriptorLayout.owner].unsafelyUnwrapped
        if instance.type != owner, !isSubtype(instance.type, owner) {
            throw wrongReceiver(descriptor, instance)
        }
    }

    @inline(never)
    private func wrongReceiver(_ descriptor: ObjectRef, _ instance: ObjectRef) -> Raised {
        let owner = descriptor[reference: DescriptorLayout.owner].unsafelyUnwrapped
        let name = stringValue(descriptor[reference: DescriptorLayout.name].unsafelyUnwrapped)
        return typeError(
            "descriptor '\(name)' for '\(self.name(ofType: owner))' objects doesn't apply to a "
                + "'\(typeName(of: instance))' object")
    }
}
