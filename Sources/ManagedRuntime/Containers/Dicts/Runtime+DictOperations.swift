extension Runtime {
    /// `dict[key]`, with `__missing__` of a class that has it.
    func dictItem(_ dict: ObjectRef, _ key: ObjectRef) throws(Raised) -> ObjectRef {
        if let value = try dictLookup(dict, key) { return retained(value) }
        if dict.type == types[.defaultDict] { return try makeMissing(dict, key) }
        if dict.type != types.dict, let missing = try specialMethod(.__missing__, of: dict) {
            defer { release(missing) }
            return try call(missing, key)
        }
        throw keyError(key)
    }

    func setDictItem(_ dict: ObjectRef, _ key: ObjectRef, to value: ObjectRef?) throws(Raised) {
        if let value { return try dictStore(dict, key, value) }
        guard let (oldKey, oldValue) = try dictRemove(dict, key) else { throw keyError(key) }
        release(oldKey)
        release(oldValue)
    }

    /// The value under the key, stored there first if there was none.
    func dictSetDefault(_ dict: ObjectRef, _ key: ObjectRef, _ value: ObjectRef) throws(Raised) -> ObjectRef {
        let hash = try hashOf(key)
        if let found = try dictLookup(dict, key, hash: hash) { return retained(found) }
        trackDictIfNeeded(dict, holding: key, value)
        addDictEntry(dict, retained(key), retained(value), hash: hash)
        return retained(value)
    }

    /// Takes the last entry out, as a pair.
    func dictPopItem(_ dict: ObjectRef) throws(Raised) -> ObjectRef {
        guard dictCount(dict) > 0 else {
            let message = makeString("popitem(): dictionary is empty")
            throw raise(owned: makeException(exceptionType(.keyError), owned: [message]))
        }
        if dictValues(dict) != nil {
            resizeDict(dict, log2Size: dictKeys(dict).log2Size, strKeysOnly: true)
        }
        let keys = dictKeys(dict)
        var entry = keys.entryCount - 1
        while keys.entry(entry)[1] == nil { entry -= 1 }
        var probe = DictKeys.Probe(entryHash(dict, entry), keys.mask)
        while keys[slot: probe.slot] != entry { probe.advance() }
        let (key, value) = removeEntry(dict, (probe.slot, entry)).unsafelyUnwrapped
        // The number may be given again: nothing comes behind it.
        keys.entryCount = entry
        return makePair(owned: key, value)
    }

    func dictPop(_ dict: ObjectRef, _ key: ObjectRef, otherwise: ObjectRef?) throws(Raised) -> ObjectRef {
        if dictCount(dict) > 0, let (oldKey, value) = try dictRemove(dict, key) {
            release(oldKey)
            return value
        }
        if dictCount(dict) == 0 { _ = try hashOf(key) }
        if let otherwise { return retained(otherwise) }
        throw keyError(key)
    }

    func compareDicts(
        _ left: ObjectRef, _ right: ObjectRef, _ comparison: ComparisonOperator
    ) throws(Raised) -> ObjectRef {
        guard left.isDict, right.isDict, comparison == .equal || comparison == .notEqual else {
            return retained(notImplemented)
        }
        return retained(bool(try dictsEqual(left, right) == (comparison == .equal)))
    }

    func dictsEqual(_ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> Bool {
        guard dictCount(left) == dictCount(right) else { return false }
        var position = 0
        while let (key, value, entry) = nextEntry(left, &position) {
            retain(key)
            retain(value)
            defer {
                release(key)
                release(value)
            }
            guard let other = try dictLookup(right, key, hash: entryHash(left, entry)) else { return false }
            retain(other)
            defer { release(other) }
            if try !areEqual(value, other) { return false }
        }
        return true
    }

    func representDict(_ dict: ObjectRef) throws(Raised) -> ObjectRef {
        if dictCount(dict) == 0 { return makeString("{}") }
        return try representing(dict, dots: "{...}") { (writer) throws(Raised) in
            writer.append("{")
            var (position, isFirst) = (0, true)
            while let (key, value, _) = nextEntry(dict, &position) {
                retain(key)
                retain(value)
                defer {
                    release(key)
                    release(value)
                }
                if !isFirst { writer.append(", ") }
                isFirst = false
                try writer.append(representationOf: key, self)
                writer.append(": ")
                try writer.append(representationOf: value, self)
            }
            writer.append("}")
        }
    }

    /// `left | right`.
    func uniteDicts(_ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> ObjectRef {
        guard left.isDict, right.isDict else { return retained(notImplemented) }
        let result = try copyDict(left)
        do throws(Raised) {
            try updateDict(result, from: right)
            return result
        } catch {
            release(result)
            throw error
        }
    }
}
