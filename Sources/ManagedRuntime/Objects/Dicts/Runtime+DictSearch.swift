/// Searching a table for a key.
extension Runtime {
    /// For plain keys: runs no Python code.
    @inline(__always)
    func find(_ key: ObjectRef, _ hash: Int, in keys: DictKeys) -> (slot: UInt, entry: Int)? {
        if keys.strKeysOnly {
            return key.kind == .str ? findString(key, hash, in: keys) : nil
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

    /// For any key. A comparison may run Python code, and that may change the dict: then the search starts again.
    @inline(__always)
    func search(_ dict: ObjectRef, _ key: ObjectRef, _ hash: Int) throws(Raised) -> (slot: UInt, entry: Int)?
    {
        let keys = dictKeys(dict)
        if keys.strKeysOnly, key.type == types.str { return findString(key, hash, in: keys) }
        return try searchByComparing(dict, key, hash)
    }

    @inline(never)
    private func searchByComparing(
        _ dict: ObjectRef, _ key: ObjectRef, _ hash: Int
    ) throws(Raised) -> (slot: UInt, entry: Int)? {
        let isExactInt = key.type == types.int
        restart: while true {
            let keys = dictKeys(dict)
            var probe = DictKeys.Probe(hash, keys.mask)
            while true {
                let number = keys[slot: probe.slot]
                if number >= 0, let candidate = keys.entry(number)[0] {
                    if candidate == key { return (probe.slot, number) }
                    let stored = keys.strKeysOnly ? candidate[word: StrLayout.hash] : keys.storedHash(number)
                    if stored == hash {
                        if isExactInt, candidate.type == types.int {
                            if intsEqual(candidate, key) { return (probe.slot, number) }
                        } else {
                            retain(candidate)
                            let isEqual: Bool
                            do throws(Raised) {
                                isEqual = try areEqual(candidate, key)
                            } catch {
                                release(candidate)
                                throw error
                            }
                            let isUnchanged =
                                dictKeys(dict).raw == keys.raw && keys.entry(number)[0] == candidate
                            release(candidate)
                            guard isUnchanged else { continue restart }
                            if isEqual { return (probe.slot, number) }
                        }
                    }
                } else if number == DictKeys.empty {
                    return nil
                }
                probe.advance()
            }
        }
    }
}
