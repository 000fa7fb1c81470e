/// Reads the arenas of one or more `arenas` arrays, pool by pool, checking each of obmalloc's invariants.
///
/// Every list is bounded by what it may hold; nothing that the target says is used as an address or a length unchecked.
struct ArenaReader {
    let geometry: PoolGeometry
    let space: AddressSpace
    private(set) var contents = AllocatorContents()

    init(geometry: PoolGeometry, space: AddressSpace) {
        self.geometry = geometry
        self.space = space
    }

    private struct Slot {
        var object: ArenaObject
        var index: UInt32
    }

    mutating func read(_ tables: [ArenaTable]) {
        var slots: [Slot] = []
        for table in tables { slots += arenas(in: table) }
        slots.sort { $0.object.address < $1.object.address }
        var end: UInt64 = 0
        for slot in slots {
            guard slot.object.address >= end else {
                contents.faults.count(.arenaOverlap)
                continue
            }
            end = slot.object.address + geometry.arenaSize
            readArena(slot)
        }
    }

    /// The slots that hold an arena.
    private mutating func arenas(in table: ArenaTable) -> [Slot] {
        var slots: [Slot] = []
        for index in 0..<table.count {
            guard let object = table.slot(index, in: space) else {
                contents.faults.count(.arenaObject)
                break
            }
            if object.address == 0 { continue }
            if object.isConsistent(geometry) {
                slots.append(Slot(object: object, index: index))
            } else {
                contents.faults.count(.arenaObject)
            }
        }
        return slots
    }

    private mutating func readArena(_ slot: Slot) {
        let arena = slot.object
        let first = geometry.alignUp(arena.address)
        let freed = freedPools(of: arena, first: first)
        let row = UInt32(contents.arenas.count)
        contents.arenas.append(
            AllocatorState.Arena(
                address: arena.address, size: geometry.arenaSize, poolSize: UInt32(geometry.poolSize),
                poolCount: arena.ntotalpools, freePools: arena.nfreepools))
        let carved = Int((arena.poolAddress - first) / geometry.poolSize)
        for number in 0..<carved where freed >> UInt64(number) & 1 == 0 {
            readPool(first + UInt64(number) * geometry.poolSize, arena: row, arenaIndex: slot.index)
        }
        let neverCarved = Int(arena.ntotalpools) - carved
        if Int(arena.nfreepools) != freed.nonzeroBitCount + neverCarved {
            contents.faults.count(.freePoolCount)
        }
    }

    /// The pools on the arena's list of freed pools, a bit each; there are at most 64.
    private mutating func freedPools(of arena: ArenaObject, first: UInt64) -> UInt64 {
        var freed: UInt64 = 0
        var pool = arena.freepools
        while pool != 0 {
            let offset = pool &- first
            let number = offset / geometry.poolSize
            guard offset % geometry.poolSize == 0, pool < arena.poolAddress, pool >= first,
                freed >> number & 1 == 0
            else {
                contents.faults.count(.freePoolList)
                return freed
            }
            guard let header = space.load(pool, as: PoolHeader.self) else {
                contents.faults.count(.poolMissing)
                return freed
            }
            freed |= 1 << number
            pool = header.nextpool
        }
        return freed
    }

    private mutating func readPool(_ address: UInt64, arena: UInt32, arenaIndex: UInt32) {
        guard let bytes = space.pointer(address, Int(geometry.poolSize)) else {
            return contents.faults.count(.poolMissing)
        }
        let header = bytes.loadUnaligned(as: PoolHeader.self)
        guard header.arenaindex == arenaIndex else { return contents.faults.count(.poolArena) }
        guard let shape = header.shape(geometry) else { return contents.faults.count(.poolShape) }
        let firstWord = contents.occupancy.count
        let used = markBlocks(bytes, address, header, shape)
        contents.pools.append(
            AllocatorState.Pool(
                address: address, arena: arena, shape: shape, used: used, firstWord: firstWord))
    }

    /// Adds a bit for each block of the pool, cleared where it is on the list of freed blocks or was never handed out;
    /// returns how many stay set.
    private mutating func markBlocks(
        _ bytes: UnsafeRawPointer, _ pool: UInt64, _ header: PoolHeader, _ shape: PoolHeader.Shape
    ) -> Int {
        let firstWord = contents.occupancy.count
        for start in stride(from: 0, to: shape.capacity, by: 64) {
            let carved = shape.carved - start
            contents.occupancy.append(carved >= 64 ? .max : carved <= 0 ? 0 : 1 << UInt64(carved) - 1)
        }
        var used = shape.carved
        var block = header.freeblock
        var isBroken = false
        while block != 0 {
            let offset = block &- pool &- UInt64(PoolGeometry.overhead)
            let index = Int(clamping: offset / UInt64(shape.blockSize))
            let bit: UInt64 = 1 << UInt64(index & 63)
            // A bit that is cleared already means that the list has a cycle.
            guard offset % UInt64(shape.blockSize) == 0, index < shape.carved,
                contents.occupancy[firstWord + index >> 6] & bit != 0
            else {
                isBroken = true
                break
            }
            contents.occupancy[firstWord + index >> 6] &= ~bit
            used -= 1
            block = bytes.loadUnaligned(
                fromByteOffset: PoolGeometry.overhead + index * shape.blockSize, as: UInt64.self)
        }
        if isBroken {
            contents.faults.count(.freeBlockList)
        } else if used != Int(header.count) {
            contents.faults.count(.usedCount)
        }
        return used
    }
}
