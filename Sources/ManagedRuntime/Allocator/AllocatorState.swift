/// The mutable state behind a `PoolAllocator`, reached through a raw pointer so that the hot paths pay no
/// exclusivity checks and no reference counting.
struct AllocatorState {
    let geometry: AllocatorGeometry
    let poolSize: Int
    var system: SystemMemory
    var radix: ArenaRadixTree

    /// One sentinel a size class: the circular lists of pools that have both used and free blocks.
    let usedPools: PoolPointer

    /// All arena records by index; those without an arena wait in `spareArenas`, linked by `next`.
    var arenas: UnsafeMutablePointer<ArenaPointer>
    var arenaCapacity = 0
    var arenaCount = 0
    var spareArenas: ArenaPointer?

    /// Arenas with a free pool, those with the fewest first, so that nearly empty ones get the time to become empty.
    var usableArenas: ArenaPointer?
    /// For each number of free pools, the last usable arena that has as many: keeps that order in O(1).
    let lastWithFreePools: UnsafeMutablePointer<ArenaPointer?>

    /// Sentinel of the circular list of large allocations.
    let large: UnsafeMutablePointer<LargeHeader>
    var largeCount = 0
    var largeBytes = 0

    var mappedArenas = 0
    var peakArenas = 0
    var arenasMappedEver = 0

    init(geometry: AllocatorGeometry) {
        self.geometry = geometry
        poolSize = geometry.poolSize.rawValue
        var system = SystemMemory()
        radix = ArenaRadixTree(arenaBits: geometry.arenaBits, system: &system)
        usedPools = system.allocateZeroed(SizeClass.count * MemoryLayout<PoolHeader>.stride)
            .bindMemory(to: PoolHeader.self, capacity: SizeClass.count)
        arenas = system.allocate(0).assumingMemoryBound(to: ArenaPointer.self)
        lastWithFreePools = system.allocateZeroed(8 * (geometry.poolsPerAlignedArena + 1))
            .assumingMemoryBound(to: ArenaPointer?.self)
        large = system.allocate(LargeHeader.bytes).bindMemory(to: LargeHeader.self, capacity: 1)
        large.initialize(
            to: LargeHeader(previous: large, next: large, size: 0, objectOffset: LargeHeader.buffer))
        self.system = system
        for index in 0..<SizeClass.count {
            usedPools[index].next = usedPools + index
            usedPools[index].prev = usedPools + index
        }
    }
}
