extension Runtime {
    /// `member in set`; a set, which has no hash, is looked for as a frozenset.
    func setContains(_ set: ObjectRef, _ member: ObjectRef) throws(Raised) -> Bool {
        let key = try hashableMember(member)
        defer { release(key.object) }
        return try setContains(set, key.object, hash: key.hash)
    }

    /// - Returns: whether the member was there.
    func setDiscard(_ set: ObjectRef, _ member: ObjectRef) throws(Raised) -> Bool {
        let key = try hashableMember(member)
        defer { release(key.object) }
        return try setDiscard(set, key.object, hash: key.hash)
    }

    private func hashableMember(_ member: ObjectRef) throws(Raised) -> (object: ObjectRef, hash: Int) {
        guard member.kind == .set, member.type.slots.pointee.hash == nil else {
            return (retained(member), try hashOf(member))
        }
        let frozen = try makeSet(types[.frozenset], from: member)
        return (frozen, try hashOf(frozen))
    }

    /// Takes out a member, the next one after that taken out last.
    func setPop(_ set: ObjectRef) throws(Raised) -> ObjectRef {
        guard setCount(set) > 0 else {
            let message = makeString("pop from an empty set")
            throw raise(owned: makeException(exceptionType(.keyError), owned: [message]))
        }
        let mask = set[word: SetLayout.mask]
        let table = setSlots(set)
        var index = set[word: SetLayout.finger] & mask
        while table[index].member == nil { index = index == mask ? 0 : index + 1 }
        let member = table[index].member.unsafelyUnwrapped
        table[index] = .removed
        set[word: SetLayout.used] -= 1
        set[word: SetLayout.finger] = index + 1
        return member
    }

    func compareSets(
        _ left: ObjectRef, _ right: ObjectRef, _ comparison: ComparisonOperator
    ) throws(Raised) -> ObjectRef {
        guard isSet(left), isSet(right) else { return retained(notImplemented) }
        let (count, otherCount) = (setCount(left), setCount(right))
        let result: Bool
        switch comparison {
        case .equal, .notEqual:
            let areEqual = count == otherCount ? try isSubset(left, of: right) : false
            result = areEqual == (comparison == .equal)
        case .less: result = count < otherCount ? try isSubset(left, of: right) : false
        case .lessOrEqual: result = try isSubset(left, of: right)
        case .greater: result = count > otherCount ? try isSubset(right, of: left) : false
        case .greaterOrEqual: result = try isSubset(right, of: left)
        }
        return retained(bool(result))
    }

    func isSubset(_ set: ObjectRef, of other: ObjectRef) throws(Raised) -> Bool {
        guard isSet(other) else {
            let members = try intersection(set, other)
            defer { release(members) }
            return setCount(members) == setCount(set)
        }
        if setCount(set) > setCount(other) { return false }
        var position = 0
        while let slot = nextMember(set, &position) {
            let member = retained(slot.member.unsafelyUnwrapped)
            defer { release(member) }
            if try !setContains(other, member, hash: slot.hash) { return false }
        }
        return true
    }

    func isSuperset(_ set: ObjectRef, of other: ObjectRef) throws(Raised) -> Bool {
        if isSet(other) { return try isSubset(other, of: set) }
        let iterator = try iterator(of: other)
        defer { release(iterator) }
        while let item = try next(iterator) {
            defer { release(item) }
            if try !setContains(set, item) { return false }
        }
        return true
    }

    func areDisjoint(_ set: ObjectRef, _ other: ObjectRef) throws(Raised) -> Bool {
        if set == other { return setCount(set) == 0 }
        if isSet(other), setCount(other) > setCount(set) { return try areDisjoint(other, set) }
        let iterator = try iterator(of: other)
        defer { release(iterator) }
        while let item = try next(iterator) {
            defer { release(item) }
            if try setContains(set, item, hash: hashOf(item)) { return false }
        }
        return true
    }

    /// Independent of the order of the members: their hashes are scattered and combined by exclusive or.
    func hashFrozenset(_ set: ObjectRef) -> Int {
        let cached = set[word: SetLayout.hash]
        if cached != -1 { return cached }
        func scatter(_ hash: UInt) -> UInt { ((hash ^ 89_869_747) ^ (hash << 16)) &* 3_644_798_167 }
        var mixed: UInt = 0
        var position = 0
        while let slot = nextMember(set, &position) { mixed ^= scatter(UInt(bitPattern: slot.hash)) }
        mixed ^= (UInt(setCount(set)) &+ 1) &* 1_927_868_237
        mixed ^= (mixed >> 11) ^ (mixed >> 25)
        mixed = mixed &* 69069 &+ 907_133_923
        let hash = mixed == .max ? 590_923_713 : Int(bitPattern: mixed)
        set[word: SetLayout.hash] = hash
        return hash
    }

    func representSet(_ set: ObjectRef) throws(Raised) -> ObjectRef {
        let typeName = name(ofType: set.type)
        if setCount(set) == 0 { return makeString("\(typeName)()") }
        let language = language
        guard language.pointee.representing.enter(set) else { return makeString("\(typeName)(...)") }
        defer { language.pointee.representing.leave() }
        let list = try makeList(from: set)
        defer { release(list) }
        var writer = TextWriter()
        let isPlain = set.type == types.set
        if !isPlain { writer.append(text: typeName + "(") }
        writer.append("{")
        for index in 0..<listCount(list) {
            if index > 0 { writer.append(", ") }
            try writer.append(representationOf: listItem(list, index), self)
        }
        writer.append(isPlain ? "}" : "})")
        return writer.string(self)
    }
}
