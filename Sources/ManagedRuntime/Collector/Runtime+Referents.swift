/// The references of an object that CPython's collector sees, in the order in which it visits them: `gc.get_referents`
/// shows them. They are among those the object owns; left out are some that cannot be part of a cycle.
extension Runtime {
    func forEachReferent(_ object: ObjectRef, _ body: (ObjectRef) -> Void) {
        guard object.isContainer, object.kind != .type || !isStatic(object) else { return }
        let type = object.type
        if type.isHeapType {
            forEachSlotValue(object, type, body)
            if type.typeFlags.contains(.managedDict) { forEachInstanceAttribute(object, body) }
            body(type)
        }
        forEachBuiltinReferent(object, body)
    }

    private func forEachSlotValue(_ object: ObjectRef, _ type: ObjectRef, _ body: (ObjectRef) -> Void) {
        var current = type
        while current.isHeapType, let base = current[reference: TypeLayout.base] {
            forEachField(object, current.instanceReferenceMask & ~base.instanceReferenceMask, body)
            current = base
        }
    }

    private func forEachField(_ object: ObjectRef, _ fields: UInt64, _ body: (ObjectRef) -> Void) {
        var mask = fields
        while mask != 0 {
            visit(object[reference: 16 + 8 * mask.trailingZeroBitCount], body)
            mask &= mask - 1
        }
    }

    /// What an object has as one of its built-in type.
    private func forEachBuiltinReferent(_ object: ObjectRef, _ body: (ObjectRef) -> Void) {
        let kind = object.kind
        switch kind {
        case .dict: forEachDictReferent(object, body)
        case .defaultDict:
            forEachField(object, kind.referenceMask, body)
            forEachDictReferent(object, body)
        case .orderedDict:
            forEachField(object, kind.referenceMask, body)
            forEachEntry(object) { key, _ in body(key) }
            forEachDictReferent(object, body)
        case .lruCacheWrapper:
            forEachCachedObject(object, body)
            forEachField(object, kind.referenceMask, body)
        default:
            if let order = kind.referentOrder {
                for offset in order { visit(object[reference: offset], body) }
            } else {
                forEachField(object, kind.referenceMask, body)
            }
            if kind != .type { forEachVariableReference(object, kind, body) }
        }
    }

    /// Keys that are all str are not visited.
    private func forEachDictReferent(_ dict: ObjectRef, _ body: (ObjectRef) -> Void) {
        let visitsKeys = !dictKeys(dict).strKeysOnly
        forEachEntry(dict) { key, value in
            body(value)
            if visitsKeys { body(key) }
        }
    }
}

extension ObjectKind {
    fileprivate var referenceMask: UInt64 { KindLayout[self].referenceMask }

    /// Offsets of the fields that are visited, where they are not all, or not in the order of the layout.
    fileprivate var referentOrder: [Int]? {
        switch self {
        case .type:
            [TypeLayout.dict, TypeLayout.mro, TypeLayout.bases, TypeLayout.base]
        case .module: [ModuleLayout.dict]
        case .function: [48, 16, 24, 104, 56, 64, 80, 32, 88, 72, 112, 40]
        case .superObject: [24, 16, 32]
        case .methodDescriptor, .wrapperDescriptor, .classMethodDescriptor, .getsetDescriptor,
            .memberDescriptor:
            [16]
        case .exception: [16, 24, 32, 40, 56, 48]
        default: nil
        }
    }
}
