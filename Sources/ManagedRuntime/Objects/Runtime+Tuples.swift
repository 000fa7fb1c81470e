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
        let tuple = newContainer(types.tuple, size: TupleLayout.items + 8 * items.count)
        tuple[word: TupleLayout.count] = items.count
        for (index, item) in items.enumerated() { tuple[pointer: TupleLayout.items + 8 * index] = item.raw }
        track(tuple)
        return tuple
    }

    @inline(__always)
    package func tupleCount(_ tuple: ObjectRef) -> Int { tuple[word: TupleLayout.count] }

    /// Borrowed.
    @inline(__always)
    package func tupleItem(_ tuple: ObjectRef, _ index: Int) -> ObjectRef {
        ObjectRef(tuple[pointer: TupleLayout.items + 8 * index].unsafelyUnwrapped)
    }
}
