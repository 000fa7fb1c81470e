/// Deallocation, in CPython's order: an object's references are released one after the other, and what goes with one goes
/// before the next is released. Finalizers and weak references' callbacks show that order.
///
/// Long chains would overflow the stack. So there is a trashcan, as in CPython: from a depth of 50 on, containers wait
/// on a stack, linked through their collection headers, until the depth is back at 0. Only some types take part; of the
/// others, only a depth that CPython does not survive puts them there.
extension Runtime {
    private static let trashcanDepth = 50
    private static let largestDepth = 1000

    @inline(never)
    func deallocate(_ object: ObjectRef) {
        if object.isContainer { return deallocateContainer(object) }
        let type = object.type
        if type == types.float { return freeFloat(object) }
        precondition(!isStatic(object), "a static object was released more often than retained")
        switch object.kind {
        case .str where isInterned(object): forgetInterned(object)
        case .code: object.body.free()
        default: break
        }
        if type.isHeapType { return destroyInstance(object, type) }
        if object.weakListHead != nil { clearWeakReferences(of: object) }
        releaseVariablePart(object)
        releaseFields(object)
        freeMemory(object, prefix: 0)
    }

    private func deallocateContainer(_ object: ObjectRef) {
        untrackIfTracked(object)
        let kind = object.kind
        let usesTrashcan = object.type.isHeapType || kind.usesTrashcan
        if usesTrashcan && state.pointee.trashDepth >= Self.trashcanDepth
            || state.pointee.deallocationDepth >= Self.largestDepth
        {
            let flags = object[word: GCHeader.previous] & GCHeader.finalized
            let next = Int(bitPattern: state.pointee.pendingDeallocation)
            object[word: GCHeader.previous] = next | flags
            state.pointee.pendingDeallocation = object.raw
            return
        }
        let step = usesTrashcan ? 1 : 0
        state.pointee.trashDepth += step
        state.pointee.deallocationDepth += 1
        if object.type.isHeapType {
            destroyInstance(object, object.type)
        } else {
            destroy(object, kind)
        }
        state.pointee.deallocationDepth -= 1
        state.pointee.trashDepth -= step
        guard state.pointee.pendingDeallocation != nil else { return }
        if usesTrashcan ? state.pointee.trashDepth == 0 : state.pointee.deallocationDepth == 0 {
            emptyTrashcan()
        }
    }

    @inline(never)
    private func emptyTrashcan() {
        state.pointee.trashDepth += 1
        while let object = state.pointee.pendingDeallocation.map(ObjectRef.init) {
            let next = object[word: GCHeader.previous] & GCHeader.addressMask
            object[word: GCHeader.previous] &= GCHeader.finalized
            state.pointee.pendingDeallocation = UnsafeMutableRawPointer(bitPattern: next)
            deallocateContainer(object)
        }
        state.pointee.trashDepth -= 1
    }

    /// An object of a built-in type, untracked.
    private func destroy(_ object: ObjectRef, _ kind: ObjectKind) {
        if object.weakListHead != nil { clearWeakReferences(of: object) }
        if object.type.typeFlags.contains(.finalizer), finalizeAtDeallocation(object) { return }
        releaseVariablePart(object)
        releaseFields(object)
        free(object, kind, prefix: object.prefix)
    }

    /// An object of a class, untracked if it is a container: its finalizer, its weak references, its slots, its attributes,
    /// what its built-in base has, and at last the class.
    private func destroyInstance(_ object: ObjectRef, _ type: ObjectRef) {
        if type.typeFlags.contains(.finalizer), finalizeAtDeallocation(object) { return }
        if object.weakListHead != nil {
            clearWeakReferences(of: object)
            while let weak = object.weakListHead { unlinkWeakReference(weak) }
        }
        releaseSlots(object, type)
        if type.typeFlags.contains(.managedDict) { releaseInstanceAttributes(object) }
        let kind = object.kind
        if kind != .instance {
            releaseVariablePart(object)
            releaseFields(object)
        }
        let type = object.type  // A finalizer may have assigned `__class__`.
        free(object, kind, prefix: object.prefix)
        release(type)
    }

    @inline(__always)
    private func free(_ object: ObjectRef, _ kind: ObjectKind, prefix: Int) {
        if kind.hasFreeList, keepFreed(object, kind) { return }
        if prefix != 0 {
            let youngest = state.pointee.collector.generations
            if youngest.pointee.count > 0 { youngest.pointee.count -= 1 }
        }
        freeMemory(object, prefix: prefix)
    }

    /// What lies beyond the fields that the type's mask names.
    private func releaseVariablePart(_ object: ObjectRef) {
        switch object.kind {
        case .instance: break
        case .tuple:
            for index in stride(from: tupleCount(object) - 1, through: 0, by: -1) {
                release(object[reference: TupleLayout.items + 8 * index])
            }
        case .list: clearList(object)
        case .dict: clearDict(object)
        case .set, .frozenset: clearSet(object)
        case .type: destroyType(object)
        case .frame: destroyFrameObject(object)
        case .weakReference, .weakProxy, .weakCallableProxy: unlinkWeakReference(object)
        default:
            guard object.type.typeFlags.contains(.variablePart) else { return }
            object.type.slots.pointee.clear?(self, object)
        }
    }

    /// Empties and releases the fields that the type's mask names.
    func releaseFields(_ object: ObjectRef) { releaseFields(object, object.type.instanceReferenceMask) }

    @inline(__always)
    private func releaseFields(_ object: ObjectRef, _ fields: UInt64) {
        var mask = fields
        while mask != 0 {
            let offset = 16 + 8 * mask.trailingZeroBitCount
            mask &= mask - 1
            let reference = object[reference: offset]
            object[reference: offset] = nil
            release(reference)
        }
    }

    /// Empties and releases the `__slots__` of a class, then those of its base, and so on.
    @inline(__always)
    func releaseSlots(_ object: ObjectRef, _ type: ObjectRef) {
        var current = type
        while current.isHeapType, let base = current[reference: TypeLayout.base] {
            let own = current.instanceReferenceMask & ~base.instanceReferenceMask
            if own != 0 { releaseFields(object, own) }
            current = base
        }
    }
}

extension ObjectKind {
    /// Whether CPython's deallocation of the type defers itself when it is deeply nested.
    @inline(__always)
    fileprivate var usesTrashcan: Bool {
        switch self {
        case .tuple, .list, .dict, .set, .frozenset, .frame, .traceback, .exception, .boundMethod,
            .builtinFunction,
            .orderedDict, .instance:
            true
        default: false
        }
    }

    @inline(__always)
    fileprivate var hasFreeList: Bool {
        switch self {
        case .tuple, .list, .dict, .slice: true
        default: false
        }
    }
}
