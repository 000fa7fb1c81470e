/// What happens to a key that is there already when dicts are merged.
enum MergePolicy {
    case replace, keep
    /// Raises a KeyError with the key.
    case refuse
}

/// Copying and merging, with tables of the size that 3.11 gives them.
extension Runtime {
    /// A new, empty dict with room for so many entries.
    func makeDict(expecting count: Int, strKeysOnly: Bool) -> ObjectRef {
        let dict = makeDict()
        if count > DictKeys.usableEntries(3) {
            let log2Size = count > DictKeys.usableEntries(17) ? 17 : DictKeys.log2Size(entries: count)
            dict[pointer: DictLayout.keys] = newKeys(log2Size: log2Size, strKeysOnly: strKeysOnly).raw
        }
        return dict
    }

    /// A new dict with the entries of another: with the same table, unless too many entries were removed from it.
    func copyDict(_ dict: ObjectRef) throws(Raised) -> ObjectRef {
        let copy = makeDict()
        guard dictCount(dict) > 0 else { return copy }
        if dictValues(dict) != nil {
            shareKeys(of: dict, with: copy)
        } else if dict.kind != .orderedDict, dictCount(dict) >= dictKeys(dict).entryCount * 2 / 3 {
            cloneEntries(of: dict, into: copy)
        } else {
            try mergeDict(copy, dict, .replace)
        }
        return copy
    }

    /// Gives an empty dict a copy of the other's table.
    private func cloneEntries(of source: ObjectRef, into dict: ObjectRef) {
        let keys = dictKeys(source)
        let clone = newKeys(log2Size: keys.log2Size, strKeysOnly: keys.strKeysOnly)
        clone.raw.copyMemory(from: keys.raw, byteCount: keys.byteCount)
        clone.referenceCount = 1
        clone.version = 0
        var needsTracking = false
        for number in 0..<clone.entryCount {
            let fields = clone.entry(number)
            guard let key = fields[0], let value = fields[1] else { continue }
            retain(key)
            retain(value)
            needsTracking = needsTracking || mayBeTracked(key) || mayBeTracked(value)
        }
        let old = dictKeys(dict)
        dict[pointer: DictLayout.keys] = clone.raw
        dict[word: DictLayout.used] = dictCount(source)
        if old.raw != statics.emptyKeys.raw { freeKeys(old) }
        if needsTracking, !dict.isTracked { track(dict) }
    }

    /// Files the entries of a dict, or of what has `keys` and can be asked for each, in the dict.
    func mergeDict(_ dict: ObjectRef, _ source: ObjectRef, _ policy: MergePolicy) throws(Raised) {
        guard source.isDict, hasPlainIteration(source) else { return try mergeMapping(dict, source, policy) }
        if source == dict || dictCount(source) == 0 { return }
        if dict.kind != .orderedDict {
            if dictCount(dict) == 0, dictValues(dict) == nil, dictValues(source) == nil,
                isClean(dictKeys(source), dictCount(source))
            {
                return cloneEntries(of: source, into: dict)
            }
            if DictKeys.usableEntries(dictKeys(dict).log2Size) < dictCount(source) {
                let log2Size = DictKeys.log2Size(entries: dictCount(dict) + dictCount(source))
                resizeDict(dict, log2Size: log2Size, strKeysOnly: mayStayTextual(dict, source))
            }
        }
        var position = 0
        let entryCount = dictKeys(source).entryCount
        while let (key, value, entry) = nextEntry(source, &position) {
            retain(key)
            retain(value)
            defer {
                release(key)
                release(value)
            }
            try file(dict, key, value, hash: entryHash(source, entry), policy)
            guard dictKeys(source).entryCount == entryCount else {
                throw runtimeError("dict mutated during update")
            }
        }
    }

    private func mayStayTextual(_ dict: ObjectRef, _ source: ObjectRef) -> Bool {
        dictKeys(source).strKeysOnly && (dictCount(dict) == 0 || dictKeys(dict).strKeysOnly)
    }

    /// Whether nothing was removed from the table and it is no larger than it has to be.
    private func isClean(_ keys: DictKeys, _ count: Int) -> Bool {
        guard count == keys.entryCount else { return false }
        return keys.log2Size == 3 || DictKeys.usableEntries(keys.log2Size - 1) < count
    }

    /// Whether iterating over the dict gives its keys in the order of its table.
    private func hasPlainIteration(_ dict: ObjectRef) -> Bool {
        if dict.kind == .orderedDict { return false }
        if !dict.type.isHeapType { return true }
        return lookUp(dict.type, name(.__iter__)) == lookUp(types.dict, name(.__iter__))
    }

