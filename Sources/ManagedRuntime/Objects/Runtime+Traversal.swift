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

    /// What holds the attributes of an instance whose type has a managed dict.
    @inline(__always)
    func forEachInstanceAttribute(_ instance: ObjectRef, _ body: (ObjectRef) -> Void) {
        visit(instance[reference: InstanceLayout.dict], body)
    }

    /// The same, with what each is called.
    func forEachLabeledAttribute(_ instance: ObjectRef, _ body: (ObjectRef, String) -> Void) {
        if let dict = instance[reference: InstanceLayout.dict] { body(dict, ".__dict__") }
    }

    /// The references beyond the fields that the type's mask names.
    @inline(__always)
    func forEachVariableReference(
        _ object: ObjectRef, _ kind: ObjectKind, _ body: (ObjectRef) -> Void
    ) {
        switch kind {
        case .tuple:
            for index in 0..<tupleCount(object) { body(tupleItem(object, index)) }
        case .list:
            for index in 0..<listCount(object) { body(listItem(object, index)) }
        case .dict:
            forEachEntry(object) { key, value in
                body(key)
                body(value)
            }
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
