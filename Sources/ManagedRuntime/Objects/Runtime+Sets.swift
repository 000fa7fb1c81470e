/// One slot of a set: a hash and a member. An empty slot has neither; a removed one has hash -1 and no member.
struct SetSlot {
    var member: ObjectRef?
    var hash: Int

    static var empty: SetSlot { SetSlot(member: nil, hash: 0) }
    static var removed: SetSlot { SetSlot(member: nil, hash: -1) }
}

/// Open addressing with short linear runs: from each slot of the path, nine neighbours are looked at before the
/// next jump.
extension Runtime {
    static let linearProbes: UInt = 9
    private static let smallSlots = 8

    /// A new reference to an empty set.
    package func makeSet() -> ObjectRef {
        let set = newContainer(types.set, size: SetLayout.size)
        set[word: SetLayout.weakList] = 0
        set[word: SetLayout.finger] = 0
        resetSet(set)
        track(set)
        return set
    }

    package func setCount(_ set: ObjectRef) -> Int { set[word: SetLayout.used] }

    package func contains(_ set: ObjectRef, _ member: ObjectRef) -> Bool {
        find(member, hash(member), in: set).member != nil
    }

    /// Adds the member unless an equal one is there.
    /// - Returns: whether it was added.
    @discardableResult
    package func insert(_ member: ObjectRef, into set: ObjectRef) -> Bool {
        let hash = hash(member)
        let slot = find(member, hash, in: set)
        if slot.member != nil { return false }
        retain(member)
        fillSlot(set, slot.index, member, hash: hash)
        return true
    }

    /// Puts a member, whose reference passes to the set, into an empty slot, and makes the table larger when three fifths
    /// of it are taken.
    @inline(__always)
    func fillSlot(_ set: ObjectRef, _ index: Int, _ member: ObjectRef, hash: Int) {
        setSlots(set)[index] = SetSlot(member: member, hash: hash)
        set[word: SetLayout.fill] += 1
        set[word: SetLayout.used] += 1
        if set[word: SetLayout.fill] * 5 >= set[word: SetLayout.mask] * 3 {
            let used = setCount(set)
            resizeSet(set, minimum: used > 50_000 ? 2 * used : 4 * used)
        }
    }

    /// Removes the member, if it is there.
    /// - Returns: whether it was.
    @discardableResult
    package func remove(_ member: ObjectRef, from set: ObjectRef) -> Bool {
        let slot = find(member, hash(member), in: set)
        guard let found = slot.member else { return false }
        setSlots(set)[slot.index] = .removed
        set[word: SetLayout.used] -= 1
        release(found)
        return true
    }

    /// Calls `body` with every member, borrowed, in the order of the table. `body` must not change the set.
    @inline(__always)
    package func forEachMember<Failure: Error>(
        _ set: ObjectRef, _ body: (ObjectRef) throws(Failure) -> Void
    ) throws(Failure) {
        let table = setSlots(set)
        for index in 0...set[word: SetLayout.mask] {
            if let member = table[index].member { try body(member) }
        }
    }

    /// Empties the set first and releases afterwards.
    package func clearSet(_ set: ObjectRef) {
        let count = set[word: SetLayout.mask] + 1
        let owned = ownsTable(set) ? set[pointer: SetLayout.table] : nil
        let copy = UnsafeMutablePointer<SetSlot>.allocate(capacity: owned == nil ? count : 0)
        defer { copy.deallocate() }
        if owned == nil { copy.update(from: setSlots(set), count: count) }
        let table = owned?.assumingMemoryBound(to: SetSlot.self) ?? copy
        resetSet(set)
        for index in 0..<count { release(table[index].member) }
        if let owned { allocator.free(owned) }
    }

    /// Leaves the set without members, in the small table.
    func resetSet(_ set: ObjectRef) {
        set[word: SetLayout.hash] = -1
        set[word: SetLayout.fill] = 0
        set[word: SetLayout.used] = 0
        set[word: SetLayout.mask] = Self.smallSlots - 1
        set[pointer: SetLayout.table] = set.raw + SetLayout.smallTable
        setSlots(set).update(repeating: .empty, count: Self.smallSlots)
    }

