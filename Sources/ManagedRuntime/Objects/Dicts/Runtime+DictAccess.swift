/// Dicts with any keys, as programs use them. Hashing and comparing keys may run Python code and raise.
extension Runtime {
    /// The value under the key, borrowed until the dict changes; nil when there is none. `unhashable type` is raised for a
    /// key without a hash.
    @inline(__always)
    func dictLookup(_ dict: ObjectRef, _ key: ObjectRef) throws(Raised) -> ObjectRef? {
        try dictLookup(dict, key, hash: hashOf(key))
    }

    /// As `dictLookup`, for a key whose hash is known.
    @inline(__always)
    func dictLookup(_ dict: ObjectRef, _ key: ObjectRef, hash: Int) throws(Raised) -> ObjectRef? {
        guard let found = try search(dict, key, hash) else { return nil }
        return dictPlace(dict, dictKeys(dict), found.entry).pointee
    }

    /// Files the value under the key, in place of one that is there.
    @inline(__always)
    func dictStore(_ dict: ObjectRef, _ key: ObjectRef, _ value: ObjectRef) throws(Raised) {
        try dictStore(dict, key, value, hash: hashOf(key))
    }

    /// As `dictStore`, for a key whose hash is known. The key stays that of an entry that is there.
    func dictStore(_ dict: ObjectRef, _ key: ObjectRef, _ value: ObjectRef, hash: Int) throws(Raised) {
        retain(key)
        retain(value)
        do throws(Raised) {
            let found = try search(dict, key, hash)
            trackDictIfNeeded(dict, holding: key, value)
            guard let found else { return addDictEntry(dict, key, value, hash: hash) }
            replaceValue(dict, found.entry, value)
        } catch {
            release(value)
            release(key)
            throw error
        }
        release(key)
    }

    /// Takes the entry under the key out.
    /// - Returns: its value, a reference for the caller; nil when there was none.
    func dictRemove(_ dict: ObjectRef, _ key: ObjectRef) throws(Raised) -> ObjectRef? {
        try dictRemove(dict, key, hash: hashOf(key))
    }

    func dictRemove(_ dict: ObjectRef, _ key: ObjectRef, hash: Int) throws(Raised) -> ObjectRef? {
        guard let found = try search(dict, key, hash), let (oldKey, value) = removeEntry(dict, found) else {
            return nil
        }
        release(oldKey)
        return value
    }

    /// The value under the key, where there is none after filing `fallback` under it; borrowed.
    func dictSetDefault(
        _ dict: ObjectRef, _ key: ObjectRef, _ fallback: ObjectRef
    ) throws(Raised) -> ObjectRef {
        let hash = try hashOf(key)
        if let value = try dictLookup(dict, key, hash: hash) { return value }
        try dictStore(dict, key, fallback, hash: hash)
        return fallback
    }
}
