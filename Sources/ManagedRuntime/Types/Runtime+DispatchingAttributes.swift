/// Attribute access of classes that define it in Python, and descriptors written in Python.
extension Runtime {
    func dispatchGetAttribute(_ object: ObjectRef, _ attribute: ObjectRef) throws(Raised) -> ObjectRef {
        let fallback = lookUp(object.type, name(.__getattr__))
        let ordinary = lookUp(object.type, name(.__getattribute__))
        if let ordinary, isGenericGetAttribute(ordinary) {
            guard fallback != nil else { return try genericAttribute(object, attribute) }
            if let value = try genericAttributeIfPresent(object, attribute) { return value }
        } else {
            do throws(Raised) {
                return try callSpecial(object, .__getattribute__, attribute)
            } catch {
                guard fallback != nil, pendingIs(.attributeError) else { throw error }
                dropException()
            }
        }
        return try callSpecial(object, .__getattr__, attribute)
    }

    /// Whether it is `object.__getattribute__`, or as good as it.
    func isGenericGetAttribute(_ function: ObjectRef) -> Bool {
        function.type == types[.wrapperDescriptor]
            && function[reference: DescriptorLayout.owner].map {
                $0.typeFlags.contains(.genericGetAttribute)
            } ?? false
    }

    func dispatchSetAttribute(
        _ object: ObjectRef, _ attribute: ObjectRef, _ value: ObjectRef?
    ) throws(Raised) {
        release(
            try value == nil
                ? callSpecial(object, .__delattr__, attribute)
                : callSpecial(object, .__setattr__, attribute, value))
    }

    func dispatchDescriptorGet(
        _ descriptor: ObjectRef, _ instance: ObjectRef?, _ owner: ObjectRef
    ) throws(Raised) -> ObjectRef {
        try callSpecialIfPresent(descriptor, .__get__, instance ?? none, owner) ?? retained(descriptor)
    }

    func dispatchDescriptorSet(
        _ descriptor: ObjectRef, _ instance: ObjectRef, _ value: ObjectRef?
    ) throws(Raised) {
        let method = value == nil ? Name.__delete__ : .__set__
        guard let result = try callSpecialIfPresent(descriptor, method, instance, value) else {
            throw attributeError(method.text)
        }
        release(result)
    }

    /// `descriptor.__get__(instance, owner=None)` of a native descriptor.
    func wrapDescriptorGet(
        _ slots: SlotDefinition.Table, _ arguments: Arguments
    ) throws(Raised) -> ObjectRef {
        guard (2...3).contains(arguments.count) else {
            throw typeError(
                "expected at \(arguments.count < 2 ? "least 1 argument" : "most 2 arguments"), got \(arguments.count - 1)"
            )
        }
        let instance = arguments[1] == none ? nil : arguments[1]
        let owner = arguments.optional(2).flatMap { $0 == none ? nil : $0 }
        guard instance != nil || owner != nil else { throw typeError("__get__(None, None) is invalid") }
        return try slots.pointee.descriptorGet!(
            self, arguments[0], instance, owner ?? instance.unsafelyUnwrapped.type)
    }

    /// Refuses `object.__setattr__(SomeClass, …)`, which would go past what a class does on such a change.
    func guardTypeAttributes(
        _ object: ObjectRef, _ slots: SlotDefinition.Table, _ method: String
    ) throws(Raised) {
        guard object.kind == .type, slots != types.type.slots else { return }
        throw typeError("can't apply this \(method) to \(typeName(of: object)) object")
    }
}
