import HeapGraph

extension DumpWriter {
    /// Adds an arena and returns its number; `freePools` of its `poolCount` pools hold no block.
    package func arena(
        address: UInt64, size: UInt64, poolSize: UInt32, poolCount: UInt32, freePools: UInt32
    ) -> UInt32 {
        withTable(\.arenas) { arenas in
            let row = arenas.nextRow
            arenas.append(address, size, poolSize, poolCount, freePools)
            return row
        }
    }

    /// Adds a pool of an arena. `blockSize` is 0 for a pool that is in no size class at present. `occupancy` has a bit
    /// for each of `capacity` blocks, lowest bit of the first byte first, set where the block is in use.
    package func pool(
        arena: UInt32, address: UInt64, blockSize: UInt32, capacity: UInt32, used: UInt32,
        occupancy: UnsafeRawBufferPointer
    ) {
        precondition(occupancy.count == (Int(capacity) + 7) / 8 && occupancy.count <= FormatLimits.poolBytes)
        withTable(\.pools) { pools in
            pools.append(address, arena, blockSize, capacity, used)
            pools.appendTail(occupancy)
        }
    }

    /// Adds a request that went to the system allocator, and what that set aside for it.
    package func largeAllocation(address: UInt64, requested: UInt64, usable: UInt64) {
        withTable(\.largeAllocations) { $0.append(address, requested, usable) }
    }

    /// Adds a generation of the cycle collector, the youngest first: collections so far, objects collected and found
    /// uncollectable, objects counted towards the next collection, and its threshold.
    package func generation(
        collections: UInt64, collected: UInt64, uncollectable: UInt64, count: UInt32, threshold: UInt32
    ) {
        withTable(\.generations) { $0.append(collections, collected, uncollectable, count, threshold) }
    }
}
