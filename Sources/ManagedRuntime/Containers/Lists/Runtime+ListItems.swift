/// Indexing, slicing, insertion and removal.
extension Runtime {
    func listItem(_ list: ObjectRef, key: ObjectRef) throws(Raised) -> ObjectRef {
        if let index = try position(key) {
            let count = listCount(list)
            let place = index < 0 ? index &+ count : index
            guard UInt(bitPattern: place) < UInt(bitPattern: count) else {
                throw indexError("list index out of range")
            }
            return retained(listItem(list, place))
        }
        guard key.kind == .slice else { throw listIndexError(key) }
        let bounds = try unpack(slice: key)
        return listSlice(list, bounds.clipped(to: listCount(list)))
    }

    private func listIndexError(_ key: ObjectRef) -> Raised {
        typeError("list indices must be integers or slices, not \(typeName(of: key))")
    }

    /// A new list with room for exactly the items.
    func listSlice(_ list: ObjectRef, _ extent: SliceExtent) -> ObjectRef {
        let slice = newList(capacity: extent.count)
        // Making the list may have collected garbage and run finalizers, which may have changed the source.
        let available = extent.clipped(to: listCount(list)).count
        guard available == extent.count, extent.count > 0 else { return slice }
        let source = listItems(list)
        let target = listItems(slice)
        var place = extent.start
        for index in 0..<extent.count {
            target[index] = retained(source[place])
            place += extent.step
        }
        slice[word: ListLayout.count] = extent.count
        return slice
    }

    /// `list[key] = value`, or with nil `del list[key]`.
    func setListItem(_ list: ObjectRef, key: ObjectRef, to value: ObjectRef?) throws(Raised) {
        if let index = try position(key) {
            let count = listCount(list)
            let place = index < 0 ? index &+ count : index
            guard UInt(bitPattern: place) < UInt(bitPattern: count) else {
                throw indexError("list assignment index out of range")
            }
            guard let value else { return replaceItems(list, place, place + 1, with: nil, count: 0) }
            return replaceItem(list, place, with: value)
        }
        guard key.kind == .slice else { throw listIndexError(key) }
        let bounds = try unpack(slice: key)
        if bounds.step == 1 {
            let extent = bounds.clipped(to: listCount(list))
            return try setListSlice(list, extent.start, extent.stop, to: value)
        }
        guard let value else { return deleteListItems(list, bounds.clipped(to: listCount(list))) }
        try setListItems(list, bounds, to: value)
    }

    /// `list[start:stop] = value`, for bounds within the list.
    func setListSlice(
        _ list: ObjectRef, _ start: Int, _ stop: Int, to value: ObjectRef?
    ) throws(Raised) {
        guard let value else {
            return replaceItems(list, start, max(start, stop), with: nil, count: 0)
        }
        let items =
            value == list
            ? listSlice(list, SliceExtent(start: 0, stop: .max, step: 1).clipped(to: listCount(list)))
            : try fastSequence(value, orRaise: "can only assign an iterable")
        defer { release(items) }
        let added = sequenceCount(items)
        let extent = SliceExtent(start: start, stop: max(start, stop), step: 1).clipped(to: listCount(list))
        replaceItems(
            list, extent.start, max(extent.start, extent.stop), with: added > 0 ? sequenceItems(items) : nil,
            count: added)
    }

    /// Puts `count` new items, borrowed, in the place of `start..<stop`. What was there is released last item first, when
    /// the list is whole again.
    private func replaceItems(
        _ list: ObjectRef, _ start: Int, _ stop: Int, with items: UnsafeMutablePointer<ObjectRef>?,
        count added: Int
    ) {
        let count = listCount(list)
        let removed = stop - start
        if count - removed + added == 0 { return clearList(list) }
        withUnsafeTemporaryAllocation(of: ObjectRef.self, capacity: max(1, removed)) { old in
            if removed > 0 {
                old.baseAddress.unsafelyUnwrapped.initialize(from: listItems(list) + start, count: removed)
            }
            if added < removed {
                let place = listItems(list)
                (place + start + added).update(from: place + stop, count: count - stop)
                resizeList(list, count - removed + added)
            } else if added > removed {
                resizeList(list, count - removed + added)
                let place = listItems(list)
                (place + start + added).update(from: place + stop, count: count - stop)
            }
            if let items {
                let place = listItems(list) + start
                for index in 0..<added { place[index] = retained(items[index]) }
            }
            for index in stride(from: removed - 1, through: 0, by: -1) { release(old[index]) }
        }
    }

    private func deleteListItems(_ list: ObjectRef, _ extent: SliceExtent) {
        guard extent.count > 0 else { return }
        let step = abs(extent.step)
        let first = extent.step < 0 ? extent.start + extent.step * (extent.count - 1) : extent.start
        withUnsafeTemporaryAllocation(of: ObjectRef.self, capacity: extent.count) { old in
            let items = listItems(list)
            let count = listCount(list)
            var (target, removed) = (first, 0)
            for index in first..<count {
                if removed < extent.count, index == first + removed * step {
                    (old.baseAddress.unsafelyUnwrapped + removed).initialize(to: items[index])
                    removed += 1
                } else {
                    items[target] = items[index]
                    target += 1
                }
            }
            resizeList(list, target)
            for item in old { release(item) }
        }
    }

    private func setListItems(
        _ list: ObjectRef, _ bounds: SliceExtent, to value: ObjectRef
    ) throws(Raised) {
        let whole = SliceExtent(start: 0, stop: .max, step: 1).clipped(to: listCount(list))
        let items =
            value == list
            ? listSlice(list, whole)
            : try fastSequence(value, orRaise: "must assign iterable to extended slice")
        defer { release(items) }
        let extent = bounds.clipped(to: listCount(list))
        guard sequenceCount(items) == extent.count else {
            throw valueError(
                "attempt to assign sequence of size \(sequenceCount(items)) to extended slice of size \(extent.count)"
            )
        }
        guard extent.count > 0 else { return }
        withUnsafeTemporaryAllocation(of: ObjectRef.self, capacity: extent.count) { old in
            let source = sequenceItems(items)
            let target = listItems(list)
            for index in 0..<extent.count {
                let place = extent.start + index * extent.step
                (old.baseAddress.unsafelyUnwrapped + index).initialize(to: target[place])
                target[place] = retained(source[index])
            }
            for item in old { release(item) }
        }
    }

    /// Inserts before the position, which is clipped to the list.
    func insert(_ item: ObjectRef, into list: ObjectRef, at position: Int) {
        let count = listCount(list)
        let place = position < 0 ? max(0, position &+ count) : min(position, count)
        resizeList(list, count + 1)
        let items = listItems(list)
        (items + place + 1).update(from: items + place, count: count - place)
        items[place] = retained(item)
    }

    /// Removes the item and hands its reference to the caller.
    func popItem(_ list: ObjectRef, at position: Int) throws(Raised) -> ObjectRef {
        let count = listCount(list)
        guard count > 0 else { throw indexError("pop from empty list") }
        let place = position < 0 ? position &+ count : position
        guard UInt(bitPattern: place) < UInt(bitPattern: count) else {
            throw indexError("pop index out of range")
        }
        let item = listItem(list, place)
        if place == count - 1 {
            resizeList(list, count - 1)
        } else {
            retain(item)
            replaceItems(list, place, place + 1, with: nil, count: 0)
        }
        return item
    }
}
