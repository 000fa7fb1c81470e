extension PoolAllocator {
    /// Walks every list and counter and stops the program at the first that contradicts another. Linear in the
    /// pools and the free blocks; meant for tests.
    package func checkInvariants() {
        do throws(InvariantViolation) {
            try verify()
        } catch {
            preconditionFailure(error.description)
        }
    }

    /// The same, and throws what is wrong.
    func verify() throws(InvariantViolation) {
        try verifyUsedPools()
        try verifyUsableArenas()
        for arena in arenasByAddress() { try verify(arena) }
        try verifyLarge()
    }

    private func verifyUsedPools() throws(InvariantViolation) {
        for sizeClass in 0..<SizeClass.count {
            let sentinel = usedPools(sizeClass)
            var pool = sentinel.pointee.next!
            while pool != sentinel {
                try InvariantViolation.unless(
                    pool.pointee.next!.pointee.prev == pool, "used pools: broken back link")
                try InvariantViolation.unless(
                    pool.pointee.sizeClass == UInt32(sizeClass), "used pools: pool of another class")
                try InvariantViolation.unless(pool.pointee.usedBlocks > 0, "used pools: an empty pool")
                try InvariantViolation.unless(pool.pointee.freeBlock != nil, "used pools: a full pool")
                pool = pool.pointee.next!
            }
        }
    }

    private func verifyUsableArenas() throws(InvariantViolation) {
        var previous: ArenaPointer?
        var current = state.pointee.usableArenas
        var lastSeen: [Int: ArenaPointer] = [:]
        var count = 0
        while let arena = current {
            try InvariantViolation.unless(arena.pointee.prev == previous, "usable arenas: broken back link")
            try InvariantViolation.unless(
                arena.pointee.freePoolCount > 0, "usable arenas: one without a free pool")
            let fewer = previous?.pointee.freePoolCount ?? 0
            try InvariantViolation.unless(
                fewer <= arena.pointee.freePoolCount, "usable arenas: not ordered by free pools")
            lastSeen[arena.pointee.freePoolCount] = arena
            count += 1
            previous = arena
            current = arena.pointee.next
        }
        for free in 0...state.pointee.geometry.poolsPerAlignedArena {
            try InvariantViolation.unless(
                state.pointee.lastWithFreePools[free] == lastSeen[free],
                "the last arena with \(free) free pools")
        }
        let usable = arenasByAddress().count { $0.pointee.freePoolCount > 0 }
        try InvariantViolation.unless(
            usable == count, "usable arenas: \(count) listed, \(usable) with a free pool")
    }

    private func verify(_ arena: ArenaPointer) throws(InvariantViolation) {
        guard let base = arena.pointee.base else { throw InvariantViolation("an unmapped arena is listed") }
        let size = state.pointee.geometry.arenaSize.rawValue
        try InvariantViolation.unless(
            state.pointee.region.arenaIndex(base + size - 1) == Int(arena.pointee.index),
            "an arena out of place")
        try InvariantViolation.unless(
            state.pointee.arenas[Int(arena.pointee.index)] == arena, "arena table: wrong index")
        var used = 0
        for pool in carvedPools(of: arena) {
            try InvariantViolation.unless(
                pool.pointee.arenaIndex == arena.pointee.index, "a pool names another arena")
            if pool.pointee.usedBlocks > 0 { used += 1 }
            try verify(pool, in: arena)
        }
        var free = 0
        var next = arena.pointee.freePools
        while let pool = next {
            try InvariantViolation.unless(pool.pointee.usedBlocks == 0, "free pools: one with a used block")
            free += 1
            next = pool.pointee.next
        }
        let uncarved = (base + size - arena.pointee.nextPool) / state.pointee.poolSize
        try InvariantViolation.unless(
            free + uncarved == arena.pointee.freePoolCount, "an arena miscounts its free pools")
        try InvariantViolation.unless(
            used + arena.pointee.freePoolCount == arena.pointee.poolCount, "an arena lost a pool")
    }

    private func verify(_ pool: PoolPointer, in arena: ArenaPointer) throws(InvariantViolation) {
        let summary = summary(of: pool, in: arena)
        try InvariantViolation.unless(
            summary.usedBlocks <= summary.capacity, "a pool uses more blocks than it has")
        let carved = (Int(pool.pointee.nextOffset) - PoolHeader.size) / summary.blockSize
        var free = 0
        var next = pool.pointee.freeBlock
        while let block = next {
            try InvariantViolation.unless(poolOf(block) == pool, "free list: a block of another pool")
            let offset = block - UnsafeMutableRawPointer(pool) - PoolHeader.size
            try InvariantViolation.unless(
                offset % summary.blockSize == 0, "free list: an address between blocks")
            free += 1
            try InvariantViolation.unless(free <= carved, "free list: a cycle")
            next = block.load(as: UnsafeMutableRawPointer?.self)
        }
        try InvariantViolation.unless(free + summary.usedBlocks == carved, "a pool lost a block")
    }

    private func verifyLarge() throws(InvariantViolation) {
        let sentinel = state.pointee.large
        var header = sentinel.pointee.next
        var (count, bytes) = (0, 0)
        while header != sentinel {
            try InvariantViolation.unless(
                header.pointee.next.pointee.previous == header, "large allocations: broken back link")
            count += 1
            bytes += header.pointee.size
            header = header.pointee.next
        }
        try InvariantViolation.unless(count == state.pointee.largeCount, "large allocations: wrong count")
        try InvariantViolation.unless(bytes == state.pointee.largeBytes, "large allocations: wrong bytes")
    }
}
