/// Operators and searching, of lists and of what they have in common with tuples.
extension Runtime {
    /// By the first items that differ, and by length where none do.
    func compareSequences(
        _ left: ObjectRef, _ right: ObjectRef, _ comparison: ComparisonOperator
    ) throws(Raised) -> ObjectRef {
        let isList = left.kind == .list
        guard right.kind == left.kind else { return retained(notImplemented) }
        if isList, sequenceCount(left) != sequenceCount(right) {
            if comparison == .equal { return retained(statics.false) }
            if comparison == .notEqual { return retained(statics.true) }
        }
        var index = 0
        // The counts are asked for again each time: comparing may run code that changes a list.
        while index < sequenceCount(left), index < sequenceCount(right) {
            let (one, other) = (sequenceItems(left)[index], sequenceItems(right)[index])
            if one != other {
                retain(one)
                retain(other)
                defer {
                    release(one)
                    release(other)
                }
                if try !areEqual(one, other) {
                    if comparison == .equal { return retained(statics.false) }
                    if comparison == .notEqual { return retained(statics.true) }
                    return try compare(one, other, comparison)
                }
            }
            index += 1
        }
        return retained(bool(comparison.holds(sequenceCount(left), sequenceCount(right))))
    }

    func concatenateLists(_ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> ObjectRef {
        guard right.kind == .list else {
            throw typeError("can only concatenate list (not \"\(typeName(of: right))\") to list")
        }
        let result = newList(capacity: listCount(left) + listCount(right))
        for source in [left, right] where listCount(source) > 0 {
            let items = listItems(source)
            for index in 0..<listCount(source) { append(items[index], to: result) }
        }
        return result
    }

    func repeatList(_ list: ObjectRef, _ times: Int) throws(Raised) -> ObjectRef {
        let count = listCount(list)
        let total = try repeatedCount(count, times)
        let result = newList(capacity: total)
        guard total > 0 else { return result }
        fillRepeating(listItems(result), listItems(list), count, total)
        result[word: ListLayout.count] = total
        return result
    }

    func repeatListInPlace(_ list: ObjectRef, _ times: Int) throws(Raised) -> ObjectRef {
        let count = listCount(list)
        let total = try repeatedCount(count, times)
        if total == 0 {
            clearList(list)
        } else if total > count {
            resizeList(list, total)
            fillRepeating(listItems(list) + count, listItems(list), count, total - count)
        }
        return retained(list)
    }

    /// How many items a sequence of `count` has after repetition.
    func repeatedCount(_ count: Int, _ times: Int) throws(Raised) -> Int {
        let (total, overflow) = count.multipliedReportingOverflow(by: max(0, times))
        guard !overflow, total < Int.max / 8 else {
            throw raise(owned: makeException(exceptionType(.memoryError), owned: []))
        }
        return total
    }

    func fillRepeating(
        _ target: UnsafeMutablePointer<ObjectRef>, _ source: UnsafeMutablePointer<ObjectRef>, _ count: Int,
        _ total: Int
    ) {
        for index in 0..<count { source[index].refcount += total / count }
        if count == 1 {
            target.update(repeating: source[0], count: total)
        } else {
            for index in 0..<total { target[index] = source[index % count] }
        }
    }

    /// The position of the first item that equals the value, within the bounds; nil where there is none.
    func firstIndex(
        of value: ObjectRef, in sequence: ObjectRef, from start: Int = 0, to stop: Int = .max
    ) throws(Raised) -> Int? {
        var index = start
        while index < stop, index < sequenceCount(sequence) {
            let item = sequenceItems(sequence)[index]
            if try isEqualHeld(item, value) { return index }
            index += 1
        }
        return nil
    }

    /// Whether a borrowed item that the comparison might remove from its container equals the value.
    @inline(__always)
    func isEqualHeld(_ item: ObjectRef, _ value: ObjectRef) throws(Raised) -> Bool {
        if item == value { return true }
        retain(item)
        defer { release(item) }
        return try areEqual(item, value)
    }

    func occurrences(of value: ObjectRef, in sequence: ObjectRef) throws(Raised) -> Int {
        var total = 0
        var index = 0
        while index < sequenceCount(sequence) {
            if try isEqualHeld(sequenceItems(sequence)[index], value) { total += 1 }
            index += 1
        }
        return total
    }

    func reverseList(_ list: ObjectRef) {
        let count = listCount(list)
        guard count > 1 else { return }
        reverseElements(listItems(list), count)
    }

    func representList(_ list: ObjectRef) throws(Raised) -> ObjectRef {
        if listCount(list) == 0 { return makeString("[]") }
        return try representing(list, dots: "[...]") { (writer) throws(Raised) in
            writer.append("[")
            var index = 0
            while index < listCount(list) {
                if index > 0 { writer.append(", ") }
                let item = retained(listItem(list, index))
                defer { release(item) }
                try writer.append(representationOf: item, self)
                index += 1
            }
            writer.append("]")
        }
    }
}

func reverseElements<Element>(_ elements: UnsafeMutablePointer<Element>, _ count: Int) {
    var (low, high) = (0, count - 1)
    while low < high {
        (elements[low], elements[high]) = (elements[high], elements[low])
        low += 1
        high -= 1
    }
}

extension ComparisonOperator {
    @inline(__always)
    func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .less: left < right
        case .lessOrEqual: left <= right
        case .equal: left == right
        case .notEqual: left != right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}
