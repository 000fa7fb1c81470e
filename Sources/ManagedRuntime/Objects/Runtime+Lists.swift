extension Runtime {
    /// A new reference to an empty list.
    package func makeList() -> ObjectRef {
        let list = newListObject()
        list[word: ListLayout.count] = 0
        list[word: ListLayout.items] = 0
        list[word: ListLayout.capacity] = 0
        track(list)
        return list
    }

    /// A new reference to a list of the items with no room to spare, as a list display makes it.
    package func makeList(_ items: [ObjectRef]) -> ObjectRef {
        let list = newList(capacity: items.count)
        for (index, item) in items.enumerated() { listItems(list)[index] = retained(item) }
        list[word: ListLayout.count] = items.count
        return list
    }

    /// A new, empty list with room for exactly so many items.
    func newList(capacity: Int) -> ObjectRef {
        let list = makeList()
        if capacity > 0 {
            list[pointer: ListLayout.items] = allocator.allocate(8 * capacity)
            list[word: ListLayout.capacity] = capacity
        }
        return list
    }

    /// A new list of the items, which it shares with the caller, with no room to spare.
    func makeList(_ items: UnsafePointer<ObjectRef>, count: Int) -> ObjectRef {
        for index in 0..<count { retain(items[index]) }
        return makeList(owned: items, count: count)
    }

    /// As `makeList`, and takes over the caller's references to the items.
    func makeList(owned items: UnsafePointer<ObjectRef>, count: Int) -> ObjectRef {
        let list = newList(capacity: count)
        guard count > 0 else { return list }
        listItems(list).update(from: items, count: count)
        list[word: ListLayout.count] = count
        return list
    }

    @inline(__always)
    package func append(_ item: ObjectRef, to list: ObjectRef) {
        retain(item)
        append(owned: item, to: list)
    }

    /// Appends and takes over the caller's reference to the item.
    @inline(__always)
    package func append(owned item: ObjectRef, to list: ObjectRef) {
        let count = listCount(list)
        if count < list[word: ListLayout.capacity] {
            list[word: ListLayout.count] = count + 1
        } else {
            resizeList(list, count + 1)
        }
        listItems(list)[count] = item
    }

    /// Appends many at once: the list grows once, as `list.extend` of a tuple does.
    package func extend(_ list: ObjectRef, with items: [ObjectRef]) {
        guard !items.isEmpty else { return }
        let count = listCount(list)
        resizeList(list, count + items.count)
        for (index, item) in items.enumerated() { listItems(list)[count + index] = retained(item) }
    }

    /// Removes the last item and hands its reference to the caller; nil from an empty list.
    package func popLast(_ list: ObjectRef) -> ObjectRef? {
        let count = listCount(list)
        guard count > 0 else { return nil }
        let item = listItem(list, count - 1)
        resizeList(list, count - 1)
        return item
    }

    package func replaceItem(_ list: ObjectRef, _ index: Int, with item: ObjectRef) {
        precondition(index >= 0 && index < listCount(list), "list index out of range")
        let old = listItem(list, index)
        listItems(list)[index] = retained(item)
        release(old)
    }

    @inline(__always)
    package func listCount(_ list: ObjectRef) -> Int { list[word: ListLayout.count] }

    /// Borrowed.
    @inline(__always)
    package func listItem(_ list: ObjectRef, _ index: Int) -> ObjectRef {
        listItems(list)[index]
    }

    /// Only of a list that has a buffer.
    @inline(__always)
    func listItems(_ list: ObjectRef) -> UnsafeMutablePointer<ObjectRef> {
        list[pointer: ListLayout.items].unsafelyUnwrapped.assumingMemoryBound(to: ObjectRef.self)
    }

    /// Sets the count, for items that the caller fills in or has moved out. The buffer stays while it is at least half
    /// full; otherwise it gets 3.11's growth: an eighth more and six, rounded down to a multiple of four, or exactly
    /// enough when that falls short of a request for many at once.
    func resizeList(_ list: ObjectRef, _ newCount: Int) {
        let oldCapacity = list[word: ListLayout.capacity]
        if newCount <= oldCapacity, newCount >= oldCapacity >> 1 {
            list[word: ListLayout.count] = newCount
            return
        }
        var capacity = (newCount + newCount >> 3 + 6) & ~3
        if newCount - listCount(list) > capacity - newCount { capacity = (newCount + 3) & ~3 }
        if newCount == 0 { capacity = 0 }
        list[pointer: ListLayout.items] = resizedBuffer(list[pointer: ListLayout.items], 8 * capacity)
        list[word: ListLayout.capacity] = capacity
        list[word: ListLayout.count] = newCount
    }

    private func resizedBuffer(_ buffer: UnsafeMutableRawPointer?, _ bytes: Int) -> UnsafeMutableRawPointer? {
        guard let buffer else { return bytes > 0 ? allocator.allocate(bytes) : nil }
        if bytes > 0 { return allocator.reallocate(buffer, bytes) }
        allocator.free(buffer)
        return nil
    }

    /// Empties the list first and releases afterwards, the last item first: what is released must not find the list
    /// half cleared.
    package func clearList(_ list: ObjectRef) {
        guard let buffer = list[pointer: ListLayout.items] else { return }
        let count = listCount(list)
        let items = listItems(list)
        list[word: ListLayout.count] = 0
        list[word: ListLayout.items] = 0
        list[word: ListLayout.capacity] = 0
        for index in stride(from: count - 1, through: 0, by: -1) { release(items[index]) }
        allocator.free(buffer)
    }
}

extension Runtime {
    /// A new list that takes over the caller's references to the items.
    func makeList(owned items: [ObjectRef]) -> ObjectRef {
        let list = makeList(items)
        for item in items { release(item) }
        return list
    }
}
