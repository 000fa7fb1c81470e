/// ```
///  groupby + 16  pointer  iterator
///          + 24  pointer  key function or None
///          + 32  pointer  key of the group that was yielded last
///          + 40  pointer  key of the item taken last
///          + 48  pointer  the item taken last, until it was yielded
///          + 56  pointer  the group that was yielded last, borrowed: older ones have ended
///  _grouper + 16  pointer  the groupby
///           + 24  pointer  key
/// ```
private enum GroupByLayout {
    static let iterator = 16
    static let function = 24
    static let targetKey = 32
    static let key = 40
    static let value = 48
    static let grouper = 56
}

private enum GrouperLayout {
    static let parent = 16
    static let targetKey = 24
}

extension NativeType {
    static var groupBy: NativeType {
        iterator(
            .groupBy,
            new: { (runtime, type, arguments) throws(Raised) in try runtime.newGroupBy(type, arguments) }
        ) { (runtime, object) throws(Raised) in try runtime.nextOfGroupBy(object) }
    }

    static var grouper: NativeType {
        iterator(.grouper) { (runtime, grouper) throws(Raised) in try runtime.nextOfGrouper(grouper) }
    }
}

extension Runtime {
    private static let groupBySignature = Signature("groupby", ["iterable", "key"], required: 1)

    fileprivate func newGroupBy(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let values = try bind(arguments, Self.groupBySignature)
        let iterator = try iterator(of: values[0].unsafelyUnwrapped)
        let object = newObject(of: type)
        object[reference: GroupByLayout.iterator] = iterator
        object[reference: GroupByLayout.function] = retained(values[1] ?? none)
        return object
    }

    fileprivate func nextOfGroupBy(_ object: ObjectRef) throws(Raised) -> ObjectRef? {
        object[pointer: GroupByLayout.grouper] = nil
        // What is left of the last group is skipped.
        while true {
            if let key = object[reference: GroupByLayout.key] {
                guard let target = object[reference: GroupByLayout.targetKey] else { break }
                if try !keysEqual(target, key) { break }
            }
            if try !takeGroupItem(object) { return nil }
        }
        let key = object[reference: GroupByLayout.key].unsafelyUnwrapped
        let old = object[reference: GroupByLayout.targetKey]
        object[reference: GroupByLayout.targetKey] = retained(key)
        release(old)
        let grouper = newContainer(types[.grouper], size: 32)
        grouper[reference: GrouperLayout.parent] = retained(object)
        grouper[reference: GrouperLayout.targetKey] = retained(key)
        object[pointer: GroupByLayout.grouper] = grouper.raw
        track(grouper)
        return makePair(owned: retained(key), grouper)
    }

    private func keysEqual(_ one: ObjectRef, _ other: ObjectRef) throws(Raised) -> Bool {
        if one == other { return true }
        retain(one)
        retain(other)
        defer {
            release(one)
            release(other)
        }
        return try areEqual(one, other)
    }

    /// - Returns: whether there was another item.
    private func takeGroupItem(_ object: ObjectRef) throws(Raised) -> Bool {
        guard let iterator = object[reference: GroupByLayout.iterator],
            let function = object[reference: GroupByLayout.function], let value = try next(iterator)
        else { return false }
        let key: ObjectRef
        if function == none {
            key = retained(value)
        } else {
            do throws(Raised) {
                key = try call(function, value)
            } catch {
                release(value)
                throw error
            }
        }
        let (oldValue, oldKey) = (
            object[reference: GroupByLayout.value], object[reference: GroupByLayout.key]
        )
        object[reference: GroupByLayout.value] = value
        object[reference: GroupByLayout.key] = key
        release(oldValue)
        release(oldKey)
        return true
    }

    fileprivate func nextOfGrouper(_ grouper: ObjectRef) throws(Raised) -> ObjectRef? {
        guard let parent = grouper[reference: GrouperLayout.parent],
            let target = grouper[reference: GrouperLayout.targetKey],
            parent[pointer: GroupByLayout.grouper] == grouper.raw
        else { return nil }
        if parent[reference: GroupByLayout.value] == nil {
            if try !takeGroupItem(parent) { return nil }
        }
        guard let key = parent[reference: GroupByLayout.key], try keysEqual(target, key) else { return nil }
        let value = parent[reference: GroupByLayout.value]
        parent[reference: GroupByLayout.value] = nil
        exhaust(parent, at: GroupByLayout.key)
        return value
    }
}
