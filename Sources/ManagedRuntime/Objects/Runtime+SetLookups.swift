/// Sets with members of any kind: hashing and comparing them may run the program's code and raise.
extension Runtime {
    /// Adds the member, borrowed, unless an equal one is there.
    @inline(__always)
    func setAdd(_ set: ObjectRef, _ member: ObjectRef) throws(Raised) {
        try setAdd(set, member, hash: hashOf(member))
    }

    func setAdd(_ set: ObjectRef, _ member: ObjectRef, hash: Int) throws(Raised) {
        retain(member)
        let slot: (index: Int, isTaken: Bool)
        do throws(Raised) {
            slot = try findSlot(set, member, hash)
        } catch {
            release(member)
            throw error
        }
        if slot.isTaken { release(member) } else { fillSlot(set, slot.index, member, hash: hash) }
    }

    @inline(__always)
    func setContains(_ set: ObjectRef, _ member: ObjectRef, hash: Int) throws(Raised) -> Bool {
        if setCount(set) == 0 { return false }
        return try findSlot(set, member, hash).isTaken
    }

    /// Takes the member out.
    /// - Returns: whether it was there.
    func setDiscard(_ set: ObjectRef, _ member: ObjectRef, hash: Int) throws(Raised) -> Bool {
        let slot = try findSlot(set, member, hash)
        guard slot.isTaken, let found = setSlots(set)[slot.index].member else { return false }
        setSlots(set)[slot.index] = .removed
        set[word: SetLayout.used] -= 1
        release(found)
        return true
    }

    /// The slot of an equal member, or else the empty one where it would go. Starts over when comparing has changed the
    /// set.
    private func findSlot(
        _ set: ObjectRef, _ member: ObjectRef, _ hash: Int
    ) throws(Raised) -> (index: Int, isTaken: Bool) {
        let table = setSlots(set)
        let mask = UInt(bitPattern: set[word: SetLayout.mask])
        var perturbation = UInt(bitPattern: hash)
        var start = perturbation & mask
        while true {
            let end = start + Self.linearProbes <= mask ? start + Self.linearProbes : start
            var index = Int(bitPattern: start)
            while index <= Int(bitPattern: end) {
                let slot = table[index]
                guard let candidate = slot.member else {
                    if slot.hash == 0 { return (index, false) }
                    index += 1
                    continue
                }
                if candidate == member { return (index, true) }
                if slot.hash == hash {
                    let isEqual = try areMembersEqual(candidate, member)
                    guard setSlots(set) == table, table[index].member == candidate else {
                        return try findSlot(set, member, hash)
                    }
                    if isEqual { return (index, true) }
                }
                index += 1
            }
            perturbation >>= 5
            start = (start &* 5 &+ 1 &+ perturbation) & mask
        }
    }

    @inline(__always)
    private func areMembersEqual(_ candidate: ObjectRef, _ member: ObjectRef) throws(Raised) -> Bool {
        if candidate.type == types.str, member.type == types.str { return stringsEqual(candidate, member) }
        if candidate.type == types.int, member.type == types.int { return intsEqual(candidate, member) }
        retain(candidate)
        defer { release(candidate) }
        return try areEqual(candidate, member)
    }

    /// The next member at or behind the position, which moves past it; nil at the end. Borrowed.
    @inline(__always)
    func nextMember(_ set: ObjectRef, _ position: inout Int) -> SetSlot? {
        let mask = set[word: SetLayout.mask]
        while position <= mask {
            let slot = setSlots(set)[position]
            position += 1
            if slot.member != nil { return slot }
        }
        return nil
    }
}
