extension Runtime {
    func orderedPop(_ dict: ObjectRef, _ key: ObjectRef, otherwise: ObjectRef?) throws(Raised) -> ObjectRef {
        if let (oldKey, value) = try removeOrdered(dict, key, hash: hashOf(key)) {
            release(oldKey)
            return value
        }
        if let otherwise { return retained(otherwise) }
        if dict.type != types[.orderedDict], let missing = try specialMethod(.__missing__, of: dict) {
            defer { release(missing) }
            return try call(missing, key)
        }
        throw keyError(key)
    }

    func orderedPopItem(_ dict: ObjectRef, last: Bool) throws(Raised) -> ObjectRef {
        guard let node = last ? lastNode(dict) : firstNode(dict) else {
            let message = makeString("dictionary is empty")
            throw raise(owned: makeException(exceptionType(.keyError), owned: [message]))
        }
        let key = retained(node.key)
        defer { release(key) }
        guard let (oldKey, value) = try removeOrdered(dict, key, hash: node.hash) else { throw keyError(key) }
        return makePair(owned: oldKey, value)
    }

    func moveToEnd(_ dict: ObjectRef, _ key: ObjectRef, last: Bool) throws(Raised) {
        guard let node = try findNode(dict, key, hash: hashOf(key)) else { throw keyError(key) }
        if node == (last ? lastNode(dict) : firstNode(dict)) { return }
        unlinkNode(node, dict)
        linkNode(node, dict, atEnd: last)
    }

    func orderedSetDefault(_ dict: ObjectRef, _ key: ObjectRef, _ value: ObjectRef) throws(Raised)
        -> ObjectRef
    {
        let hash = try hashOf(key)
        if let found = try dictLookup(dict, key, hash: hash) { return retained(found) }
        try storeOrdered(dict, key, value, hash: hash)
        return retained(value)
    }

    /// Two OrderedDicts are equal where their order is, too.
    func compareOrdered(
        _ left: ObjectRef, _ right: ObjectRef, _ comparison: ComparisonOperator
    ) throws(Raised) -> ObjectRef {
        guard left.isDict, right.isDict, comparison == .equal || comparison == .notEqual else {
            return retained(notImplemented)
        }
        var areSame = try dictsEqual(left, right)
        if areSame, left.kind == .orderedDict, right.kind == .orderedDict {
            var (one, other) = (firstNode(left), firstNode(right))
            while areSame, let node = one, let counterpart = other {
                areSame = try isEqualHeld(node.key, counterpart.key)
                (one, other) = (node.next, counterpart.next)
            }
        }
        return retained(bool(areSame == (comparison == .equal)))
    }

    func representOrdered(_ dict: ObjectRef) throws(Raised) -> ObjectRef {
        let typeName = name(ofType: dict.type)
        if dictCount(dict) == 0 { return makeString("\(typeName)()") }
        return try representing(dict, dots: "...") { (writer) throws(Raised) in
            let items = try callMethod(dict, name(.items))
            defer { release(items) }
            let list = try makeList(from: items)
            defer { release(list) }
            writer.append(text: typeName)
            writer.append("(")
            try writer.append(representationOf: list, self)
            writer.append(")")
        }
    }

    func copyOrdered(_ dict: ObjectRef) throws(Raised) -> ObjectRef {
        let isPlain = dict.type == types[.orderedDict]
        let copy = isPlain ? newDict(dict.type) : try call(dict.type)
        do throws(Raised) {
            var node = firstNode(dict)
            while let current = node {
                let key = retained(current.key)
                defer { release(key) }
                let value = try item(dict, key)
                defer { release(value) }
                if isPlain {
                    try storeOrdered(copy, key, value, hash: current.hash)
                } else {
                    try setItem(copy, key, value)
                }
                node = current.next
            }
            return copy
        } catch {
            release(copy)
            throw error
        }
    }

    /// `left | right`, of the type of the left one that is an OrderedDict.
    func uniteOrdered(_ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> ObjectRef {
        guard left.isDict, right.isDict else { return retained(notImplemented) }
        let type = left.kind == .orderedDict ? left.type : right.type
        let result = try call(type, left)
        do throws(Raised) {
            try updateDict(result, from: right)
            return result
        } catch {
            release(result)
            throw error
        }
    }
}
