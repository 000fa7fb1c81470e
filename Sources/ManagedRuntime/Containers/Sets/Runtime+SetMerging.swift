/// Changing a set by the members of something else.
extension Runtime {
    /// A new set or frozenset of the iterable's members. `type` is one of the two or a class that derives from one.
    func makeSet(_ type: ObjectRef, from iterable: ObjectRef?) throws(Raised) -> ObjectRef {
        let set = newObject(of: type)
        resetSet(set)
        guard let iterable else { return set }
        do throws(Raised) {
            try updateSet(set, from: iterable)
            return set
        } catch {
            release(set)
            throw error
        }
    }

    /// Of the built-in type that the object's class derives from.
    func basicSetType(_ set: ObjectRef) -> ObjectRef { types[set.kind] }

    func isSet(_ object: ObjectRef) -> Bool { object.kind == .set || object.kind == .frozenset }

    func updateSet(_ set: ObjectRef, from other: ObjectRef) throws(Raised) {
        if isSet(other) { return try mergeSet(set, other) }
        if other.type == types.dict {
            let count = dictCount(other)
            if (set[word: SetLayout.fill] + count) * 5 >= set[word: SetLayout.mask] * 3 {
                resizeSet(set, minimum: (setCount(set) + count) * 2)
            }
            var position = 0
            while let (key, _, entry) = nextEntry(other, &position) {
                try setAdd(set, key, hash: entryHash(other, entry))
            }
            return
        }
        try forEach(in: other) { (item) throws(Raised) in try setAdd(set, item) }
    }

    private func mergeSet(_ set: ObjectRef, _ other: ObjectRef) throws(Raised) {
        if set == other || setCount(other) == 0 { return }
        if (set[word: SetLayout.fill] + setCount(other)) * 5 >= set[word: SetLayout.mask] * 3 {
            resizeSet(set, minimum: (setCount(set) + setCount(other)) * 2)
        }
        var position = 0
        if set[word: SetLayout.fill] == 0 {
            let isSameShape =
                set[word: SetLayout.mask] == other[word: SetLayout.mask]
                && other[word: SetLayout.fill] == setCount(other)
            if isSameShape { return copyTable(set, from: other) }
            while let slot = nextMember(other, &position) {
                insertClean(set, retained(slot.member.unsafelyUnwrapped), hash: slot.hash)
            }
            return
        }
        while let slot = nextMember(other, &position) {
            try setAdd(set, slot.member.unsafelyUnwrapped, hash: slot.hash)
        }
    }

    private func copyTable(_ set: ObjectRef, from other: ObjectRef) {
        let count = set[word: SetLayout.mask] + 1
        setSlots(set).update(from: setSlots(other), count: count)
        for index in 0..<count { if let member = setSlots(set)[index].member { retain(member) } }
        set[word: SetLayout.fill] = other[word: SetLayout.fill]
        set[word: SetLayout.used] = setCount(other)
    }

    /// `set -= other`.
    func subtractFromSet(_ set: ObjectRef, _ other: ObjectRef) throws(Raised) {
        if set == other { return clearSet(set) }
        if isSet(other) {
            var position = 0
            while let slot = nextMember(other, &position) {
                let member = retained(slot.member.unsafelyUnwrapped)
                defer { release(member) }
                _ = try setDiscard(set, member, hash: slot.hash)
            }
        } else {
            try forEach(in: other) { (item) throws(Raised) in
                _ = try setDiscard(set, item, hash: hashOf(item))
            }
        }
        if set[word: SetLayout.fill] - setCount(set) > set[word: SetLayout.mask] / 4 {
            resizeSet(set, minimum: setCount(set) > 50_000 ? setCount(set) * 2 : setCount(set) * 4)
        }
    }

    /// `set ^= other`.
    func xorSet(_ set: ObjectRef, _ other: ObjectRef) throws(Raised) {
        if set == other { return clearSet(set) }
        if other.type == types.dict {
            var position = 0
            while let (key, _, entry) = nextEntry(other, &position) {
                try toggle(set, key, hash: entryHash(other, entry))
            }
            return
        }
        let members = isSet(other) ? retained(other) : try makeSet(basicSetType(set), from: other)
        defer { release(members) }
        var position = 0
        while let slot = nextMember(members, &position) {
            try toggle(set, slot.member.unsafelyUnwrapped, hash: slot.hash)
        }
    }

    private func toggle(_ set: ObjectRef, _ member: ObjectRef, hash: Int) throws(Raised) {
        retain(member)
        defer { release(member) }
        if try !setDiscard(set, member, hash: hash) { try setAdd(set, member, hash: hash) }
    }

    /// `set & other`, a new set.
    func intersection(_ set: ObjectRef, _ other: ObjectRef) throws(Raised) -> ObjectRef {
        let result = try makeSet(basicSetType(set), from: set == other ? set : nil)
        if set == other { return result }
        do throws(Raised) {
            guard isSet(other) else {
                try forEach(in: other) { (item) throws(Raised) in
                    let hash = try hashOf(item)
                    if try setContains(set, item, hash: hash) { try setAdd(result, item, hash: hash) }
                }
                return result
            }
            let (smaller, larger) = setCount(other) > setCount(set) ? (set, other) : (other, set)
            var position = 0
            while let slot = nextMember(smaller, &position) {
                let member = retained(slot.member.unsafelyUnwrapped)
                defer { release(member) }
                if try setContains(larger, member, hash: slot.hash) {
                    try setAdd(result, member, hash: slot.hash)
                }
            }
            return result
        } catch {
            release(result)
            throw error
        }
    }

    /// `set - other`, a new set.
    func difference(_ set: ObjectRef, _ other: ObjectRef) throws(Raised) -> ObjectRef {
        let isLookedUp = isSet(other) || other.type == types.dict
        let otherCount = isSet(other) ? setCount(other) : isLookedUp ? dictCount(other) : 0
        if !isLookedUp || setCount(set) >> 2 > otherCount {
            let copy = try makeSet(basicSetType(set), from: set)
            do throws(Raised) {
                try subtractFromSet(copy, other)
                return copy
            } catch {
                release(copy)
                throw error
            }
        }
        let result = try makeSet(basicSetType(set), from: nil)
        do throws(Raised) {
            var position = 0
            while let slot = nextMember(set, &position) {
                let member = retained(slot.member.unsafelyUnwrapped)
                defer { release(member) }
                let isThere =
                    if isSet(other) {
                        try setContains(other, member, hash: slot.hash)
                    } else {
                        try findEntry(other, member, slot.hash) != nil
                    }
                if !isThere { try setAdd(result, member, hash: slot.hash) }
            }
            return result
        } catch {
            release(result)
            throw error
        }
    }

    /// Exchanges the members of a set for those of another of the same kind, which is given up.
    func replaceMembers(_ set: ObjectRef, owned other: ObjectRef) throws(Raised) {
        defer { release(other) }
        clearSet(set)
        try mergeSet(set, other)
    }
}