    @inline(__always)
    func setSlots(_ set: ObjectRef) -> UnsafeMutablePointer<SetSlot> {
        set[pointer: SetLayout.table].unsafelyUnwrapped.assumingMemoryBound(to: SetSlot.self)
    }

    func ownsTable(_ set: ObjectRef) -> Bool {
        set[pointer: SetLayout.table] != set.raw + SetLayout.smallTable
    }

    /// The slot of an equal member, or else the empty one where it would go.
    private func find(_ member: ObjectRef, _ hash: Int, in set: ObjectRef) -> (index: Int, member: ObjectRef?)
    {
        let table = setSlots(set)
        let mask = UInt(bitPattern: set[word: SetLayout.mask])
        var perturbation = UInt(bitPattern: hash)
        var start = perturbation & mask
        while true {
            let end = start + Self.linearProbes <= mask ? start + Self.linearProbes : start
            for index in start...end {
                let slot = table[Int(bitPattern: index)]
                guard let candidate = slot.member else {
                    if slot.hash == 0 { return (Int(bitPattern: index), nil) }
                    continue
                }
                if candidate == member || slot.hash == hash && isEqual(candidate, member) {
                    return (Int(bitPattern: index), candidate)
                }
            }
            perturbation >>= 5
            start = (start &* 5 &+ 1 &+ perturbation) & mask
        }
    }

    /// Moves the members to a table of more than `minimum` slots, leaving removed ones behind.
    func resizeSet(_ set: ObjectRef, minimum: Int) {
        var size = Self.smallSlots
        while size <= minimum { size <<= 1 }
        let count = set[word: SetLayout.mask] + 1
        let wasOwned = ownsTable(set)
        if size == Self.smallSlots, !wasOwned {
            guard set[word: SetLayout.fill] != setCount(set) else { return }
            return cleanSmallTable(set)
        }
        let old = setSlots(set)
        let new =
            size == Self.smallSlots
            ? (set.raw + SetLayout.smallTable).assumingMemoryBound(to: SetSlot.self)
            : allocator.allocate(16 * size).bindMemory(to: SetSlot.self, capacity: size)
        refill(set, new, size, from: old, count)
        if wasOwned { allocator.free(UnsafeMutableRawPointer(old)) }
    }

    /// Leaves out the removed members of a set whose table is in the object itself.
    private func cleanSmallTable(_ set: ObjectRef) {
        withUnsafeTemporaryAllocation(of: SetSlot.self, capacity: Self.smallSlots) { copy in
            let start = copy.baseAddress.unsafelyUnwrapped
            start.initialize(from: setSlots(set), count: Self.smallSlots)
            refill(set, setSlots(set), Self.smallSlots, from: start, Self.smallSlots)
        }
    }

    private func refill(
        _ set: ObjectRef, _ new: UnsafeMutablePointer<SetSlot>, _ size: Int,
        from old: UnsafeMutablePointer<SetSlot>, _ count: Int
    ) {
        new.initialize(repeating: .empty, count: size)
        for index in 0..<count where old[index].member != nil {
            new[Self.emptySlot(new, UInt(size - 1), old[index].hash)] = old[index]
        }
        set[pointer: SetLayout.table] = UnsafeMutableRawPointer(new)
        set[word: SetLayout.mask] = size - 1
        set[word: SetLayout.fill] = setCount(set)
    }

    /// Puts a member that is known to be absent, whose reference passes to the set, where there is room; no removed one
    /// may be in the table.
    func insertClean(_ set: ObjectRef, _ member: ObjectRef, hash: Int) {
        let table = setSlots(set)
        table[Self.emptySlot(table, UInt(bitPattern: set[word: SetLayout.mask]), hash)] =
            SetSlot(member: member, hash: hash)
        set[word: SetLayout.fill] += 1
        set[word: SetLayout.used] += 1
    }

    private static func emptySlot(_ table: UnsafeMutablePointer<SetSlot>, _ mask: UInt, _ hash: Int) -> Int {
        var perturbation = UInt(bitPattern: hash)
        var start = perturbation & mask
        while true {
            let end = start + linearProbes <= mask ? start + linearProbes : start
            for index in start...end where table[Int(bitPattern: index)].member == nil {
                return Int(bitPattern: index)
            }
            perturbation >>= 5
            start = (start &* 5 &+ 1 &+ perturbation) & mask
        }
    }
}
