/// Changing a dict's table.
extension Runtime {
    /// Adds an entry under a key that is absent, without counting references.
    func addDictEntry(_ dict: ObjectRef, _ key: ObjectRef, _ value: ObjectRef, hash: Int) {
        let keys = dictKeys(dict)
        if keys.raw == statics.emptyKeys.raw {
            let table = newKeys(log2Size: 3, strKeysOnly: key.type == types.str)
            dict[pointer: DictLayout.keys] = table.raw
        } else if keys.strKeysOnly, key.type != types.str {
            growDict(dict, strKeysOnly: false)
        } else if keys.usable <= 0 {
            growDict(dict, strKeysOnly: keys.strKeysOnly)
        }
        let table = dictKeys(dict)
        if let values = dictValues(dict) {
            let entry = table.entryCount
            table.add(key, nil, hash: hash)
            values[entry] = value
            values.appendToOrder(entry)
        } else {
            table.add(key, value, hash: hash)
        }
        dict[word: DictLayout.used] += 1
    }

    /// Sets the value of an entry whose key is there, in exchange for the reference to the old one. With shared keys the
    /// dict may have had no value for it.
    @inline(__always)
    func replaceValue(_ dict: ObjectRef, _ entry: Int, _ value: ObjectRef) {
        let place = dictPlace(dict, dictKeys(dict), entry)
        let old = place.pointee
        place.pointee = value
        if let old { return release(old) }
        dictValues(dict)?.appendToOrder(entry)
        dict[word: DictLayout.used] += 1
    }

    /// Takes an entry out and hands its references to the caller; nil where the dict has no value for it.
    func removeEntry(
        _ dict: ObjectRef, _ found: (slot: UInt, entry: Int)
    ) -> (key: ObjectRef, value: ObjectRef)? {
        let keys = dictKeys(dict)
        let fields = keys.entry(found.entry)
        guard let key = fields[0] else { return nil }
        if let values = dictValues(dict) {
            guard let value = values[found.entry] else { return nil }
            values[found.entry] = nil
            values.removeFromOrder(found.entry)
            dict[word: DictLayout.used] -= 1
            return (retained(key), value)
        }
        guard let value = fields[1] else { return nil }
        keys[slot: found.slot] = DictKeys.removed
        keys.version = 0
        fields[0] = nil
        fields[1] = nil
        dict[word: DictLayout.used] -= 1
        return (key, value)
    }

    /// Empties the dict first and releases afterwards.
    package func clearDict(_ dict: ObjectRef) {
        let keys = dictKeys(dict)
        let values = dictValues(dict)
        dict[pointer: DictLayout.keys] = statics.emptyKeys.raw
        dict[word: DictLayout.values] = 0
        dict[word: DictLayout.used] = 0
        guard keys.raw != statics.emptyKeys.raw else { return }
        if let values {
            for entry in 0..<values.capacity { release(values[entry]) }
            freeValues(values)
        }
        releaseKeys(keys)
    }

    /// Gives up a reference to a table: with the last one go the table and what it holds.
    func releaseKeys(_ keys: DictKeys) {
        keys.referenceCount -= 1
        guard keys.referenceCount == 0 else { return }
        let isShared = keys.isShared
        for number in 0..<keys.entryCount {
            let fields = keys.entry(number)
            let (key, value) = (fields[0], fields[1])
            release(key)
            if !isShared { release(value) }
        }
        freeKeys(keys)
    }

    /// Leaves the dict, which must have a table of its own, empty and hands its table to the caller.
    func detachDictKeys(_ dict: ObjectRef) -> DictKeys {
        let keys = dictKeys(dict)
        dict[pointer: DictLayout.keys] = statics.emptyKeys.raw
        dict[word: DictLayout.used] = 0
        return keys
    }

    func newKeys(log2Size: UInt8, strKeysOnly: Bool) -> DictKeys {
        let bytes = DictKeys.byteCount(log2Size: log2Size, strKeysOnly: strKeysOnly)
        let raw = allocateKeys(log2Size: log2Size, strKeysOnly: strKeysOnly, byteCount: bytes)
        return DictKeys(initializing: raw, log2Size: log2Size, strKeysOnly: strKeysOnly)
    }

    /// Moves the entries to a table with room for three times as many as there are, leaving removed ones behind.
    private func growDict(_ dict: ObjectRef, strKeysOnly: Bool) {
        resizeDict(dict, log2Size: DictKeys.log2Size(slots: 3 * dictCount(dict)), strKeysOnly: strKeysOnly)
    }

    /// Moves the entries to a table of their own of the size, which must have room for them.
    func resizeDict(_ dict: ObjectRef, log2Size: UInt8, strKeysOnly: Bool) {
        let old = dictKeys(dict)
        let new = newKeys(log2Size: log2Size, strKeysOnly: strKeysOnly && old.strKeysOnly)
        if let values = dictValues(dict) {
            for position in 0..<values.count {
                let entry = values.entry(at: position)
                guard let key = old.entry(entry)[0] else { continue }
                new.add(retained(key), values[entry], hash: key[word: StrLayout.hash])
            }
            dict[pointer: DictLayout.keys] = new.raw
            dict[word: DictLayout.values] = 0
            freeValues(values)
            releaseKeys(old)
            return
        }
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
