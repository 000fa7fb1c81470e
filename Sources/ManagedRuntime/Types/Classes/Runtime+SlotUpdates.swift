/// How a class's slots follow from the special methods along its method resolution order.
extension Runtime {
    func updateAllSlots(of type: ObjectRef) {
        for definition in SlotDefinition.all { update(definition, of: type) }
        noteSpecialMethods(of: type)
    }

    /// Brings the slots of the class, and of those that derive from it, in line with a special method that changed.
    func updateSlots(of type: ObjectRef, for name: ObjectRef) {
        let numbers = SlotMethod.all.filter { self.name($0.name) == name }.map(\.definition)
        if numbers.isEmpty, name != self.name(.__del__) { return }
        updateSlots(of: type, numbers)
    }

    private func updateSlots(of type: ObjectRef, _ definitions: [Int]) {
        for number in definitions { update(SlotDefinition.all[number], of: type) }
        noteSpecialMethods(of: type)
        forEachSubclass(of: type) { updateSlots(of: $0, definitions) }
    }

    /// Flags that follow from special methods.
    private func noteSpecialMethods(of type: ObjectRef) {
        if lookUp(type, name(.__del__)) != nil {
            type.slots.pointee.finalize = { runtime, object in runtime.dispatchFinalize(object) }
            type.typeFlags.insert(.finalizer)
        } else {
            type.typeFlags.remove(.finalizer)
        }
        let getAttribute = lookUp(type, name(.__getattribute__))
        let isGeneric =
            getAttribute.map(isGenericGetAttribute) ?? false && lookUp(type, name(.__getattr__)) == nil
        if isGeneric {
            type.typeFlags.insert(.genericGetAttribute)
        } else {
            type.typeFlags.remove(.genericGetAttribute)
        }
    }

    /// A slot is the one of the native type whose wrappers are found, or looks the methods up where one is not native.
    private func update(_ definition: SlotDefinition, of type: ObjectRef) {
        guard let dispatch = definition.dispatch else { return }
        let table = type.slots
        var owner: ObjectRef?
        var needsDispatch = false
        for method in definition.methods {
            guard let found = lookUp(type, name(method.name)) else { continue }
            if method.name == .__hash__, found == none {
                table.pointee.hash = nil
                return
            }
            guard let native = nativeOwner(of: found, method.name) else {
                needsDispatch = true
                break
            }
            if let owner, owner != native { needsDispatch = true }
            owner = native
        }
        if needsDispatch {
            dispatch(table)
        } else {
            definition.copy(owner?.slots ?? language.pointee.emptySlots, table)
        }
    }

    /// The native type whose slot a found method stands for; nil for any other function.
    private func nativeOwner(of found: ObjectRef, _ name: Name) -> ObjectRef? {
        if found.type == types[.wrapperDescriptor] { return found[reference: DescriptorLayout.owner] }
        guard name == .__new__, found.type == types[.builtinFunction],
            found[word: NativeFunctionLayout.native] == language.pointee.newFunction
        else { return nil }
        return found[reference: NativeFunctionLayout.receiver]
    }
}
