/// What becomes of unreachable objects: the order is that of PEP 442 and of CPython's `gcmodule.c`.
extension Runtime {
    /// Clears every weak reference to garbage, and every one that is garbage itself, and calls the callbacks of those
    /// that are not. Callbacks of garbage are not called: they could reach objects that are going.
    /// - Returns: how many weak references went with their callback's call.
    func handleWeakReferences(_ garbage: GCList, survivors: GCList) -> Int {
        let pending = state.pointee.collector.callbacks
        garbage.forEach { object in
            if object.kind.isWeakReference { unlinkWeakReference(object) }
            while let weak = object.weakListHead {
                unlinkWeakReference(weak)
                if weak[reference: WeakReferenceLayout.callback] == nil || isCollecting(weak) { continue }
                retain(weak)
                pending.take(weak)
            }
        }
        var freed = 0
        while let weak = pending.first {
            callWeakCallback(weak, weak[reference: WeakReferenceLayout.callback].unsafelyUnwrapped)
            release(weak)
            if pending.first == weak { survivors.take(weak) } else { freed += 1 }
        }
        return freed
    }

    /// Calls the finalizers of garbage that were not called before. They may free other garbage, or bring it back.
    /// - Returns: how many were called.
    func finalizeGarbage(_ garbage: GCList) -> Int {
        let seen = state.pointee.collector.finalized
        var called = 0
        while let object = garbage.first {
            seen.take(object)
            guard object.type.typeFlags.contains(.finalizer), !object.isFinalized else { continue }
            object.markFinalized()
            retain(object)
            callFinalizer(object)
            release(object)
            called += 1
        }
        seen.moveAll(to: garbage)
        return called
    }

    /// Looks once more which of the garbage is unreachable. What a finalizer has made reachable moves to the survivors.
    /// - Returns: how many did.
    func handleResurrected(_ garbage: GCList, survivors: GCList) -> Int {
        garbage.forEach { $0[word: GCHeader.previous] &= ~GCHeader.collecting }
        let resurrected = state.pointee.collector.finalized
        garbage.moveAll(to: resurrected)
        deduceUnreachable(resurrected, garbage)
        let count = resurrected.count
        resurrected.moveAll(to: survivors)
        return count
    }

    /// Breaks the cycles: drops what each object holds. Most of them are freed on the way, as the count of another
    /// falls to zero.
    func deleteGarbage(_ garbage: GCList, survivors: GCList) {
        while let object = garbage.first {
            if state.pointee.collector.debugging.contains(.saveAll),
                let list = state.pointee.collector.garbageList
            {
                append(object, to: list)
            } else {
                retain(object)
                clearReferences(object)
                release(object)
            }
            guard garbage.first == object else { continue }
            // Somebody holds it still: another object of the garbage, which frees it later.
            object[word: GCHeader.previous] &= ~GCHeader.collecting
            survivors.take(object)
        }
    }

    private func clearReferences(_ object: ObjectRef) {
        let type = object.type
        if type.isHeapType {
            releaseSlots(object, type)
            if type.typeFlags.contains(.managedDict) { clearInstanceAttributes(object) }
        }
        switch object.kind {
        case .list: clearList(object)
        case .dict: clearDict(object)
        case .set, .frozenset: clearSet(object)
        case .type: return clearType(object)
        case .frame: clearFrameObject(object)
        case .tuple: return  // Its cycle runs through something that can be cleared.
        default:
            if type.typeFlags.contains(.variablePart) { type.slots.pointee.clear?(self, object) }
        }
        releaseFields(object)
    }
}
