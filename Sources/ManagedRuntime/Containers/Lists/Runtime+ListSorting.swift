import Glibc

/// `list.sort` and `sorted`.
extension Runtime {
    /// Receiver, then the keyword arguments `key` and `reverse`.
    func sortList(_ arguments: Arguments) throws(Raised) {
        guard arguments.count == 1 else { throw typeError("sort() takes no positional arguments") }
        let (key, reverse) = try sortOptions(arguments, "sort")
        try sortList(arguments[0], key: key, reverse: reverse)
    }

    func sortOptions(
        _ arguments: Arguments, _ function: StaticString
    ) throws(Raised) -> (key: ObjectRef?, reverse: Bool) {
        var (key, reverse): (ObjectRef?, Bool) = (nil, false)
        guard let names = arguments.keywordNames else { return (nil, false) }
        for index in 0..<tupleCount(names) {
            let value = arguments.values[arguments.count + index]
            switch stringValue(tupleItem(names, index)) {
            case "key": key = value == none ? nil : value
            case "reverse": reverse = try asInt(value) != 0
            case let other: throw typeError("'\(other)' is an invalid keyword argument for \(function)()")
            }
        }
        return (key, reverse)
    }

    /// The list is empty while it is sorted; what the key function or a comparison puts into it is lost, and an error.
    func sortList(_ list: ObjectRef, key: ObjectRef?, reverse: Bool) throws(Raised) {
        let count = listCount(list)
        let capacity = list[word: ListLayout.capacity]
        guard let items = list[pointer: ListLayout.items] else { return }
        let values = items.assumingMemoryBound(to: ObjectRef.self)
        list[word: ListLayout.count] = 0
        list[pointer: ListLayout.items] = nil
        list[word: ListLayout.capacity] = -1
        var failure: Raised?
        do throws(Raised) {
            try sort(values, count, key: key, reverse: reverse)
        } catch {
            failure = error
        }
        let wasModified = list[word: ListLayout.capacity] != -1
        let strangers = wasModified ? list[pointer: ListLayout.items] : nil
        let strangerCount = listCount(list)
        list[word: ListLayout.count] = count
        list[pointer: ListLayout.items] = items
        list[word: ListLayout.capacity] = capacity
        if let strangers {
            let objects = strangers.assumingMemoryBound(to: ObjectRef.self)
            for index in stride(from: strangerCount - 1, through: 0, by: -1) { release(objects[index]) }
            allocator.free(strangers)
        }
        if let failure { throw failure }
        if wasModified { throw valueError("list modified during sort") }
    }

    private func sort(
        _ values: UnsafeMutablePointer<ObjectRef>, _ count: Int, key: ObjectRef?, reverse: Bool
    ) throws(Raised) {
        guard let key else {
            return try sort(values, keys: values, count, reverse)
        }
        let keys = UnsafeMutablePointer<ObjectRef>.allocate(capacity: max(1, count))
        var made = 0
        defer {
            for index in 0..<made { release(keys[index]) }
            keys.deallocate()
        }
        while made < count {
            keys[made] = try call(key, values[made])
            made += 1
        }
        try sort(values, keys: keys, count, reverse)
    }

    /// Chooses the comparison by what all the keys are.
    private func sort(
        _ values: UnsafeMutablePointer<ObjectRef>, keys: UnsafeMutablePointer<ObjectRef>, _ count: Int,
        _ reverse: Bool
    ) throws(Raised) {
        guard count > 1 else { return }
        let type = keys[0].type
        let isUniform = (1..<count).allSatisfy { keys[$0].type == type }
        if isUniform, type == types.int,
            (0..<count).allSatisfy({ abs(keys[$0][word: IntLayout.digitCount]) <= 2 })
        {
            return try sort(values, count, reverse, IntOrder()) { intValue(keys[$0]).unsafelyUnwrapped }
        }
        if isUniform, type == types.float {
            return try sort(values, count, reverse, FloatOrder()) { floatValue(keys[$0]) }
        }
        if isUniform, type == types.str, (0..<count).allSatisfy({ stringState(keys[$0]).width == 1 }) {
            return try sort(values, count, reverse, TextOrder()) {
                UnsafeRawBufferPointer(start: textStart(keys[$0]), count: stringLength(keys[$0]))
            }
        }
        try sort(values, count, reverse, ObjectOrder(runtime: self)) { keys[$0] }
    }

    /// Sorting in reverse turns the elements around before and after, so that equal ones keep their order.
    private func sort<Order: SortOrder>(
        _ values: UnsafeMutablePointer<ObjectRef>, _ count: Int, _ reverse: Bool, _ order: Order,
        key: (Int) -> Order.Key
    ) throws(Raised) {
        let elements = UnsafeMutablePointer<SortElement<Order.Key>>.allocate(capacity: count + count / 2 + 1)
        defer { elements.deallocate() }
        for index in 0..<count {
            let place = reverse ? count - 1 - index : index
            (elements + place).initialize(to: SortElement(key: key(index), value: values[index]))
        }
        defer {
            for index in 0..<count { values[index] = elements[reverse ? count - 1 - index : index].value }
        }
        var sorting = MergeSort(elements, count: count, order: order, buffer: elements + count)
        try sorting.sort()
    }
}

private struct IntOrder: SortOrder {
    @inline(__always)
    func precedes(_ left: Int, _ right: Int) throws(Raised) -> Bool { left < right }
}

private struct FloatOrder: SortOrder {
    @inline(__always)
    func precedes(_ left: Double, _ right: Double) throws(Raised) -> Bool { left < right }
}

/// Of characters a byte wide.
private struct TextOrder: SortOrder {
    @inline(__always)
    func precedes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) throws(Raised) -> Bool {
        let order = memcmp(left.baseAddress!, right.baseAddress!, min(left.count, right.count))
        return order != 0 ? order < 0 : left.count < right.count
    }
}

private struct ObjectOrder: SortOrder {
    let runtime: Runtime

    @inline(__always)
    func precedes(_ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> Bool {
        try runtime.isTrueOwned(runtime.compare(left, right, .less))
    }
}
