/// Deallocation without recursion.
///
/// Releasing the last reference to the head of a long chain would recurse once a link. CPython's trashcan lets it
/// recurse 50 levels and then defers; here every container is deferred: it is put on an intrusive stack (linked
/// through its garbage-collection header, which it needs no more) that the outermost call empties.
extension Runtime {
    @inline(never)
    func deallocate(_ object: ObjectRef) {
        let kind = object.kind
        guard kind.isContainer else { return deallocateAtom(object, kind) }
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

    private func deallocateAtom(_ object: ObjectRef, _ kind: ObjectKind) {
        if kind == .str, isInterned(object) { forgetInterned(object) }
        precondition(!isStatic(object), "a static object was released more often than retained")
        freeMemory(object, prefix: 0)
    }

    private func destroy(_ object: ObjectRef) {
        let kind = object.kind
        switch kind {
        case .tuple:
            for index in 0..<tupleCount(object) { release(tupleItem(object, index)) }
        case .list: clearList(object)
        case .dict: clearDict(object)
        case .set:
            clearWeakReferences(to: object)
            clearSet(object)
        case .instance: destroyInstance(object)
        case .type: destroyType(object)
        case .module:
            clearWeakReferences(to: object)
            clearModule(object)
        case .frame: clearFrame(object)
        case .weakReference: unlinkWeakReference(object)
        case .none, .bool, .int, .float, .str, .bytes:
            preconditionFailure("an atom among the containers")
        }
        state.pointee.generations[0].count = max(0, state.pointee.generations[0].count - 1)
        freeMemory(object, prefix: kind.prefix)
    }

    private func destroyInstance(_ object: ObjectRef) {
        if object[word: InstanceLayout.weakList] != 0 { clearWeakReferences(to: object) }
        release(object[reference: InstanceLayout.dict])
        release(object.type)
    }
}
