import AnalyzerKit

/// The arenas and the pools in use of a dump, in address order; what contradicts itself is left out.
struct ArenaLayout {
    struct Arena {
        let range: Range<UInt64>
        let poolSize: UInt64
        let poolCount: UInt64
        let freePools: UInt64

        /// Where its pools stand: from the first multiple of the pool size on.
        var pools: Range<UInt64> {
            let first = (range.lowerBound + poolSize - 1) / poolSize * poolSize
            return first..<first + poolCount * poolSize
        }
    }

    /// A pool with a block in use.
    struct Pool {
        let range: Range<UInt64>
        /// Position in `arenas`.
        let arena: Int
        let blockSize: UInt64
        let capacity: Int
        let used: Int
        let occupancyOffset: Int

        var usedBytes: UInt64 { UInt64(used) * blockSize }
        var freeBytes: UInt64 { UInt64(capacity - used) * blockSize }
        var firstBlock: UInt64 { range.lowerBound + Self.headerBytes }

        /// Of CPython's `struct pool_header`, and of the managed runtime's.
        static let headerBytes: UInt64 = 48
    }

    private(set) var arenas: [Arena] = []
    private(set) var pools: [Pool] = []
    private(set) var contradictions = 0

    init(_ heap: HeapGraph) {
        let positions = addArenas(heap.arenas)
        let occupancyBytes = UInt64(heap.poolOccupancy.count)
        for record in heap.pools.filter({ $0.used > 0 }).sorted(by: { $0.address < $1.address }) {
            guard let arena = positions[record.arena], let pool = pool(record, arena, occupancyBytes),
                pool.range.lowerBound >= pools.last?.range.upperBound ?? 0
            else {
                contradictions += 1
                continue
            }
            pools.append(pool)
        }
    }

    /// Returns the position in `arenas` of each record.
    private mutating func addArenas(_ records: UnsafeBufferPointer<ArenaRecord>) -> [UInt32: Int] {
        var positions: [UInt32: Int] = [:]
        for row in records.indices.sorted(by: { records[$0].address < records[$1].address }) {
            let record = records[row]
            let poolSize = UInt64(record.poolSize)
            let (end, overflow) = record.address.addingReportingOverflow(record.size)
            guard !overflow, poolSize > Pool.headerBytes, record.size >= poolSize, end < 1 << 60,
                record.address >= arenas.last?.range.upperBound ?? 0
            else {
                contradictions += 1
                continue
            }
            let first = (record.address + poolSize - 1) / poolSize * poolSize
            let room = (max(end, first) - first) / poolSize
            positions[UInt32(row)] = arenas.count
            arenas.append(
                Arena(
                    range: record.address..<end, poolSize: poolSize,
                    poolCount: min(UInt64(record.poolCount), room), freePools: UInt64(record.freePools)))
        }
        return positions
    }

    private func pool(_ record: PoolRecord, _ position: Int, _ occupancyBytes: UInt64) -> Pool? {
        let arena = arenas[position]
        let blockSize = UInt64(record.blockSize)
        let bits = (UInt64(record.capacity) + 7) / 8
        guard record.used <= record.capacity, blockSize > 0,
            UInt64(record.capacity) * blockSize + Pool.headerBytes <= arena.poolSize,
            arena.pools.contains(record.address),
            (record.address - arena.pools.lowerBound) % arena.poolSize == 0,
            record.occupancyOffset <= occupancyBytes, bits <= occupancyBytes - record.occupancyOffset
        else { return nil }
        return Pool(
            range: record.address..<record.address + arena.poolSize, arena: position, blockSize: blockSize,
            capacity: Int(record.capacity), used: Int(record.used),
            occupancyOffset: Int(record.occupancyOffset))
    }
}
