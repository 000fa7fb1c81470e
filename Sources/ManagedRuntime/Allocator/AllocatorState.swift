/// The mutable state behind a `PoolAllocator`, reached through a raw pointer so that the hot paths pay no
/// exclusivity checks and no reference counting.
struct AllocatorState {
    let poolSize: Int
    var region: ArenaRegion
    /// Told of every block while programs are traced; nil while none is.
    var tracer: UnsafeMutablePointer<AllocationTracer>?

    let geometry: AllocatorGeometry
    var system: SystemMemory
    var limit = MemoryLimit()

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

    var blocksAllocatedEver = 0
    var mappedArenas = 0
    var peakArenas = 0
    var arenasMappedEver = 0

    init(geometry: AllocatorGeometry) {
        self.geometry = geometry
        poolSize = geometry.poolSize.rawValue
        var system = SystemMemory()
        region = ArenaRegion(arenaBits: geometry.arenaBits, system: &system)
        arenas = system.allocate(0).assumingMemoryBound(to: ArenaPointer.self)
        lastWithFreePools = system.allocateZeroed(8 * (geometry.poolsPerAlignedArena + 1))
            .assumingMemoryBound(to: ArenaPointer?.self)
        large = system.allocate(LargeHeader.bytes).bindMemory(to: LargeHeader.self, capacity: 1)
        large.initialize(
            to: LargeHeader(previous: large, next: large, size: 0, objectOffset: LargeHeader.buffer))
        self.system = system
    }

    /// The state lies in one block with a sentinel a size class behind it: the circular lists of pools that have both
    /// used and free blocks.
    static let usedPoolsOffset = (MemoryLayout<AllocatorState>.stride + 63) & ~63

    static func make(geometry: AllocatorGeometry) -> UnsafeMutablePointer<AllocatorState> {
        let pools = SizeClass.count * MemoryLayout<PoolHeader>.stride
        let raw = UnsafeMutableRawPointer.allocate(byteCount: usedPoolsOffset + pools, alignment: 64)
        let state = raw.bindMemory(to: AllocatorState.self, capacity: 1)
        state.initialize(to: AllocatorState(geometry: geometry))
        let sentinels = (raw + usedPoolsOffset).bindMemory(to: PoolHeader.self, capacity: SizeClass.count)
        for index in 0..<SizeClass.count {
            let sentinel = sentinels + index
            sentinel.initialize(
                to: PoolHeader(
                    usedBlocks: 0, next: sentinel, prev: sentinel, arenaIndex: 0, sizeClass: UInt32(index),
                    nextOffset: 0, lastOffset: 0))
        }
        return state
    }
}
