extension PoolAllocator {
    /// A pool from the usable arena with the fewest free ones, mapping a new arena when no arena is usable.
    func takePool() -> PoolPointer {
        let arena = state.pointee.usableArenas ?? mapArena()
        let free = arena.pointee.freePoolCount
        let last = state.pointee.lastWithFreePools
        // The first arena has the fewest free pools of all, so none but itself can be the last with one fewer.
        if last[free] == arena { last[free] = nil }
        if free > 1 { last[free - 1] = arena }
        arena.pointee.freePoolCount = free - 1
        if free == 1 {
            state.pointee.usableArenas = arena.pointee.next
            arena.pointee.next?.pointee.prev = nil
            arena.pointee.next = nil
        }
        if let pool = arena.pointee.freePools {
            arena.pointee.freePools = pool.pointee.next
            return pool
        }
        let raw = arena.pointee.nextPool
        arena.pointee.nextPool = raw + state.pointee.poolSize
        let pool = raw.bindMemory(to: PoolHeader.self, capacity: 1)
        pool.pointee.arenaIndex = arena.pointee.index
        pool.pointee.sizeClass = PoolHeader.noClass
        return pool
    }

    /// Restores the order of usable arenas after one gained a free pool; unmaps it when all of its pools are free.
    func arenaGainedFreePool(_ arena: ArenaPointer) {
        let before = arena.pointee.freePoolCount
        let now = before + 1
        let last = state.pointee.lastWithFreePools
        arena.pointee.freePoolCount = now
        if before == 0 { return arenaBecameUsable(arena) }

        let lastOfOldCount = last[before]
        if lastOfOldCount == arena {
            let previous = arena.pointee.prev
            last[before] = previous?.pointee.freePoolCount == before ? previous : nil
        }
        if now == arena.pointee.poolCount {
            unlinkUsable(arena)
            return unmapArena(arena)
        }
        if last[now] == nil { last[now] = arena }
        // The last of its count has only arenas with more free pools behind it, and so is in its place still.
        guard let lastOfOldCount, lastOfOldCount != arena else { return }
        unlinkUsable(arena)
        insertUsable(arena, after: lastOfOldCount)
    }

    private func arenaBecameUsable(_ arena: ArenaPointer) {
        if arena.pointee.poolCount == 1 { return unmapArena(arena) }
        let first = state.pointee.usableArenas
        arena.pointee.next = first
        arena.pointee.prev = nil
        first?.pointee.prev = arena
        state.pointee.usableArenas = arena
        if state.pointee.lastWithFreePools[1] == nil { state.pointee.lastWithFreePools[1] = arena }
    }

    private func unlinkUsable(_ arena: ArenaPointer) {
        if let previous = arena.pointee.prev {
            previous.pointee.next = arena.pointee.next
        } else {
            state.pointee.usableArenas = arena.pointee.next
        }
        arena.pointee.next?.pointee.prev = arena.pointee.prev
    }

    private func insertUsable(_ arena: ArenaPointer, after other: ArenaPointer) {
        arena.pointee.prev = other
        arena.pointee.next = other.pointee.next
        other.pointee.next?.pointee.prev = arena
        other.pointee.next = arena
    }

    /// Maps an arena. Only called when no arena is usable, so the new one is the whole list.
    private func mapArena() -> ArenaPointer {
        let size = state.pointee.geometry.arenaSize.rawValue
        let arena = spareRecord()
        let index = Int(arena.pointee.index)
        guard state.pointee.region.map(index, system: &state.pointee.system) else {
            fatalError("out of memory: no room for an arena of \(size) bytes")
        }
        let base = state.pointee.region.arenaBase(index)
        let pools = size / state.pointee.poolSize
        arena.pointee.base = base
        arena.pointee.nextPool = base
        arena.pointee.freePools = nil
        arena.pointee.freePoolCount = pools
        arena.pointee.poolCount = pools
        arena.pointee.next = nil
        arena.pointee.prev = nil
        state.pointee.usableArenas = arena
        state.pointee.lastWithFreePools[pools] = arena
        state.pointee.mappedArenas += 1
        state.pointee.arenasMappedEver += 1
        state.pointee.peakArenas = max(state.pointee.peakArenas, state.pointee.mappedArenas)
        state.pointee.limit.grow(by: size)
        return arena
    }

    private func unmapArena(_ arena: ArenaPointer) {
        state.pointee.region.unmap(Int(arena.pointee.index), system: &state.pointee.system)
        arena.pointee.base = nil
        arena.pointee.prev = nil
        arena.pointee.next = state.pointee.spareArenas
        state.pointee.spareArenas = arena
        state.pointee.mappedArenas -= 1
        state.pointee.limit.shrink(by: state.pointee.geometry.arenaSize.rawValue)
    }

    /// A record that stands for no arena, from among the spare ones or new.
    private func spareRecord() -> ArenaPointer {
        if let spare = state.pointee.spareArenas {
            state.pointee.spareArenas = spare.pointee.next
            return spare
        }
        let index = state.pointee.arenaCount
        guard index < state.pointee.region.capacity else {
            fatalError("out of memory: arenas fill the \(state.pointee.region.size) bytes reserved for them")
        }
        if index == state.pointee.arenaCapacity { growTable() }
        let record = state.pointee.system.allocate(MemoryLayout<ArenaRecord>.stride)
            .bindMemory(to: ArenaRecord.self, capacity: 1)
        record.initialize(
            to: ArenaRecord(
                base: nil, nextPool: state.pointee.region.arenaBase(index), freePools: nil, freePoolCount: 0,
                poolCount: 0, next: nil, prev: nil, index: UInt32(index)))
        state.pointee.arenas[index] = record
        state.pointee.arenaCount = index + 1
        return record
    }

    private func growTable() {
        let capacity = max(16, 2 * state.pointee.arenaCapacity)
        let bytes = capacity * MemoryLayout<ArenaPointer>.stride
        state.pointee.arenas = state.pointee.system.reallocate(state.pointee.arenas, bytes)
            .assumingMemoryBound(to: ArenaPointer.self)
        state.pointee.arenaCapacity = capacity
    }
}
