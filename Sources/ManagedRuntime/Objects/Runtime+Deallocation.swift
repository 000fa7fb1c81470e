/// Deallocation without recursion.
///
/// Releasing the last reference to the head of a long chain would recurse once a link. CPython's trashcan lets it
/// recurse 50 levels and then defers; here every container is deferred: it is put on an intrusive stack (linked
/// through its garbage-collection header, which it needs no more) that the outermost call empties.
extension Runtime {
    @inline(never)
    func deallocate(_ object: ObjectRef) {
        guard object.isContainer else { return deallocateAtom(object) }
        untrackIfTracked(object)
        object[pointer: GCHeader.previous] = state.pointee.pendingDeallocation
        state.pointee.pendingDeallocation = object.raw
        guard !state.pointee.isDeallocating else { return }
        state.pointee.isDeallocating = true
        while let next = state.pointee.pendingDeallocation.map(ObjectRef.init) {
            state.pointee.pendingDeallocation = next[pointer: GCHeader.previous]
            destroy(next)
        }
        state.pointee.isDeallocating = false
    }

    private func deallocateAtom(_ object: ObjectRef) {
        let kind = object.kind
        if kind == .str, isInterned(object) { forgetInterned(object) }
        precondition(!isStatic(object), "a static object was released more often than retained")
        releaseFields(object)
        freeMemory(object, prefix: 0)
    }

    private func destroy(_ object: ObjectRef) {
        let type = object.type
        if object.weakListHead != nil { clearWeakReferences(to: object) }
        destroyVariablePart(object)
        releaseFields(object)
        let prefix = object.prefix
        if type.isHeapType {
            if type.typeFlags.contains(.managedDict) { release(object[reference: InstanceLayout.dict]) }
            release(type)
        }
        state.pointee.generations[0].count = max(0, state.pointee.generations[0].count - 1)
        freeMemory(object, prefix: prefix)
    }

    /// What lies beyond the fields that the type's mask names.
    private func destroyVariablePart(_ object: ObjectRef) {
        switch object.kind {
        case .tuple:
            for index in 0..<tupleCount(object) { release(tupleItem(object, index)) }
        case .list: clearList(object)
        case .dict: clearDict(object)
        case .set, .frozenset: clearSet(object)
        case .type: typeTable[object[word: TypeLayout.index]].address = 0
        case .frame: clearFrame(object)
        case .weakReference: unlinkWeakReference(object)
        default:
            guard object.type.typeFlags.contains(.variablePart) else { return }
            object.type.slots.pointee.clear?(self, object)
        }
    }

    /// Empties and releases the fields that the type's mask names.
    func releaseFields(_ object: ObjectRef) {
        object.forEachReferenceField { offset in
            let reference = object[reference: offset]
            object[reference: offset] = nil
            release(reference)
        }
    }
}
