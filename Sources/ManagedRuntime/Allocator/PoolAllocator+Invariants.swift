extension PoolAllocator {
    /// Walks every list and counter and stops the program at the first that contradicts another. Linear in the
    /// pools and the free blocks; meant for tests.
    package func checkInvariants() {
        checkUsedPools()
        checkUsableArenas()
        for arena in arenasByAddress() { checkArena(arena) }
        checkLarge()
    }

    private func checkUsedPools() {
        for sizeClass in 0..<SizeClass.count {
            let sentinel = usedPools(sizeClass)
            var pool = sentinel.pointee.next!
            while pool != sentinel {
                precondition(pool.pointee.next!.pointee.prev == pool, "used pools: broken back link")
                precondition(pool.pointee.sizeClass == UInt32(sizeClass), "used pools: pool of another class")
                precondition(pool.pointee.usedBlocks > 0, "used pools: an empty pool")
                precondition(pool.pointee.freeBlock != nil, "used pools: a full pool")
                pool = pool.pointee.next!
            }
        }
    }

    private func checkUsableArenas() {
        var previous: ArenaPointer?
        var current = state.pointee.usableArenas
        var lastSeen: [Int: ArenaPointer] = [:]
        var count = 0
        while let arena = current {
            precondition(arena.pointee.prev == previous, "usable arenas: broken back link")
            precondition(arena.pointee.freePoolCount > 0, "usable arenas: one without a free pool")
            let fewer = previous?.pointee.freePoolCount ?? 0
            precondition(fewer <= arena.pointee.freePoolCount, "usable arenas: not ordered by free pools")
            lastSeen[arena.pointee.freePoolCount] = arena
            count += 1
            previous = arena
            current = arena.pointee.next
        }
        for free in 0...state.pointee.geometry.poolsPerAlignedArena {
            precondition(
                state.pointee.lastWithFreePools[free] == lastSeen[free],
                "the last arena with \(free) free pools")
        }
        let usable = arenasByAddress().count { $0.pointee.freePoolCount > 0 }
        precondition(usable == count, "usable arenas: \(count) listed, \(usable) with a free pool")
    }

    private func checkArena(_ arena: ArenaPointer) {
        guard let base = arena.pointee.base else { preconditionFailure("an unmapped arena is listed") }
        let size = state.pointee.geometry.arenaSize.rawValue
        precondition(
            state.pointee.region.arenaIndex(base + size - 1) == Int(arena.pointee.index),
            "an arena out of place")
        precondition(state.pointee.arenas[Int(arena.pointee.index)] == arena, "arena table: wrong index")
        var used = 0
        for pool in carvedPools(of: arena) {
            precondition(pool.pointee.arenaIndex == arena.pointee.index, "a pool names another arena")
            if pool.pointee.usedBlocks > 0 { used += 1 }
            checkPool(pool, in: arena)
        }
        var free = 0
        var next = arena.pointee.freePools
        while let pool = next {
            precondition(pool.pointee.usedBlocks == 0, "free pools: one with a used block")
            free += 1
            next = pool.pointee.next
        }
        let uncarved = (base + size - arena.pointee.nextPool) / state.pointee.poolSize
        precondition(free + uncarved == arena.pointee.freePoolCount, "an arena miscounts its free pools")
        precondition(used + arena.pointee.freePoolCount == arena.pointee.poolCount, "an arena lost a pool")
    }

    private func checkPool(_ pool: PoolPointer, in arena: ArenaPointer) {
        let summary = summary(of: pool, in: arena)
        precondition(summary.usedBlocks <= summary.capacity, "a pool uses more blocks than it has")
        let carved = (Int(pool.pointee.nextOffset) - PoolHeader.size) / summary.blockSize
        var free = 0
        var next = pool.pointee.freeBlock
        while let block = next {
            precondition(poolOf(block) == pool, "free list: a block of another pool")
            let offset = block - UnsafeMutableRawPointer(pool) - PoolHeader.size
            precondition(offset % summary.blockSize == 0, "free list: an address between blocks")
            free += 1
            precondition(free <= carved, "free list: a cycle")
            next = block.load(as: UnsafeMutableRawPointer?.self)
        }
        precondition(free + summary.usedBlocks == carved, "a pool lost a block")
    }

    private func checkLarge() {
        let sentinel = state.pointee.large
        var header = sentinel.pointee.next
        var (count, bytes) = (0, 0)
        while header != sentinel {
            precondition(
                header.pointee.next.pointee.previous == header, "large allocations: broken back link")
            count += 1
            bytes += header.pointee.size
            header = header.pointee.next
        }
        precondition(count == state.pointee.largeCount, "large allocations: wrong count")
        precondition(bytes == state.pointee.largeBytes, "large allocations: wrong bytes")
    }
}
