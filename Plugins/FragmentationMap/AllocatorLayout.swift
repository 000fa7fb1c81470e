import AnalyzerKit

/// The arenas and pools of a dump, checked against each other, with what they sum up to.
struct AllocatorLayout {
    /// A pool with at least one block in use.
    struct Pool {
        let address: UInt64
        /// Positions in `arenas` and `classes`.
        let arena: Int
        let sizeClass: Int
        let capacity: Int
        let used: Int
    }

    struct Arena {
        let address: UInt64
        let size: UInt64
        let poolSize: UInt64
        let poolCount: Int
        var usedPools = 0
        var usedBlocks = 0
        var usedBytes: UInt64 = 0
        /// Bytes of free blocks in used pools.
        var freeBlockBytes: UInt64 = 0
        /// Pools without a used block.
        var freePools = 0

        /// Where the first pool stands: the first multiple of the pool size.
        var firstPool: UInt64 { (address + poolSize - 1) / poolSize * poolSize }
        var freePoolBytes: UInt64 { UInt64(freePools) * poolSize }
        /// Pools in use that the dump says exist but does not describe.
        var missingPoolBytes: UInt64 { UInt64(poolCount - usedPools - freePools) * poolSize }
        var occupancy: Double { Double(usedBytes) / Double(size) }
    }

    struct SizeClass {
        let blockSize: UInt64
        var pools = 0
        var capacity = 0
        var used = 0

        var freeBytes: UInt64 { UInt64(capacity - used) * blockSize }
        var usedBytes: UInt64 { UInt64(used) * blockSize }
        var occupancy: Double { Double(used) / Double(max(capacity, 1)) }
    }

    /// Ascending by address.
    private(set) var arenas: [Arena] = []
    /// Ascending by address; only those with a block in use.
    private(set) var pools: [Pool] = []
    /// Ascending by block size. One without pools had contradictory ones only.
    private(set) var classes: [SizeClass] = []
    /// Arenas and pools whose numbers contradict each other; they count nowhere.
    private(set) var contradictions = 0
    private(set) var missingPools = 0

    init(_ heap: HeapGraph) {
        let rowOfArena = addArenas(heap.arenas)
        let occupancyBytes = UInt64(heap.poolOccupancy.count)
        let records = heap.pools.filter { $0.used > 0 && $0.blockSize > 0 }.sorted { $0.address < $1.address }
        classes = Set(records.map(\.blockSize)).sorted().map { SizeClass(blockSize: UInt64($0)) }
        let classOfSize = Dictionary(
            uniqueKeysWithValues: classes.enumerated().map { (UInt32($0.element.blockSize), $0.offset) })
        for record in records {
            guard let arena = rowOfArena[record.arena], fits(record, arena, occupancyBytes),
                pools.last?.address != record.address
            else {
                contradictions += 1
                continue
            }
            add(record, arena: arena, sizeClass: classOfSize[record.blockSize]!)
        }
        settleFreePools(heap.arenas, rowOfArena)
    }

    /// Returns the position of each record's arena in `arenas`.
    private mutating func addArenas(_ records: UnsafeBufferPointer<ArenaRecord>) -> [UInt32: Int] {
        var rowOfArena: [UInt32: Int] = [:]
        let order = records.indices.sorted { records[$0].address < records[$1].address }
        for row in order {
            let record = records[row]
            let poolSize = UInt64(record.poolSize)
            guard poolSize > 0, record.size <= UInt64.max - record.address,
                record.address <= UInt64.max - record.size - poolSize,
                UInt64(record.poolCount) <= record.size / poolSize, record.size > 0,
                record.address >= arenas.last.map({ $0.address + $0.size }) ?? 0
            else {
                contradictions += 1
                continue
            }
            rowOfArena[UInt32(row)] = arenas.count
            arenas.append(
                Arena(
                    address: record.address, size: record.size, poolSize: poolSize,
                    poolCount: Int(record.poolCount)))
        }
        return rowOfArena
    }

    private func fits(_ pool: PoolRecord, _ arena: Int, _ occupancyBytes: UInt64) -> Bool {
        let arena = arenas[arena]
        let bits = (UInt64(pool.capacity) + 7) / 8
        return pool.used <= pool.capacity && UInt64(pool.capacity) * UInt64(pool.blockSize) <= arena.poolSize
            && pool.address >= arena.firstPool && (pool.address - arena.firstPool) % arena.poolSize == 0
            && (pool.address - arena.firstPool) / arena.poolSize < UInt64(arena.poolCount)
            && arena.usedPools < arena.poolCount
            && pool.occupancyOffset <= occupancyBytes && bits <= occupancyBytes - pool.occupancyOffset
    }

    private mutating func add(_ record: PoolRecord, arena: Int, sizeClass: Int) {
        let free = UInt64(record.capacity - record.used) * UInt64(record.blockSize)
        pools.append(
            Pool(
                address: record.address, arena: arena, sizeClass: sizeClass, capacity: Int(record.capacity),
                used: Int(record.used)))
        classes[sizeClass].pools += 1
        classes[sizeClass].capacity += Int(record.capacity)
        classes[sizeClass].used += Int(record.used)
        arenas[arena].usedPools += 1
        arenas[arena].usedBlocks += Int(record.used)
        arenas[arena].usedBytes += UInt64(record.used) * UInt64(record.blockSize)
        arenas[arena].freeBlockBytes += free
    }

    /// A pool that is neither described as used nor counted as free was lost with a part of the dump.
    private mutating func settleFreePools(
        _ records: UnsafeBufferPointer<ArenaRecord>, _ rowOfArena: [UInt32: Int]
    ) {
        for (record, row) in rowOfArena {
            let undescribed = arenas[row].poolCount - arenas[row].usedPools
            arenas[row].freePools = min(undescribed, Int(records[Int(record)].freePools))
            missingPools += undescribed - arenas[row].freePools
        }
    }
}

extension AllocatorLayout {
    var arenaBytes: UInt64 { arenas.reduce(0) { $0 + $1.size } }
    var usedBlockBytes: UInt64 { arenas.reduce(0) { $0 + $1.usedBytes } }
    var freeBlockBytes: UInt64 { arenas.reduce(0) { $0 + $1.freeBlockBytes } }
    var freePoolBytes: UInt64 { arenas.reduce(0) { $0 + $1.freePoolBytes } }
}