    private func file(
        _ dict: ObjectRef, _ key: ObjectRef, _ value: ObjectRef, hash: Int, _ policy: MergePolicy
    ) throws(Raised) {
        if policy != .replace, try findEntry(dict, key, hash) != nil {
            if policy == .refuse { throw keyError(key) }
            return
        }
        if dict.kind == .orderedDict {
            try storeOrdered(dict, key, value, hash: hash)
        } else {
            try dictStore(dict, key, value, hash: hash)
        }
    }

    private func mergeMapping(_ dict: ObjectRef, _ source: ObjectRef, _ policy: MergePolicy) throws(Raised) {
        let keys = try callMethod(source, name(.keys))
        defer { release(keys) }
        try forEach(in: keys) { (key) throws(Raised) in
            let hash = try hashOf(key)
            if policy != .replace, try findEntry(dict, key, hash) != nil {
                if policy == .refuse { throw keyError(key) }
                return
            }
            let value = try item(source, key)
            defer { release(value) }
            try file(dict, key, value, hash: hash, .replace)
        }
    }

    /// `dict.update` with a mapping, or an iterable of pairs.
    func updateDict(_ dict: ObjectRef, from source: ObjectRef) throws(Raised) {
        if source.type == types.dict { return try mergeDict(dict, source, .replace) }
        if let keys = try attributeIfPresent(source, named: name(.keys)) {
            release(keys)
            return try mergeDict(dict, source, .replace)
        }
        try mergePairs(dict, source)
    }

    private func mergePairs(_ dict: ObjectRef, _ source: ObjectRef) throws(Raised) {
        var index = 0
        try forEach(in: source) { (element) throws(Raised) in
            let pair: ObjectRef
            do throws(Raised) {
                pair = try fastSequence(element, orRaise: "")
            } catch {
                guard pendingIs(.typeError) else { throw error }
                dropException()
                throw typeError("cannot convert dictionary update sequence element #\(index) to a sequence")
            }
            defer { release(pair) }
            let count = sequenceCount(pair)
            guard count == 2 else {
                throw valueError(
                    "dictionary update sequence element #\(index) has length \(count); 2 is required")
            }
            let (key, value) = (sequenceItems(pair)[0], sequenceItems(pair)[1])
            retain(key)
            retain(value)
            defer {
                release(key)
                release(value)
            }
            try setItem(storing: dict, key, value)
            index += 1
        }
    }

    /// Stores in a dict of any kind, without asking a class that overrides `__setitem__`.
    func setItem(storing dict: ObjectRef, _ key: ObjectRef, _ value: ObjectRef) throws(Raised) {
        if dict.kind == .orderedDict {
            try storeOrdered(dict, key, value, hash: hashOf(key))
        } else {
            try dictStore(dict, key, value)
        }
    }

    /// `dict(…)` and `dict.update(…)`: one mapping or iterable of pairs, then keyword arguments.
    func updateDict(
        _ dict: ObjectRef, _ arguments: Arguments, _ function: StaticString, from first: Int
    ) throws(Raised) {
        guard arguments.count - first <= 1 else {
            throw typeError("\(function) expected at most 1 argument, got \(arguments.count - first)")
        }
        if arguments.count > first { try updateDict(dict, from: arguments[first]) }
        guard let names = arguments.keywordNames else { return }
        for index in 0..<tupleCount(names) {
            try setItem(storing: dict, tupleItem(names, index), arguments.values[arguments.count + index])
        }
    }

    /// `dict.fromkeys(iterable, value)`.
    func dictFromKeys(_ type: ObjectRef, _ iterable: ObjectRef, _ value: ObjectRef) throws(Raised)
        -> ObjectRef
    {
        let dict = try call(type)
        do throws(Raised) {
            let isPlain = dict.type == types.dict && dictCount(dict) == 0
            if isPlain, iterable.type == types.dict {
                let keys = dictKeys(iterable)
                resizeDict(
                    dict, log2Size: DictKeys.log2Size(entries: dictCount(iterable)),
                    strKeysOnly: keys.strKeysOnly)
            } else if isPlain, iterable.kind == .set || iterable.kind == .frozenset, !iterable.type.isHeapType
            {
                resizeDict(dict, log2Size: DictKeys.log2Size(entries: setCount(iterable)), strKeysOnly: false)
            }
            try forEach(in: iterable) { (key) throws(Raised) in
                if dict.type == types.dict {
                    try dictStore(dict, key, value)
                } else {
                    try setItem(dict, key, value)
                }
            }
            return dict
        } catch {
            release(dict)
            throw error
        }
    }
}
