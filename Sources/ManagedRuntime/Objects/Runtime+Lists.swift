extension Runtime {
    /// A new reference to an empty list.
    package func makeList() -> ObjectRef {
        let list = newContainer(types.list, size: ListLayout.size)
        list[word: ListLayout.count] = 0
        list[word: ListLayout.items] = 0
        list[word: ListLayout.capacity] = 0
        track(list)
        return list
    }

    /// A new reference to a list of the items with no room to spare, as a list display makes it.
    package func makeList(_ items: [ObjectRef]) -> ObjectRef {
        let list = makeList()
        guard !items.isEmpty else { return list }
        let buffer = allocator.allocate(8 * items.count)
        list[pointer: ListLayout.items] = buffer
        list[word: ListLayout.capacity] = items.count
        list[word: ListLayout.count] = items.count
        for (index, item) in items.enumerated() {
            retain(item)
            setListItem(list, index, item)
        }
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
        if count == list[word: ListLayout.capacity] { resizeList(list, count + 1) }
        setListItem(list, count, item)
        list[word: ListLayout.count] = count + 1
    }

    /// Appends many at once: the list grows once, as `list.extend` of a tuple does.
    package func extend(_ list: ObjectRef, with items: [ObjectRef]) {
        guard !items.isEmpty else { return }
        let count = listCount(list)
        if count + items.count > list[word: ListLayout.capacity] { resizeList(list, count + items.count) }
        for (index, item) in items.enumerated() {
            retain(item)
            setListItem(list, count + index, item)
        }
        list[word: ListLayout.count] = count + items.count
    }

    /// Removes the last item and hands its reference to the caller; nil from an empty list.
    package func popLast(_ list: ObjectRef) -> ObjectRef? {
        let count = listCount(list)
        guard count > 0 else { return nil }
        let item = listItem(list, count - 1)
        list[word: ListLayout.count] = count - 1
        if count - 1 < list[word: ListLayout.capacity] / 2 { resizeList(list, count - 1) }
        return item
    }

    package func replaceItem(_ list: ObjectRef, _ index: Int, with item: ObjectRef) {
        precondition(index >= 0 && index < listCount(list), "list index out of range")
        let old = listItem(list, index)
        retain(item)
        setListItem(list, index, item)
        release(old)
    }

    @inline(__always)
    package func listCount(_ list: ObjectRef) -> Int { list[word: ListLayout.count] }

    /// Borrowed.
    @inline(__always)
    package func listItem(_ list: ObjectRef, _ index: Int) -> ObjectRef {
        listItems(list)[index].unsafelyUnwrapped
    }

    @inline(__always)
    private func listItems(_ list: ObjectRef) -> UnsafeMutablePointer<ObjectRef?> {
        list[pointer: ListLayout.items].unsafelyUnwrapped.assumingMemoryBound(to: ObjectRef?.self)
    }

    @inline(__always)
    private func setListItem(_ list: ObjectRef, _ index: Int, _ item: ObjectRef) {
        listItems(list)[index] = item
    }

    /// 3.11's growth: an eighth more and six, rounded down to a multiple of four; exactly enough when that falls short
    /// of a request for many at once.
    private func resizeList(_ list: ObjectRef, _ newCount: Int) {
        var capacity = (newCount + newCount >> 3 + 6) & ~3
        if newCount - listCount(list) > capacity - newCount { capacity = (newCount + 3) & ~3 }
        if newCount == 0 { capacity = 0 }
        list[pointer: ListLayout.items] = resizedBuffer(list[pointer: ListLayout.items], 8 * capacity)
        list[word: ListLayout.capacity] = capacity
    }

    private func resizedBuffer(_ buffer: UnsafeMutableRawPointer?, _ bytes: Int) -> UnsafeMutableRawPointer? {
        guard let buffer else { return allocator.allocate(bytes) }
        if bytes > 0 { return allocator.reallocate(buffer, bytes) }
        allocator.free(buffer)
        return nil
    }

    /// Empties the list first and releases afterwards: what is released must not find the list half cleared.
    package func clearList(_ list: ObjectRef) {
        guard let buffer = list[pointer: ListLayout.items] else { return }
        let count = listCount(list)
        let items = listItems(list)
        list[word: ListLayout.count] = 0
        list[word: ListLayout.items] = 0
        list[word: ListLayout.capacity] = 0
        for index in 0..<count { release(items[index].unsafelyUnwrapped) }
        allocator.free(buffer)
    }
}
