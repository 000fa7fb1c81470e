/// One mapped arena.
package struct ArenaSummary: Equatable, Sendable {
    package let address: UInt
    package let size: Int
    /// Pools that fit, free ones included.
    package let poolCount: Int
    package let freePoolCount: Int
}

/// One pool in use, or free after use.
package struct PoolSummary: Equatable, Sendable {
    package let address: UInt
    package let arenaAddress: UInt
    package let size: Int
    package let sizeClass: Int
    package let blockSize: Int
    package let capacity: Int
    package let usedBlocks: Int
}

package struct LargeAllocationSummary: Equatable, Sendable {
    package let address: UInt
    package let size: Int
}

/// Totals over an allocator. Bytes unless the name says otherwise.
package struct AllocatorStatistics: Equatable, Sendable {
    package var arenaCount = 0
    package var peakArenaCount = 0
    package var arenasMappedEver = 0
    package var arenaBytes = 0
    package var usedPoolCount = 0
    package var freePoolCount = 0
    package var usedBlockCount = 0
    package var usedBlockBytes = 0
    /// Blocks of used pools that are free, carved or not.
    package var freeBlockCount = 0
    package var freeBlockBytes = 0
    package var largeCount = 0
    package var largeBytes = 0
}

extension PoolAllocator {
    /// Arenas in address order.
    package func arenas() -> [ArenaSummary] {
        arenasByAddress().map { arena in
            ArenaSummary(
                address: UInt(bitPattern: arena.pointee.base),
                size: state.pointee.geometry.arenaSize.rawValue,
                poolCount: arena.pointee.poolCount, freePoolCount: arena.pointee.freePoolCount)
        }
    }

    /// Calls `body` with every pool that holds a used block, in address order, and its occupancy: bit `i` of
    /// word `i / 64` is set when block `i` is in use. The buffer is valid during the call only.
    package func forEachUsedPool<Failure: Error>(
        _ body: (PoolSummary, UnsafeBufferPointer<UInt64>) throws(Failure) -> Void
    ) throws(Failure) {
        let words = UnsafeMutableBufferPointer<UInt64>.allocate(
            capacity: state.pointee.poolSize / (16 * 64) + 1)
        defer { words.deallocate() }
        for arena in arenasByAddress() {
            for pool in carvedPools(of: arena) where pool.pointee.usedBlocks > 0 {
                let summary = summary(of: pool, in: arena)
                fillOccupancy(of: pool, summary, into: words)
                let used = (summary.capacity + 63) / 64
                try body(summary, UnsafeBufferPointer(rebasing: words[..<used]))
            }
        }
    }

    /// Large allocations in the order they were made.
    package func largeAllocations() -> [LargeAllocationSummary] {
        var all: [LargeAllocationSummary] = []
        all.reserveCapacity(state.pointee.largeCount)
        let sentinel = state.pointee.large
        var header = sentinel.pointee.next
        while header != sentinel {
            let block = UnsafeMutableRawPointer(header) + LargeHeader.bytes
            all.append(LargeAllocationSummary(address: UInt(bitPattern: block), size: header.pointee.size))
            header = header.pointee.next
        }
        return all
    }

    /// Walks every pool header: linear in the pools, not in the blocks.
    package func statistics() -> AllocatorStatistics {
        var total = AllocatorStatistics()
        for arena in arenasByAddress() {
            total.arenaBytes += state.pointee.geometry.arenaSize.rawValue
            total.freePoolCount += arena.pointee.freePoolCount
            total.usedPoolCount += arena.pointee.poolCount - arena.pointee.freePoolCount
            for pool in carvedPools(of: arena) where pool.pointee.usedBlocks > 0 {
                let summary = summary(of: pool, in: arena)
                let free = summary.capacity - summary.usedBlocks
                total.usedBlockCount += summary.usedBlocks
                total.usedBlockBytes += summary.usedBlocks * summary.blockSize
                total.freeBlockCount += free
                total.freeBlockBytes += free * summary.blockSize
            }
        }
        total.arenaCount = state.pointee.mappedArenas
        total.peakArenaCount = state.pointee.peakArenas
        total.arenasMappedEver = state.pointee.arenasMappedEver
        total.largeCount = state.pointee.largeCount
        total.largeBytes = state.pointee.largeBytes
        return total
    }

    func carvedPools(of arena: ArenaPointer) -> some Sequence<PoolPointer> {
        let poolSize = state.pointee.poolSize
        let uncarved = Int(bitPattern: arena.pointee.nextPool)
        let base = Int(bitPattern: arena.pointee.base)
        let first = (base + poolSize - 1) & ~(poolSize - 1)
        return stride(from: first, to: uncarved, by: poolSize).lazy.map {
            PoolPointer(bitPattern: $0).unsafelyUnwrapped
        }
    }

    func summary(of pool: PoolPointer, in arena: ArenaPointer) -> PoolSummary {
        let sizeClass = Int(pool.pointee.sizeClass)
        return PoolSummary(
            address: UInt(bitPattern: pool), arenaAddress: UInt(bitPattern: arena.pointee.base),
            size: state.pointee.poolSize, sizeClass: sizeClass, blockSize: SizeClass.blockSize(sizeClass),
            capacity: PoolHeader.blockCapacity(poolSize: state.pointee.poolSize, sizeClass: sizeClass),
            usedBlocks: Int(pool.pointee.usedBlocks))
    }

    /// A block is used unless it is on the free list or was never carved.
    private func fillOccupancy(
        of pool: PoolPointer, _ summary: PoolSummary, into words: UnsafeMutableBufferPointer<UInt64>
    ) {
        words.update(repeating: 0)
        let carved = (Int(pool.pointee.nextOffset) - PoolHeader.size) / summary.blockSize
        for index in 0..<carved { words[index >> 6] |= 1 << UInt64(index & 63) }
        let first = UnsafeMutableRawPointer(pool) + PoolHeader.size
        var free = pool.pointee.freeBlock
        while let block = free {
            let index = (block - first) / summary.blockSize
            words[index >> 6] &= ~(1 << UInt64(index & 63))
            free = block.load(as: UnsafeMutableRawPointer?.self)
        }
    }
}
