/// Where the objects of native functions and attributes keep what they are; `KindLayout` has their references.
enum NativeFunctionLayout {
    /// Of a builtin function: index into the natives.
    static let native = 16
    static let receiver = 24
    static let module = 32
    static let weakList = 40
    /// Int, 1 where the receiver is passed as the first argument.
    static let passesReceiver = 48
    static let size = 56
}

enum DescriptorLayout {
    static let owner = 16
    static let name = 24
    /// Index into the natives, the native attributes or the slot methods; of a member, its offset.
    static let number = 40
    /// Of a member, 1 where the attribute cannot be set.
    static let isReadOnly = 32
    static let size = 56
    static let attributeSize = 48
}

/// Making the objects through which native code is called. Results are new references.
extension Runtime {
    /// A function of a module, or a method bound to its receiver.
    func makeBuiltinFunction(
        _ function: NativeFunction, receiver: ObjectRef?, passesReceiver: Bool, module: ObjectRef? = nil
    ) -> ObjectRef {
        makeBuiltinFunction(
            native: register(function), receiver: receiver, passesReceiver: passesReceiver, module: module)
    }

    func makeBuiltinFunction(
        native: Int, receiver: ObjectRef?, passesReceiver: Bool, module: ObjectRef? = nil
    ) -> ObjectRef {
        let object = newContainer(types[.builtinFunction], size: NativeFunctionLayout.size)
        object[word: NativeFunctionLayout.native] = native
        object[reference: NativeFunctionLayout.receiver] = receiver.map(retained)
        object[reference: NativeFunctionLayout.module] = module.map(retained)
        object[word: NativeFunctionLayout.weakList] = 0
        object[word: NativeFunctionLayout.passesReceiver] = passesReceiver ? 1 : 0
        track(object)
        return object
    }

    func makeMethodDescriptor(_ owner: ObjectRef, _ function: NativeFunction) -> ObjectRef {
        makeDescriptor(.methodDescriptor, owner, intern(function.name), number: register(function))
    }

    func makeClassMethodDescriptor(_ owner: ObjectRef, _ function: NativeFunction) -> ObjectRef {
        makeDescriptor(.classMethodDescriptor, owner, intern(function.name), number: register(function))
    }

    func makeGetsetDescriptor(_ owner: ObjectRef, _ attribute: NativeAttribute) -> ObjectRef {
        makeDescriptor(
            .getsetDescriptor, owner, intern(attribute.name), number: register(attribute),
            size: DescriptorLayout.attributeSize)
    }

    func makeSlotWrapper(_ owner: ObjectRef, _ name: ObjectRef, method: Int) -> ObjectRef {
        makeDescriptor(.wrapperDescriptor, owner, retained(name), number: method)
    }

    /// - Parameter name: its reference passes to the descriptor.
    func makeDescriptor(
        _ kind: ObjectKind, _ owner: ObjectRef, _ name: ObjectRef, number: Int,
        size: Int = DescriptorLayout.size
    ) -> ObjectRef {
        let object = newContainer(types[kind], size: size)
        object.raw.initializeMemory(as: UInt8.self, at: 16, count: size - 16)
        object[reference: DescriptorLayout.owner] = retained(owner)
        object[reference: DescriptorLayout.name] = name
        object[word: DescriptorLayout.number] = number
        track(object)
        return object
    }

    func makeStaticMethod(owned function: ObjectRef) -> ObjectRef {
        makeMethodHolder(.staticMethod, owned: function)
    }

    func makeClassMethod(owned function: ObjectRef) -> ObjectRef {
        makeMethodHolder(.classMethod, owned: function)
    }

    private func makeMethodHolder(_ kind: ObjectKind, owned function: ObjectRef) -> ObjectRef {
        let object = newContainer(types[kind], size: 32)
        object[reference: 16] = function
        object[word: 24] = 0
        track(object)
        return object
    }
}
