extension Runtime {
    /// A new reference to an empty dict. It owns no table yet and is not tracked by the collector.
    package func makeDict() -> ObjectRef {
        let dict = newDictObject()
        dict[word: DictLayout.used] = 0
        dict[pointer: DictLayout.keys] = statics.emptyKeys.raw
        return dict
    }

    package func dictCount(_ dict: ObjectRef) -> Int { dict[word: DictLayout.used] }

    /// The value under the key, borrowed; nil when there is none.
    @inline(__always)
    package func dictValue(_ dict: ObjectRef, for key: ObjectRef) -> ObjectRef? {
        let keys = dictKeys(dict)
        guard let found = find(key, hash(key), in: keys) else { return nil }
        return keys.entry(found.entry)[1]
    }

    /// Files the value under the key, in place of one that is there.
    @inline(__always)
    package func setDictValue(_ dict: ObjectRef, _ key: ObjectRef, _ value: ObjectRef) {
        retain(key)
        retain(value)
        setDictValue(dict, ownedKey: key, ownedValue: value)
    }

    /// As `setDictValue`, and takes over the caller's references to key and value.
    package func setDictValue(_ dict: ObjectRef, ownedKey key: ObjectRef, ownedValue value: ObjectRef) {
        let hash = hash(key)
        let keys = dictKeys(dict)
        trackDictIfNeeded(dict, holding: key, value)
        if let found = find(key, hash, in: keys) {
            let fields = keys.entry(found.entry)
            let old = fields[1]
            fields[1] = value
            release(key)
            release(old)
            return
        }
        addDictEntry(dict, key, value, hash: hash)
    }

    /// Adds an entry under a key that is absent, without counting references.
    func addDictEntry(_ dict: ObjectRef, _ key: ObjectRef, _ value: ObjectRef, hash: Int) {
        let keys = dictKeys(dict)
        if keys.raw == statics.emptyKeys.raw {
            let table = newKeys(log2Size: 3, strKeysOnly: key.type == types.str)
            dict[pointer: DictLayout.keys] = table.raw
        } else if keys.strKeysOnly, key.type != types.str {
            resizeDict(dict, strKeysOnly: false)
        } else if keys.usable <= 0 {
            resizeDict(dict, strKeysOnly: keys.strKeysOnly)
        }
        dictKeys(dict).add(key, value, hash: hash)
        dict[word: DictLayout.used] += 1
    }

    /// Removes the entry under the key.
    /// - Returns: whether there was one.
    @discardableResult
    package func removeDictValue(_ dict: ObjectRef, for key: ObjectRef) -> Bool {
        guard let (oldKey, oldValue) = removeDictEntry(dict, key, hash: hash(key)) else { return false }
        release(oldKey)
        release(oldValue)
        return true
    }

    /// Takes an entry out and hands its references to the caller. Its number is not used again until the next resize.
    func removeDictEntry(_ dict: ObjectRef, _ key: ObjectRef, hash: Int) -> (
        key: ObjectRef, value: ObjectRef
    )? {
        let keys = dictKeys(dict)
        guard let found = find(key, hash, in: keys) else { return nil }
        let fields = keys.entry(found.entry)
        guard let oldKey = fields[0], let oldValue = fields[1] else { return nil }
        keys[slot: found.slot] = DictKeys.removed
        keys.version = 0
        fields[0] = nil
        fields[1] = nil
        dict[word: DictLayout.used] -= 1
        return (oldKey, oldValue)
    }

    /// Calls `body` with every key and value, borrowed, in insertion order. `body` must not change the dict.
    @inline(__always)
    package func forEachEntry<Failure: Error>(
        _ dict: ObjectRef, _ body: (ObjectRef, ObjectRef) throws(Failure) -> Void
    ) throws(Failure) {
        let keys = dictKeys(dict)
        for number in 0..<keys.entryCount {
            let fields = keys.entry(number)
            guard let key = fields[0], let value = fields[1] else { continue }
            try body(key, value)
        }
    }

