/// The static types, made ready for programs: slots, base, method resolution order, dict.
extension Runtime {
    func prepareStaticTypes() {
        var definitions: [ObjectKind: NativeType] = [:]
        var exceptions: [ExceptionKind: NativeType] = [:]
        for definition in NativeType.all {
            if let exception = definition.exception {
                exceptions[exception] = definition
            } else {
                definitions[definition.kind] = definition
            }
        }
        for kind in ObjectKind.allCases where kind != .exception { prepare(kind, definitions) }
        for kind in ExceptionKind.allCases { prepare(kind, exceptions[kind]) }
    }

    /// Bases first.
    private func prepare(_ kind: ObjectKind, _ definitions: [ObjectKind: NativeType]) {
        let type = types[kind]
        guard type[reference: TypeLayout.dict] == nil else { return }
        let definition = definitions[kind] ?? NativeType(kind)
        let base = kind == .instance ? nil : types[definition.base]
        if kind != .instance { prepare(definition.base, definitions) }
        prepare(type, definition, base: base)
    }

    private func prepare(_ kind: ExceptionKind, _ definition: NativeType?) {
        let type = exceptionType(kind)
        let base = kind.base.map { exceptionType($0) } ?? types.object
        prepare(type, definition ?? NativeType(kind) { _ in }, base: base)
    }

    private func prepare(_ type: ObjectRef, _ definition: NativeType, base: ObjectRef?) {
        let description = typeTable[type[word: TypeLayout.index]]
        type[reference: TypeLayout.name] = intern(description.name)
        type[reference: TypeLayout.qualifiedName] = retained(
            type[reference: TypeLayout.name].unsafelyUnwrapped)
        type[reference: TypeLayout.moduleName] = intern(description.module)
        type[reference: TypeLayout.dict] = makeDict()
        if let base {
            type[reference: TypeLayout.base] = retained(base)
            type[reference: TypeLayout.bases] = makeTuple([base])
            type[reference: TypeLayout.mro] = makeTuple([type] + mroItems(base))
        } else {
            type[reference: TypeLayout.bases] = makeTuple([])
            type[reference: TypeLayout.mro] = makeTuple([type])
        }
        if definition.isBaseType { type.typeFlags.insert(.baseType) }
        if description.kind == .exception { type.typeFlags.insert(.exception) }
        let own = prepareSlots(of: type, definition, base: base)
        fillDict(of: type, definition, own)
        own.deinitialize(count: 1)
        own.deallocate()
        if let base { addSubclass(type, to: base) }
    }

    func mroItems(_ type: ObjectRef) -> [ObjectRef] {
        guard let mro = type[reference: TypeLayout.mro] else { return [] }
        return (0..<tupleCount(mro)).map { tupleItem(mro, $0) }
    }

    /// What is called with the object in front of the arguments where a method call finds it in the object's class.
    private static let methodKinds: Set<ObjectKind> = [
        .function, .methodDescriptor, .wrapperDescriptor, .lruCacheWrapper,
    ]

    /// - Returns: the slots that the definition itself sets; the caller's to free.
    private func prepareSlots(
        of type: ObjectRef, _ definition: NativeType, base: ObjectRef?
    ) -> UnsafeMutablePointer<TypeSlots> {
        let own = UnsafeMutablePointer<TypeSlots>.allocate(capacity: 1)
        own.initialize(to: TypeSlots())
        definition.slots(&own.pointee)
        let slots = UnsafeMutablePointer<TypeSlots>.allocate(capacity: 1)
        slots.initialize(to: base?.slots.pointee ?? TypeSlots())
        definition.slots(&slots.pointee)
        if base == types.object { slots.pointee.new = own.pointee.new }
        if own.pointee.compare != nil, own.pointee.hash == nil { slots.pointee.hash = nil }
        type[pointer: TypeLayout.slots] = UnsafeMutableRawPointer(slots)
        language.pointee.staticSlots.append(slots)
        if slots.pointee.finalize != nil { type.typeFlags.insert(.finalizer) }
        if slots.pointee.traverse != nil || slots.pointee.clear != nil {
            type.typeFlags.insert(.variablePart)
        }
        let isGeneric = base.map {
            $0.typeFlags.contains(.genericGetAttribute) && own.pointee.getAttribute == nil
        }
        if isGeneric ?? true { type.typeFlags.insert(.genericGetAttribute) }
        if Self.methodKinds.contains(definition.kind) { type.typeFlags.insert(.methodDescriptor) }
        return own
    }

    private func fillDict(
        of type: ObjectRef, _ definition: NativeType, _ own: UnsafeMutablePointer<TypeSlots>
    ) {
        let dict = type[reference: TypeLayout.dict].unsafelyUnwrapped
        if own.pointee.new != nil { file(makeNewFunction(type), under: .__new__, in: dict) }
        addSlotWrappers(of: type, own, to: dict)
        for method in definition.methods {
            file(makeMethodDescriptor(type, method), under: method.name, in: dict)
        }
        for method in definition.classMethods {
            file(makeClassMethodDescriptor(type, method), under: method.name, in: dict)
        }
        for method in definition.staticMethods {
            let function = makeBuiltinFunction(method, receiver: type, passesReceiver: false)
            file(makeStaticMethod(owned: function), under: method.name, in: dict)
        }
        for attribute in definition.attributes {
            file(makeGetsetDescriptor(type, attribute), under: attribute.name, in: dict)
        }
        for (name, make) in definition.constants { file(make(self), under: name, in: dict) }
        guard !definition.attributes.contains(where: { $0.name == "__doc__" }) else { return }
        file(definition.doc.map { makeString($0) } ?? retained(none), under: .__doc__, in: dict)
    }

    private func file(_ value: ObjectRef, under name: Name, in dict: ObjectRef) {
        setDictValue(dict, ownedKey: retained(self.name(name)), ownedValue: value)
    }

    private func file(_ value: ObjectRef, under name: String, in dict: ObjectRef) {
        setDictValue(dict, ownedKey: intern(name), ownedValue: value)
    }

    /// Enters a weak reference to the class among its base's subclasses.
    func addSubclass(_ type: ObjectRef, to base: ObjectRef) {
        if base[reference: TypeLayout.subclasses] == nil {
            base[reference: TypeLayout.subclasses] = makeDict()
        }
        setDictValue(
            base[reference: TypeLayout.subclasses].unsafelyUnwrapped,
            ownedKey: makeInt(Int(bitPattern: type.address)), ownedValue: makeWeakReference(to: type))
    }
}
