/// Dicts with keys of any kind: hashing and comparing them may run the program's code and raise.
extension Runtime {
    /// The value under the key, borrowed; nil when there is none.
    @inline(__always)
    func dictLookup(_ dict: ObjectRef, _ key: ObjectRef) throws(Raised) -> ObjectRef? {
        try dictLookup(dict, key, hash: hashOf(key))
    }

    @inline(__always)
    func dictLookup(_ dict: ObjectRef, _ key: ObjectRef, hash: Int) throws(Raised) -> ObjectRef? {
        guard let found = try findEntry(dict, key, hash) else { return nil }
        return dictKeys(dict).entry(found.entry)[1]
    }

    /// Files the value under the key, in place of one that is there. Both are borrowed.
    @inline(__always)
    func dictStore(_ dict: ObjectRef, _ key: ObjectRef, _ value: ObjectRef) throws(Raised) {
        try dictStore(dict, key, value, hash: hashOf(key))
    }

    func dictStore(_ dict: ObjectRef, _ key: ObjectRef, _ value: ObjectRef, hash: Int) throws(Raised) {
        retain(value)
        do throws(Raised) {
            if let found = try findEntry(dict, key, hash) {
                trackDictIfNeeded(dict, holding: key, value)
                let fields = dictKeys(dict).entry(found.entry)
                let old = fields[1]
                fields[1] = value
                release(old)
                return
            }
        } catch {
            release(value)
            throw error
        }
        trackDictIfNeeded(dict, holding: key, value)
        addDictEntry(dict, retained(key), value, hash: hash)
    }

    /// Takes the entry under the key out and hands its references to the caller; nil when there is none.
    func dictRemove(
        _ dict: ObjectRef, _ key: ObjectRef
    ) throws(Raised) -> (key: ObjectRef, value: ObjectRef)? {
        try dictRemove(dict, key, hash: hashOf(key))
    }

    func dictRemove(
        _ dict: ObjectRef, _ key: ObjectRef, hash: Int
    ) throws(Raised) -> (key: ObjectRef, value: ObjectRef)? {
        guard let found = try findEntry(dict, key, hash) else { return nil }
        return takeEntry(dict, found.entry, slot: found.slot)
    }

    /// Takes an entry out and hands its references to the caller.
    func takeEntry(_ dict: ObjectRef, _ entry: Int, slot: UInt) -> (key: ObjectRef, value: ObjectRef) {
        let keys = dictKeys(dict)
        let fields = keys.entry(entry)
        let (key, value) = (fields[0].unsafelyUnwrapped, fields[1].unsafelyUnwrapped)
        keys[slot: slot] = DictKeys.removed
        fields[0] = nil
        fields[1] = nil
        dict[word: DictLayout.used] -= 1
        return (key, value)
    }

    /// Whether there is an entry under the key.
    @inline(__always)
    func dictContains(_ dict: ObjectRef, _ key: ObjectRef) throws(Raised) -> Bool {
        try findEntry(dict, key, hashOf(key)) != nil
    }

    @inline(__always)
    func findEntry(_ dict: ObjectRef, _ key: ObjectRef, _ hash: Int) throws(Raised) -> (
        slot: UInt, entry: Int
    )? {
        let keys = dictKeys(dict)
        if keys.strKeysOnly, key.type == types.str { return findString(key, hash, in: keys) }
        return try findGeneral(dict, key, hash)
    }

    /// Starts over when comparing two keys has changed the dict.
    @inline(never)
    private func findGeneral(
        _ dict: ObjectRef, _ key: ObjectRef, _ hash: Int
    ) throws(Raised) -> (slot: UInt, entry: Int)? {
        var keys = dictKeys(dict)
        var probe = DictKeys.Probe(hash, keys.mask)
        while true {
            let number = keys[slot: probe.slot]
            if number >= 0, let candidate = keys.entry(number)[0] {
                if candidate == key { return (probe.slot, number) }
                let isLikely =
                    keys.strKeysOnly
                    ? candidate[word: StrLayout.hash] == hash : keys.storedHash(number) == hash
                if isLikely {
                    let isEqual = try areKeysEqual(candidate, key)
                    let isUnchanged = dictKeys(dict).raw == keys.raw && keys.entry(number)[0] == candidate
                    if isUnchanged {
                        if isEqual { return (probe.slot, number) }
                    } else {
                        keys = dictKeys(dict)
                        probe = DictKeys.Probe(hash, keys.mask)
                        continue
                    }
                }
            } else if number == DictKeys.empty {
                return nil
            }
            probe.advance()
        }
    }

    /// Two ints or strings are compared at once; else the candidate is held meanwhile.
    @inline(__always)
    private func areKeysEqual(_ candidate: ObjectRef, _ key: ObjectRef) throws(Raised) -> Bool {
        if candidate.type == types.int, key.type == types.int { return intsEqual(candidate, key) }
        if candidate.type == types.str, key.type == types.str { return stringsEqual(candidate, key) }
        retain(candidate)
        defer { release(candidate) }
        return try areEqual(candidate, key)
    }

    /// The first entry at or behind the position, which moves past it; nil at the end. All borrowed.
    @inline(__always)
    func nextEntry(
        _ dict: ObjectRef, _ position: inout Int
    ) -> (key: ObjectRef, value: ObjectRef, entry: Int)? {
        let keys = dictKeys(dict)
        let count = keys.entryCount
        while position < count {
            let number = position
            position += 1
            let fields = keys.entry(number)
            if let key = fields[0], let value = fields[1] { return (key, value, number) }
        }
        return nil
    }

    /// The hash under which an entry is filed.
    @inline(__always)
    func entryHash(_ dict: ObjectRef, _ entry: Int) -> Int {
        let keys = dictKeys(dict)
        return keys.strKeysOnly
            ? keys.entry(entry)[0].unsafelyUnwrapped[word: StrLayout.hash] : keys.storedHash(entry)
    }
}

extension ObjectRef {
    /// Whether the object is a dict, or of a type that derives from it.
    @inline(__always)
    var isDict: Bool {
        let kind = kind
        return kind == .dict || kind == .orderedDict || kind == .defaultDict
    }
}