    /// Empties the dict first and releases afterwards.
    package func clearDict(_ dict: ObjectRef) {
        let keys = detachDictKeys(dict)
        guard keys.raw != statics.emptyKeys.raw else { return }
        for number in 0..<keys.entryCount {
            let fields = keys.entry(number)
            guard let key = fields[0], let value = fields[1] else { continue }
            release(key)
            release(value)
        }
        freeKeys(keys)
    }

    /// Leaves the dict empty and hands its table to the caller.
    func detachDictKeys(_ dict: ObjectRef) -> DictKeys {
        let keys = dictKeys(dict)
        dict[pointer: DictLayout.keys] = statics.emptyKeys.raw
        dict[word: DictLayout.used] = 0
        return keys
    }

    @inline(__always)
    func dictKeys(_ dict: ObjectRef) -> DictKeys {
        DictKeys(dict[pointer: DictLayout.keys].unsafelyUnwrapped)
    }

    /// An empty dict shares one table with all others.
    func ownsKeys(_ dict: ObjectRef) -> Bool { dictKeys(dict).raw != statics.emptyKeys.raw }

    @inline(__always)
    func find(_ key: ObjectRef, _ hash: Int, in keys: DictKeys) -> (slot: UInt, entry: Int)? {
        if keys.strKeysOnly {
            return key.type == types.str ? findString(key, hash, in: keys) : nil
        }
        return findAny(key, hash, in: keys)
    }

    @inline(never)
    func findString(_ key: ObjectRef, _ hash: Int, in keys: DictKeys) -> (slot: UInt, entry: Int)? {
        var probe = DictKeys.Probe(hash, keys.mask)
        while true {
            let number = keys[slot: probe.slot]
            if number >= 0, let candidate = keys.entry(number)[0] {
                if candidate == key { return (probe.slot, number) }
                if candidate[word: StrLayout.hash] == hash, stringsEqual(candidate, key) {
                    return (probe.slot, number)
                }
            } else if number == DictKeys.empty {
                return nil
            }
            probe.advance()
        }
    }

    @inline(never)
    private func findAny(_ key: ObjectRef, _ hash: Int, in keys: DictKeys) -> (slot: UInt, entry: Int)? {
        var probe = DictKeys.Probe(hash, keys.mask)
        while true {
            let number = keys[slot: probe.slot]
            if number >= 0, let candidate = keys.entry(number)[0] {
                if candidate == key || keys.storedHash(number) == hash && isEqual(candidate, key) {
                    return (probe.slot, number)
                }
            } else if number == DictKeys.empty {
                return nil
            }
            probe.advance()
        }
    }

    func newKeys(log2Size: UInt8, strKeysOnly: Bool) -> DictKeys {
        let bytes = DictKeys.byteCount(log2Size: log2Size, strKeysOnly: strKeysOnly)
        let raw = allocateKeys(log2Size: log2Size, strKeysOnly: strKeysOnly, byteCount: bytes)
        return DictKeys(initializing: raw, log2Size: log2Size, strKeysOnly: strKeysOnly)
    }

    /// Moves the entries to a table with room for three times as many as there are, leaving removed ones behind.
    private func resizeDict(_ dict: ObjectRef, strKeysOnly: Bool) {
        resizeDict(dict, log2Size: DictKeys.log2Size(slots: 3 * dictCount(dict)), strKeysOnly: strKeysOnly)
    }

    /// Moves the entries to a table of that size, leaving removed ones behind.
    func resizeDict(_ dict: ObjectRef, log2Size: UInt8, strKeysOnly: Bool) {
        let old = dictKeys(dict)
        let new = newKeys(log2Size: log2Size, strKeysOnly: strKeysOnly)
        let hadHashes = !old.strKeysOnly
        for number in 0..<old.entryCount {
            let fields = old.entry(number)
            guard let key = fields[0], let value = fields[1] else { continue }
            new.add(key, value, hash: hadHashes ? old.storedHash(number) : key[word: StrLayout.hash])
        }
        dict[pointer: DictLayout.keys] = new.raw
        if old.raw != statics.emptyKeys.raw { freeKeys(old) }
    }
}
