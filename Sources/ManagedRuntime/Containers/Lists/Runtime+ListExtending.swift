/// Growing a list by the items of anything, with the room that 3.11 leaves.
extension Runtime {
    /// A new list of the iterable's items, as `list(iterable)` makes it.
    func makeList(from iterable: ObjectRef) throws(Raised) -> ObjectRef {
        let list = makeList()
        do throws(Raised) {
            try extend(list, from: iterable)
            return list
        } catch {
            release(list)
            throw error
        }
    }

    func extend(_ list: ObjectRef, from iterable: ObjectRef) throws(Raised) {
        if iterable.type == types.list || iterable.type == types.tuple || iterable == list {
            return extend(list, fromSequence: iterable)
        }
        let iterator = try iterator(of: iterable)
        defer { release(iterator) }
        reserve(list, try lengthHint(iterable, otherwise: 8))
        while let item = try next(iterator) { append(owned: item, to: list) }
        if listCount(list) < list[word: ListLayout.capacity] { resizeList(list, listCount(list)) }
    }

    /// Room for the items that a length hint promises.
    private func reserve(_ list: ObjectRef, _ hint: Int) {
        let count = listCount(list)
        if list[pointer: ListLayout.items] == nil {
            if hint > 0 { allocateExactly(list, hint) }
        } else {
            resizeList(list, count + hint)
            list[word: ListLayout.count] = count
        }
    }

    private func extend(_ list: ObjectRef, fromSequence sequence: ObjectRef) {
        let added = sequenceCount(sequence)
        guard added > 0 else { return }
        let count = listCount(list)
        if list[pointer: ListLayout.items] == nil {
            allocateExactly(list, added)
            list[word: ListLayout.count] = added
        } else {
            resizeList(list, count + added)
        }
        let source = sequenceItems(sequence)
        let target = listItems(list) + count
        for index in 0..<added {
            retain(source[index])
            target[index] = source[index]
        }
    }

    /// A first buffer: an even number of items, as blocks are multiples of 16 bytes.
    private func allocateExactly(_ list: ObjectRef, _ count: Int) {
        let capacity = (count + 1) & ~1
        list[pointer: ListLayout.items] = allocator.allocate(8 * capacity)
        list[word: ListLayout.capacity] = capacity
    }

    /// Of a list or a tuple.
    @inline(__always)
    func sequenceCount(_ sequence: ObjectRef) -> Int { sequence[word: ListLayout.count] }

    /// Of a list or a tuple that is not empty.
    @inline(__always)
    func sequenceItems(_ sequence: ObjectRef) -> UnsafeMutablePointer<ObjectRef> {
        sequence.kind == .tuple ? tupleItems(sequence) : listItems(sequence)
    }

    /// The iterable itself if it is a list or tuple, or else a new list of its items. A new reference.
    func fastSequence(_ iterable: ObjectRef, orRaise message: StaticString) throws(Raised) -> ObjectRef {
        if iterable.kind == .list || iterable.kind == .tuple { return retained(iterable) }
        let iterator: ObjectRef
        do throws(Raised) {
            iterator = try self.iterator(of: iterable)
        } catch {
            guard pendingIs(.typeError) else { throw error }
            dropException()
            throw typeError("\(message)")
        }
        defer { release(iterator) }
        return try makeList(from: iterator)
    }

    /// `operator.length_hint`.
    func lengthHint(_ object: ObjectRef, otherwise: Int) throws(Raised) -> Int {
        if let length = object.type.slots.pointee.length {
            do throws(Raised) {
                return try length(self, object)
            } catch {
                guard pendingIs(.typeError) else { throw error }
                dropException()
            }
        }
        guard let method = try specialMethod(.__length_hint__, of: object) else { return otherwise }
        defer { release(method) }
        let hint = try call(method)
        defer { release(hint) }
        if hint == notImplemented { return otherwise }
        guard hint.kind == .int else {
            throw typeError("__length_hint__ must be an integer, not \(typeName(of: hint))")
        }
        let value = intValue(hint) ?? 0
        guard value >= 0 else { throw valueError("__length_hint__() should return >= 0") }
        return value
    }
}
