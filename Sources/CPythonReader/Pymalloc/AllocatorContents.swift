/// Arenas and pools while they are read; ``makeIndex()`` then lays them out for lookups.
struct AllocatorContents {
    var arenas: [AllocatorState.Arena] = []
    var pools: [AllocatorState.Pool] = []
    var occupancy: [UInt64] = []
    var faults = AllocatorFaults()

    /// Whether to believe it: most arenas and most pools are what they should be.
    var isTrustworthy: Bool {
        let dropped = faults[.poolArena] + faults[.poolShape]
        return faults[.arenaObject] + faults[.arenaOverlap] <= UInt64(arenas.count)
            && faults.faultyPools * 2 <= UInt64(pools.count) + dropped
    }

    func makeIndex() -> BlockIndex {
        let leaves = makeLeaves()
        let leafStore = UnsafeMutablePointer<UInt32>.allocate(capacity: leaves.entries.count)
        leafStore.initialize(from: leaves.entries, count: leaves.entries.count)
        let poolStore = UnsafeMutableBufferPointer<AllocatorState.Pool>.allocate(capacity: pools.count)
        _ = poolStore.initialize(from: pools)
        let bitStore = UnsafeMutablePointer<UInt64>.allocate(capacity: occupancy.count)
        bitStore.initialize(from: occupancy, count: occupancy.count)
        return BlockIndex(
            granules: leaves.granules, leaves: leafStore, pools: poolStore, occupancy: bitStore)
    }

    /// Both levels of the page lookup. The first is zeroed by the kernel, so that what is not touched costs nothing.
    private func makeLeaves() -> (granules: UnsafeMutablePointer<UInt32>, entries: [UInt32]) {
        let granules = BlockIndex.zeroedGranules()
        var entries = [UInt32](repeating: BlockIndex.outside, count: BlockIndex.leafPages)
        func enter(_ range: Range<UInt64>, _ entry: UInt32) {
            var page = range.lowerBound >> BlockIndex.pageShift
            while page << BlockIndex.pageShift < range.upperBound {
                let granule = Int(page >> (BlockIndex.granuleShift - BlockIndex.pageShift))
                if granules[granule] == 0 {
                    granules[granule] = UInt32(entries.count / BlockIndex.leafPages)
                    entries.append(
                        contentsOf: repeatElement(BlockIndex.outside, count: BlockIndex.leafPages))
                }
                let leaf = Int(granules[granule]) * BlockIndex.leafPages
                entries[leaf + Int(page) & (BlockIndex.leafPages - 1)] = entry
                page += 1
            }
        }
        for arena in arenas { enter(arena.address..<arena.address + arena.size, BlockIndex.unused) }
        for (row, pool) in pools.enumerated() {
            let size = UInt64(arenas[Int(pool.arena)].poolSize)
            enter(pool.address..<pool.address + size, UInt32(row) + BlockIndex.firstRow)
        }
        return (granules, entries)
    }
}
