extension Runtime {
    /// A new reference to a tuple of the items. The empty one is shared.
    package func makeTuple(_ items: [ObjectRef]) -> ObjectRef {
        for item in items { retain(item) }
        return makeTuple(owned: items)
    }

    /// A new reference to a tuple that takes over the caller's references to the items.
    package func makeTuple(owned items: [ObjectRef]) -> ObjectRef {
        if items.isEmpty {
            retain(statics.emptyTuple)
            return statics.emptyTuple
        }
        let tuple = newTuple(count: items.count)
        for (index, item) in items.enumerated() { tuple[pointer: TupleLayout.items + 8 * index] = item.raw }
        track(tuple)
        return tuple
    }

    /// A new reference to a tuple of the items, which it shares with the caller.
    func makeTuple(_ items: UnsafePointer<ObjectRef>, count: Int) -> ObjectRef {
        for index in 0..<count { retain(items[index]) }
        return makeTuple(owned: items, count: count)
    }

    /// As `makeTuple`, and takes over the caller's references to the items.
    func makeTuple(owned items: UnsafePointer<ObjectRef>, count: Int) -> ObjectRef {
        if count == 0 { return retained(statics.emptyTuple) }
        let tuple = newTuple(count: count)
        tupleItems(tuple).update(from: items, count: count)
        track(tuple)
        return tuple
    }

    /// A new tuple of two that takes over the caller's references.
    @inline(__always)
    func makePair(owned first: ObjectRef, _ second: ObjectRef) -> ObjectRef {
        let tuple = newTuple(count: 2)
        tuple[reference: TupleLayout.items] = first
        tuple[reference: TupleLayout.items + 8] = second
        track(tuple)
        return tuple
    }

    @inline(__always)
    func tupleItems(_ tuple: ObjectRef) -> UnsafeMutablePointer<ObjectRef> {
        (tuple.raw + TupleLayout.items).assumingMemoryBound(to: ObjectRef.self)
    }

    @inline(__always)
    package func tupleCount(_ tuple: ObjectRef) -> Int { tuple[word: TupleLayout.count] }

    /// Borrowed.
    @inline(__always)
    package func tupleItem(_ tuple: ObjectRef, _ index: Int) -> ObjectRef {
        ObjectRef(tuple[pointer: TupleLayout.items + 8 * index].unsafelyUnwrapped)
    }
}
