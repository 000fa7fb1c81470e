import AnalyzerKit

/// What of the arenas was in memory, by what it is for: every resident byte of every arena counts once.
///
/// Linear in the arenas, and in the pools and the pages of arenas of which a part was not in memory.
struct ArenaMemory {
    /// Blocks in use.
    private(set) var used: UInt64 = 0
    /// Free blocks of pools that have one in use.
    private(set) var free: UInt64 = 0
    /// Pools without a block in use.
    private(set) var emptyPools: UInt64 = 0
    /// Headers of pools, rests that no block fits in, and what aligning pools costs an arena.
    private(set) var overhead: UInt64 = 0
    /// Pools in use that the dump does not describe.
    private(set) var undescribed: UInt64 = 0
    /// Blocks in use, in memory or not.
    private(set) var usedTotal: UInt64 = 0

    private static let page: UInt64 = 4096

    init(_ heap: HeapGraph, _ layout: ArenaLayout, _ residency: Residency) {
        let occupancy = heap.poolOccupancy
        var next = 0
        for (position, arena) in layout.arenas.enumerated() {
            let first = next
            while next < layout.pools.count, layout.pools[next].arena == position { next += 1 }
            add(arena, layout.pools[first..<next], occupancy, residency)
        }
    }

    var total: UInt64 { used + free + emptyPools + overhead + undescribed }

    private mutating func add(
        _ arena: ArenaLayout.Arena, _ pools: ArraySlice<ArenaLayout.Pool>,
        _ occupancy: UnsafeBufferPointer<UInt8>, _ residency: Residency
    ) {
        let resident = residency.bytes(in: arena.range)
        let isWhole = resident == arena.range.size
        var inPools: UInt64 = 0
        for pool in pools {
            usedTotal += pool.usedBytes
            let bytes = isWhole ? pool.range.size : residency.bytes(in: pool.range)
            inPools += bytes
            if bytes == pool.range.size {
                count(used: pool.usedBytes, free: pool.freeBytes, of: bytes)
            } else if residency.exact(pool.range) != nil {
                addByPages(pool, occupancy, residency)
            } else {
                let share = Double(bytes) / Double(pool.range.size)
                count(
                    used: UInt64(Double(pool.usedBytes) * share),
                    free: UInt64(Double(pool.freeBytes) * share), of: bytes)
            }
        }
        addRest(of: arena, describedPools: UInt64(pools.count), resident: resident - min(inPools, resident))
    }

    private mutating func count(used: UInt64, free: UInt64, of bytes: UInt64) {
        self.used += used
        self.free += free
        overhead += bytes - used - free
    }

    /// A pool of which some pages were in memory: blocks that were carved but never written, for one.
    private mutating func addByPages(
        _ pool: ArenaLayout.Pool, _ occupancy: UnsafeBufferPointer<UInt8>, _ residency: Residency
    ) {
        var next = pool.range.lowerBound
        while next < pool.range.upperBound {
            // A pool may begin within a page, which was in memory as a whole or not at all.
            let page = next..<min((next & ~(Self.page - 1)) + Self.page, pool.range.upperBound)
            next = page.upperBound
            guard let bytes = residency.exact(page), bytes > 0 else { continue }
            var (used, free): (UInt64, UInt64) = (0, 0)
            let first = Int((max(page.lowerBound, pool.firstBlock) - pool.firstBlock) / pool.blockSize)
            for block in first..<max(first, pool.capacity) {
                let blockStart = pool.firstBlock + UInt64(block) * pool.blockSize
                guard blockStart < page.upperBound else { break }
                let part = (blockStart..<blockStart + pool.blockSize).clamped(to: page).size
                let isUsed = occupancy[pool.occupancyOffset + block / 8] >> UInt8(block % 8) & 1 == 1
                if isUsed { used += part } else { free += part }
            }
            count(used: used, free: free, of: bytes)
        }
    }

    /// What is in memory of an arena outside the pools in use.
    private mutating func addRest(of arena: ArenaLayout.Arena, describedPools: UInt64, resident: UInt64) {
        let others = arena.poolCount - min(describedPools, arena.poolCount)
        let free = min(others, arena.freePools)
        guard others > 0 else {
            overhead += resident
            return
        }
        let inPools = min(resident, others * arena.poolSize)
        let empty = UInt64(Double(inPools) * (Double(free) / Double(others)))
        emptyPools += empty
        undescribed += inPools - empty
        overhead += resident - inPools
    }
}
