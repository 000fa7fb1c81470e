/// Iterators over what is indexed by position: lists, tuples, and with `__getitem__` anything.
///
/// ```
///  iterator + 16  Int      the next position
///           + 24  pointer  the sequence; 0 once the iterator is exhausted
/// ```
enum IndexIteratorLayout {
    static let index = 16
    static let sequence = 24
    static let size = 32
}

extension Runtime {
    /// A new iterator of the kind over the sequence, borrowed.
    @inline(__always)
    func makeIndexIterator(_ kind: ObjectKind, _ sequence: ObjectRef, from index: Int) -> ObjectRef {
        let iterator = newContainer(types[kind], size: IndexIteratorLayout.size)
        iterator[word: IndexIteratorLayout.index] = index
        iterator[reference: IndexIteratorLayout.sequence] = retained(sequence)
        track(iterator)
        return iterator
    }

    /// A new iterator that asks the object for its items 0, 1, 2 and so on.
    func makeSequenceIterator(_ sequence: ObjectRef) -> ObjectRef {
        makeIndexIterator(.sequenceIterator, sequence, from: 0)
    }

    @inline(__always)
    func nextOfList(_ iterator: ObjectRef) -> ObjectRef? {
        guard let list = iterator[reference: IndexIteratorLayout.sequence] else { return nil }
        let index = iterator[word: IndexIteratorLayout.index]
        if index < listCount(list) {
            iterator[word: IndexIteratorLayout.index] = index + 1
            return retained(listItem(list, index))
        }
        exhaust(iterator)
        return nil
    }

    @inline(__always)
    func nextOfTuple(_ iterator: ObjectRef) -> ObjectRef? {
        guard let tuple = iterator[reference: IndexIteratorLayout.sequence] else { return nil }
        let index = iterator[word: IndexIteratorLayout.index]
        if index < tupleCount(tuple) {
            iterator[word: IndexIteratorLayout.index] = index + 1
            return retained(tupleItem(tuple, index))
        }
        exhaust(iterator)
        return nil
    }

    func nextOfReversedList(_ iterator: ObjectRef) -> ObjectRef? {
        guard let list = iterator[reference: IndexIteratorLayout.sequence] else { return nil }
        let index = iterator[word: IndexIteratorLayout.index]
        if index >= 0, index < listCount(list) {
            iterator[word: IndexIteratorLayout.index] = index - 1
            return retained(listItem(list, index))
        }
        iterator[word: IndexIteratorLayout.index] = -1
        exhaust(iterator)
        return nil
    }

    /// Lets the sequence go.
    @inline(never)
    func exhaust(_ iterator: ObjectRef, at offset: Int = IndexIteratorLayout.sequence) {
        let sequence = iterator[reference: offset]
        iterator[reference: offset] = nil
        release(sequence)
    }

    fileprivate func nextOfSequence(_ iterator: ObjectRef) throws(Raised) -> ObjectRef? {
        guard let sequence = iterator[reference: IndexIteratorLayout.sequence] else { return nil }
        let index = iterator[word: IndexIteratorLayout.index]
        guard index < Int.max else { throw overflowError("iter index too large") }
        if let item = try sequenceItem(sequence, index) {
            iterator[word: IndexIteratorLayout.index] = index + 1
            return item
        }
        if iterator[reference: IndexIteratorLayout.sequence] != nil { exhaust(iterator) }
        return nil
    }

    /// The item at the position; nil where IndexError or StopIteration says there is none.
    func sequenceItem(_ sequence: ObjectRef, _ index: Int) throws(Raised) -> ObjectRef? {
        do throws(Raised) {
            if let item = sequence.type.slots.pointee.item { return try item(self, sequence, index) }
            let number = makeInt(index)
            defer { release(number) }
            return try self.item(sequence, number)
        } catch {
            guard pendingIs(.indexError) || pendingIs(.stopIteration) else { throw error }
            dropException()
            return nil
        }
    }

    /// How many items an index iterator has left.
    fileprivate func remaining(_ iterator: ObjectRef, of count: Int) -> Int {
        max(0, count - iterator[word: IndexIteratorLayout.index])
    }

    func indexIteratorHint(_ iterator: ObjectRef) throws(Raised) -> Int {
        guard let sequence = iterator[reference: IndexIteratorLayout.sequence] else { return 0 }
        switch iterator.kind {
        case .listReverseIterator:
            let left = iterator[word: IndexIteratorLayout.index] + 1
            return listCount(sequence) < left ? 0 : left
        case .strIterator, .strASCIIIterator: return remaining(iterator, of: stringLength(sequence))
        default: return remaining(iterator, of: try length(sequence))
        }
    }
}

extension NativeType {
    static var listIterator: NativeType {
        iterator(
            .listIterator,
            hint: { (runtime, iterator) throws(Raised) in
                try runtime.indexIteratorHint(iterator)
            }
        ) { (runtime, iterator) throws(Raised) in runtime.nextOfList(iterator) }
    }

    static var listReverseIterator: NativeType {
        iterator(
            .listReverseIterator,
            hint: { (runtime, iterator) throws(Raised) in
                try runtime.indexIteratorHint(iterator)
            }
        ) { (runtime, iterator) throws(Raised) in runtime.nextOfReversedList(iterator) }
    }

    static var tupleIterator: NativeType {
        iterator(
            .tupleIterator,
            hint: { (runtime, iterator) throws(Raised) in
                try runtime.indexIteratorHint(iterator)
            }
        ) { (runtime, iterator) throws(Raised) in runtime.nextOfTuple(iterator) }
    }

    static var sequenceIterator: NativeType {
        iterator(
            .sequenceIterator,
            hint: { (runtime, iterator) throws(Raised) in
                try runtime.indexIteratorHint(iterator)
            }
        ) { (runtime, iterator) throws(Raised) in try runtime.nextOfSequence(iterator) }
    }
}
