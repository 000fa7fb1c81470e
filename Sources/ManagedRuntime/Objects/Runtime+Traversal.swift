extension Runtime {
    /// Calls `body` with every reference the object owns: each counted once in its referent's reference count. The
    /// class of an instance is among them; a weak reference's referent is not.
    @inline(__always)
    func forEachOwnedReference(_ object: ObjectRef, _ body: (ObjectRef) -> Void) {
        let type = object.type
        forEachVariableReference(object, object.kind, body)
        object.forEachReferenceField { offset in visit(object[reference: offset], body) }
        if type.isHeapType {
            body(type)
            if type.typeFlags.contains(.managedDict) { forEachInstanceAttribute(object, body) }
        }
    }

    /// What holds the attributes of an instance whose type has a managed dict: its values, or its dict.
    @inline(__always)
    func forEachInstanceAttribute(_ instance: ObjectRef, _ body: (ObjectRef) -> Void) {
        guard let values = instanceValues(instance) else {
            return visit(instance[reference: InstanceLayout.dict], body)
        }
        for position in 0..<values.count { visit(values[values.entry(at: position)], body) }
    }

    /// The same, with what each is called.
    func forEachLabeledAttribute(_ instance: ObjectRef, _ body: (ObjectRef, String) -> Void) {
        guard let values = instanceValues(instance), let keys = sharedKeys(of: instance.type) else {
            if let dict = instance[reference: InstanceLayout.dict] { body(dict, ".__dict__") }
            return
        }
        for position in 0..<values.count {
            let entry = values.entry(at: position)
            guard let name = keys.entry(entry)[0], let value = values[entry] else { continue }
            body(value, ".\(stringValue(name))")
        }
    }

    /// The references beyond the fields that the type's mask names.
    @inline(__always)
    func forEachVariableReference(
        _ object: ObjectRef, _ kind: ObjectKind, _ body: (ObjectRef) -> Void
    ) {
        switch kind {
        case .tuple:
            // From the end, as 3.11 does: the order of finalizers in garbage shows it.
            for index in stride(from: tupleCount(object) - 1, through: 0, by: -1) {
                body(tupleItem(object, index))
            }
        case .list:
            for index in stride(from: listCount(object) - 1, through: 0, by: -1) {
                body(listItem(object, index))
            }
        case .dict:
            let ownsKeys = dictValues(object) == nil
            forEachEntry(object) { key, value in
                if ownsKeys { body(key) }
                body(value)
            }
        case .type:
            guard let keys = sharedKeys(of: object) else { return }
            for number in 0..<keys.entryCount { visit(keys.entry(number)[0], body) }
        case .set, .frozenset: forEachMember(object, body)
        case .frame: forEachReference(ofFrameObject: object, body)
        case .generator: forEachReference(ofGenerator: object, body)
        default:
            guard object.type.typeFlags.contains(.variablePart) else { return }
            object.type.slots.pointee.traverse?(self, object, body)
        }
    }

    @inline(__always)
    func visit(_ reference: ObjectRef?, _ body: (ObjectRef) -> Void) {
        if let reference { body(reference) }
    }
}
