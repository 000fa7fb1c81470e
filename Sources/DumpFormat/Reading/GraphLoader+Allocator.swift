import HeapGraph

extension GraphLoader {
    func readArenas(_ table: TablePayload) throws(LostPayload) {
        var table = table
        let (addresses, sizes) = (try table.column(UInt64.self), try table.column(UInt64.self))
        let poolSizes = try table.column(UInt32.self)
        let (counts, free) = (try table.column(UInt32.self), try table.column(UInt32.self))
        try table.expectEnd()
        try add(table, .arenas)
        for row in 0..<table.count {
            builder.addArena(
                ArenaRecord(
                    address: addresses[row], size: sizes[row], poolSize: poolSizes[row],
                    poolCount: counts[row], freePools: free[row]))
        }
    }

    func readPools(_ table: TablePayload) throws(LostPayload) {
        var table = table
        let (addresses, arenas) = (try table.column(UInt64.self), try table.column(UInt32.self))
        let (blockSizes, capacities) = (try table.column(UInt32.self), try table.column(UInt32.self))
        let used = try table.column(UInt32.self)
        let bits = try table.tail(lengths: capacities.lazy.map { (Int($0) + 7) / 8 })
        try add(table, .pools)
        var start = 0
        for row in 0..<table.count {
            let end = start + (Int(capacities[row]) + 7) / 8
            defer { start = end }
            guard let arena = find(.arenas, arenas[row]) else {
                builder.note("pools of arenas that are not in the dump", 1)
                continue
            }
            let record = PoolRecord(
                address: addresses[row], arena: UInt32(arena), blockSize: blockSizes[row],
                capacity: capacities[row], used: used[row])
            let occupancy = UnsafeRawBufferPointer(rebasing: bits[start..<end])
            builder.addPool(record, occupancy: occupancy.bindMemory(to: UInt8.self))
        }
    }

    func readLargeAllocations(_ table: TablePayload) throws(LostPayload) {
        var table = table
        let addresses = try table.column(UInt64.self)
        let (requested, usable) = (try table.column(UInt64.self), try table.column(UInt64.self))
        try table.expectEnd()
        try add(table, .largeAllocations)
        for row in 0..<table.count {
            builder.addLargeAllocation(
                LargeAllocationRecord(
                    address: addresses[row], requested: requested[row], usable: usable[row]))
        }
    }

    func readGenerations(_ table: TablePayload) throws(LostPayload) {
        var table = table
        let collections = try table.column(UInt64.self)
        let (collected, uncollectable) = (try table.column(UInt64.self), try table.column(UInt64.self))
        let (counts, thresholds) = (try table.column(UInt32.self), try table.column(UInt32.self))
        try table.expectEnd()
        try add(table, .generations)
        for row in 0..<table.count {
            builder.addGeneration(
                GenerationRecord(
                    collections: collections[row], collected: collected[row],
                    uncollectable: uncollectable[row], count: counts[row], threshold: thresholds[row]))
        }
    }
}
