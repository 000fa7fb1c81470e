/// Which objects of a generation are reachable from outside of it: CPython's algorithm, with its steps' names.
///
/// Take each object's reference count, subtract the references that come from the generation itself, and what is
/// left counts those from outside. Objects with any are reachable, and so is all they lead to. No memory is needed
/// beside the headers: the counts take the place of the backward links, which the last step restores.
extension Runtime {
    /// Moves the unreachable objects of `young` to `unreachable`, where they keep the flag that says so. Those that stay
    /// have no flag of the collection left.
    func deduceUnreachable(_ young: GCList, _ unreachable: GCList) {
        updateReferences(young)
        subtractReferences(young)
        moveUnreachable(young, unreachable)
    }

    private func updateReferences(_ list: GCList) {
        list.forEach { object in
            object[word: GCHeader.previous] =
                object.refcount * GCHeader.countUnit | GCHeader.collecting
                | object[word: GCHeader.previous] & GCHeader.finalized
        }
    }

    private func subtractReferences(_ list: GCList) {
        list.forEach { object in
            forEachCollectedReference(object) { referent in
                if isCollecting(referent) { referent[word: GCHeader.previous] -= GCHeader.countUnit }
            }
        }
    }

    /// What the object owns, and where it owns objects without a collection header of their own, what those own.
    @inline(__always)
    private func forEachCollectedReference(_ object: ObjectRef, _ body: (ObjectRef) -> Void) {
        forEachOwnedReference(object, body)
        if object.kind == .lruCacheWrapper { forEachCachedObject(object, body) }
    }

    /// Whether the object is in the generation being collected, and not found reachable and done with.
    @inline(__always)
    func isCollecting(_ object: ObjectRef) -> Bool {
        object.isContainer && object[word: GCHeader.previous] & GCHeader.collecting != 0
    }

    /// One pass over `young`, which grows at its end while objects taken for unreachable turn out otherwise. Objects
    /// behind the current one have their backward links restored; those ahead still have counts.
    private func moveUnreachable(_ young: GCList, _ unreachable: GCList) {
        var previous = young.head
        var object = young.head.gcNext
        while object != young.head {
            if object[word: GCHeader.previous] >= GCHeader.countUnit {
                forEachCollectedReference(object) { visitReachable($0, young) }
                let flags = object[word: GCHeader.previous] & GCHeader.finalized
                object[word: GCHeader.previous] = Int(bitPattern: previous.address) | flags
                previous = object
            } else {
                previous.gcNext = object.gcNext
                appendUnreachable(object, unreachable)
            }
            object = previous.gcNext
        }
        young.head.gcPrevious = previous
        unreachable.head[word: GCHeader.next] &= ~GCHeader.unreachable
        unreachable.forEach { $0[word: GCHeader.next] &= ~GCHeader.unreachable }
    }

    @inline(__always)
    private func visitReachable(_ object: ObjectRef, _ young: GCList) {
        guard isCollecting(object) else { return }
        if object[word: GCHeader.next] & GCHeader.unreachable != 0 {
            // Taken for unreachable too early: back to the end of the list, where its referents are visited in turn.
            removeUnreachable(object)
            let last = young.head.gcPrevious
            last.gcNext = object
            object.gcNext = young.head
            young.head.gcPrevious = object
            setOneReference(object)
        } else if object[word: GCHeader.previous] < GCHeader.countUnit {
            setOneReference(object)
        }
    }

    @inline(__always)
    private func setOneReference(_ object: ObjectRef) {
        let flags = object[word: GCHeader.previous] & GCHeader.finalized
        object[word: GCHeader.previous] = GCHeader.countUnit | GCHeader.collecting | flags
    }

    /// On this list every forward link carries the flag, the head's included.
    private func appendUnreachable(_ object: ObjectRef, _ list: GCList) {
        let last = list.head.gcPrevious
        last[word: GCHeader.next] = Int(bitPattern: object.address) | GCHeader.unreachable
        object[word: GCHeader.next] = Int(bitPattern: list.head.address) | GCHeader.unreachable
        let flags = object[word: GCHeader.previous] & GCHeader.finalized
        object[word: GCHeader.previous] = Int(bitPattern: last.address) | GCHeader.collecting | flags
        list.head.gcPrevious = object
    }

    private func removeUnreachable(_ object: ObjectRef) {
        let next = object.gcNext
        let previous = object.gcPrevious
        previous[word: GCHeader.next] = Int(bitPattern: next.address) | GCHeader.unreachable
        let flags = next[word: GCHeader.previous] & ~GCHeader.addressMask
        next[word: GCHeader.previous] = Int(bitPattern: previous.address) | flags
    }
}
