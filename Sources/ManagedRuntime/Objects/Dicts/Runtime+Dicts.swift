/// Dicts whose keys are plain: str, numbers, tuples of them, and what is equal only to itself. Keys in general may run
/// Python code: see `dictLookup`, `dictStore` and `dictRemove`.
extension Runtime {
    /// A new reference to an empty dict. It owns no table yet and is not tracked by the collector.
    package func makeDict() -> ObjectRef {
        let dict = newDictObject()
        dict[word: DictLayout.used] = 0
        dict[word: DictLayout.version] = 0
        dict[pointer: DictLayout.keys] = statics.emptyKeys.raw
        dict[word: DictLayout.values] = 0
        return dict
    }

    @inline(__always)
    package func dictCount(_ dict: ObjectRef) -> Int { dict[word: DictLayout.used] }

    /// The value under the key, borrowed; nil when there is none.
    @inline(__always)
    package func dictValue(_ dict: ObjectRef, for key: ObjectRef) -> ObjectRef? {
        let keys = dictKeys(dict)
        guard let found = find(key, hash(key), in: keys) else { return nil }
        return dictPlace(dict, keys, found.entry).pointee
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
        trackDictIfNeeded(dict, holding: key, value)
        guard let found = find(key, hash, in: dictKeys(dict)) else {
            return addDictEntry(dict, key, value, hash: hash)
        }
        replaceValue(dict, found.entry, value)
        release(key)
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
    func removeDictEntry(
        _ dict: ObjectRef, _ key: ObjectRef, hash: Int
    ) -> (key: ObjectRef, value: ObjectRef)? {
        guard let found = find(key, hash, in: dictKeys(dict)) else { return nil }
        return removeEntry(dict, found)
    }

    /// Calls `body` with every key and value, borrowed, in insertion order. `body` must not change the dict.
    @inline(__always)
    package func forEachEntry<Failure: Error>(
        _ dict: ObjectRef, _ body: (ObjectRef, ObjectRef) throws(Failure) -> Void
    ) throws(Failure) {
        let keys = dictKeys(dict)
        if let values = dictValues(dict) {
            for position in 0..<values.count {
                let entry = values.entry(at: position)
                guard let key = keys.entry(entry)[0], let value = values[entry] else { continue }
                try body(key, value)
            }
            return
        }
        for number in 0..<keys.entryCount {
            let fields = keys.entry(number)
            guard let key = fields[0], let value = fields[1] else { continue }
            try body(key, value)
        }
    }

    /// Positions at which `dictEntry` may have an entry: 0 and up. It changes with the dict.
    @inline(__always)
    func dictPositions(_ dict: ObjectRef) -> Int {
        dictValues(dict)?.count ?? dictKeys(dict).entryCount
    }

    /// The entry at a position in insertion order, borrowed; nil where one was removed.
    @inline(__always)
    func dictEntry(_ dict: ObjectRef, at position: Int) -> (key: ObjectRef, value: ObjectRef)? {
        let keys = dictKeys(dict)
        var number = position
        if let values = dictValues(dict) {
            number = values.entry(at: position)
            guard let key = keys.entry(number)[0], let value = values[number] else { return nil }
            return (key, value)
        }
        let fields = keys.entry(number)
        guard let key = fields[0], let value = fields[1] else { return nil }
        return (key, value)
    }

    @inline(__always)
    func dictKeys(_ dict: ObjectRef) -> DictKeys {
        DictKeys(dict[pointer: DictLayout.keys].unsafelyUnwrapped)
    }

    /// Where the values are if the keys are shared; nil for a dict with a table of its own.
    @inline(__always)
    func dictValues(_ dict: ObjectRef) -> InlineValues? {
        dict[pointer: DictLayout.values].map(InlineValues.init)
    }

    /// An empty dict shares one table with all others.
    func ownsKeys(_ dict: ObjectRef) -> Bool { dictKeys(dict).raw != statics.emptyKeys.raw }

    /// Where the value of an entry is.
    @inline(__always)
    func dictPlace(_ dict: ObjectRef, _ keys: DictKeys, _ entry: Int) -> UnsafeMutablePointer<ObjectRef?> {
        guard let values = dict[pointer: DictLayout.values] else { return keys.entry(entry) + 1 }
        return (values + 8 * entry).assumingMemoryBound(to: ObjectRef?.self)
    }
}
