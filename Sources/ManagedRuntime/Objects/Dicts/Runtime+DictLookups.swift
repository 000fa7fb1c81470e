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
        return dictPlace(dict, dictKeys(dict), found.entry).pointee
    }

    /// Files the value under the key, in place of one that is there. Both are borrowed.
    @inline(__always)
    func dictStore(_ dict: ObjectRef, _ key: ObjectRef, _ value: ObjectRef) throws(Raised) {
        try dictStore(dict, key, value, hash: hashOf(key))
    }

    func dictStore(_ dict: ObjectRef, _ key: ObjectRef, _ value: ObjectRef, hash: Int) throws(Raised) {
        retain(value)
        do throws(Raised) {
            if let found = try search(dict, key, hash) {
                trackDictIfNeeded(dict, holding: key, value)
                return replaceValue(dict, found.entry, value)
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
        guard let found = try search(dict, key, hash) else { return nil }
        return removeEntry(dict, found)
    }

    /// Whether there is an entry under the key.
    @inline(__always)
    func dictContains(_ dict: ObjectRef, _ key: ObjectRef) throws(Raised) -> Bool {
        try dictLookup(dict, key) != nil
    }

    /// The entry under the key; nil where there is none.
    @inline(__always)
    func findEntry(_ dict: ObjectRef, _ key: ObjectRef, _ hash: Int) throws(Raised) -> (
        slot: UInt, entry: Int
    )? {
        guard let found = try search(dict, key, hash),
            dictPlace(dict, dictKeys(dict), found.entry).pointee != nil
        else { return nil }
        return found
    }

    /// The first entry at or behind the position, which moves past it; nil at the end. All borrowed.
    @inline(__always)
    func nextEntry(
        _ dict: ObjectRef, _ position: inout Int
    ) -> (key: ObjectRef, value: ObjectRef, entry: Int)? {
        let keys = dictKeys(dict)
        if let values = dictValues(dict) {
            guard position < values.count else { return nil }
            let number = values.entry(at: position)
            position += 1
            return (keys.entry(number)[0].unsafelyUnwrapped, values[number].unsafelyUnwrapped, number)
        }
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
