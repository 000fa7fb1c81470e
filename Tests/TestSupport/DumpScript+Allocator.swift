package struct DumpArena: DumpStatement {
    private var row: DumpDescription.ArenaRow

    package init(
        _ address: UInt64, size: UInt64 = 256 << 10, poolSize: UInt32 = 4096, poolCount: UInt32 = 64,
        freePools: UInt32 = 0
    ) {
        row = DumpDescription.ArenaRow(
            address: address, size: size, poolSize: poolSize, poolCount: poolCount, freePools: freePools)
    }

    package func add(to dump: inout DumpDescription) { dump.arenas.append(row) }
}

package struct DumpPool: DumpStatement {
    private var row: DumpDescription.PoolRow

    package init(
        _ address: UInt64, arena: UInt32, blockSize: UInt32, capacity: UInt32, inUse: some Sequence<Int>
    ) {
        var bitmap = [UInt8](repeating: 0, count: (Int(capacity) + 7) / 8)
        for block in inUse { bitmap[block / 8] |= 1 << UInt8(block % 8) }
        row = DumpDescription.PoolRow(
            address: address, arena: arena, blockSize: blockSize, capacity: capacity,
            used: UInt32(bitmap.reduce(0) { $0 + $1.nonzeroBitCount }),
            occupancy: DumpDescription.hexadecimal(bitmap))
    }

    package func add(to dump: inout DumpDescription) { dump.pools.append(row) }
}

package struct DumpLargeAllocation: DumpStatement {
    private var row: DumpDescription.LargeAllocationRow

    package init(_ address: UInt64, requested: UInt64, usable: UInt64) {
        row = DumpDescription.LargeAllocationRow(address: address, requested: requested, usable: usable)
    }

    package func add(to dump: inout DumpDescription) { dump.largeAllocations.append(row) }
}

package struct DumpGeneration: DumpStatement {
    private var row: DumpDescription.GenerationRow

    package init(
        collections: UInt64, collected: UInt64, uncollectable: UInt64, count: UInt32, threshold: UInt32
    ) {
        row = DumpDescription.GenerationRow(
            collections: collections, collected: collected, uncollectable: uncollectable, count: count,
            threshold: threshold)
    }

    package func add(to dump: inout DumpDescription) { dump.generations.append(row) }
}
