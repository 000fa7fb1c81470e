import Testing

@testable import CPythonReader

@Suite("A pymalloc that contradicts itself")
struct AllocatorFaultTests {
    /// Ten pools of which all is well, for the tests to spoil one.
    private func tenPools() -> BuiltAllocator {
        let built = BuiltAllocator()
        built.carve(pools: 10)
        for number in 0..<10 { built.setPool(number, blockSize: 64, carved: 100, freed: [1, 50, 9]) }
        return built
    }

    private func expectOneFault(_ built: BuiltAllocator, _ fault: AllocatorFaults.Fault, pools: Int) throws {
        let state = try built.read()
        #expect(state.arenas.count == 1)
        #expect(state.pools.count == pools)
        #expect(state.coverage.map(\.what) == [fault.text])
        #expect(state.coverage.map(\.count) == [1])
    }

    @Test("Sound pools have no faults; freed and never carved ones are not in use")
    func sound() throws {
        let built = tenPools()
        built.carve(pools: 10, freed: [2, 8])
        let state = try built.read()
        #expect(state.coverage.isEmpty)
        #expect(state.pools.count == 8)
        #expect(state.arenas.first?.freePools == 56)
        #expect(
            state.sizeClasses() == [.init(blockSize: 64, pools: 8, usedBlocks: 776, availableBlocks: 1264)])
    }

    @Test("A cycle in a list of free blocks ends")
    func cycle() throws {
        let built = tenPools()
        built.setWord(built.pool(3) + 48 + 9 * 64, built.pool(3) + 48 + 64)
        try expectOneFault(built, .freeBlockList, pools: 10)
    }

    @Test(
        "A list of free blocks that leaves its pool is followed no further",
        arguments: [8, 0x7f00_0000_0000, 0x7f00_0000_c030 + 64 * 100, 0x7f00_0000_c031, .max] as [UInt64])
    func wildFreeBlock(target: UInt64) throws {
        let built = tenPools()
        built.setWord(built.pool(3) + 48 + 50 * 64, target)
        try expectOneFault(built, .freeBlockList, pools: 10)
    }

    @Test("A pool caught in the middle of an allocation is counted, its blocks are those off its free list")
    func countIsOff() throws {
        let built = tenPools()
        built.setWord(built.pool(3), 98)
        try expectOneFault(built, .usedCount, pools: 10)
        #expect(try built.read().pools[3].used == 97)
    }

    @Test("A size class that does not exist makes no pool", arguments: [32, 255, 0xffff_ffff] as [UInt64])
    func sizeClass(szidx: UInt64) throws {
        let built = tenPools()
        built.setWord(built.pool(3) + 32, szidx << 32)
        try expectOneFault(built, .poolShape, pools: 9)
    }

    @Test("Offsets that are not those of the size class make no pool")
    func offsets() throws {
        for offsets: UInt64 in [0, 47, 49 | 16320 << 32, 16384 | 16320 << 32, .max] {
            let built = tenPools()
            built.setWord(built.pool(3) + 40, offsets)
            try expectOneFault(built, .poolShape, pools: 9)
        }
    }

    @Test("A pool of another arena makes no pool")
    func arenaIndex() throws {
        let built = tenPools()
        built.setWord(built.pool(3) + 32, 7 | 3 << 32)
        try expectOneFault(built, .poolArena, pools: 9)
    }

    @Test("A list of freed pools that has a cycle or leaves its arena ends")
    func freedPools() throws {
        let targets = [BuiltAllocator.firstArena + 2 << 14, 8, .max, BuiltAllocator.firstArena + 63 << 14]
        for target in targets {
            let built = tenPools()
            built.carve(pools: 10, freed: [2, 8])
            built.setWord(built.pool(8) + 16, target)
            try expectOneFault(built, .freePoolList, pools: 8)
        }
    }

    @Test("An arena whose count of free pools is wrong is kept and counted")
    func freePoolCount() throws {
        let built = tenPools()
        var slot = built.slot(0)
        slot.poolAddress = built.pool(10)
        slot.nfreepools = 53
        built.setSlot(0, slot)
        try expectOneFault(built, .freePoolCount, pools: 10)
    }

    @Test("Where most pools contradict themselves there is no allocator section, and coverage says why")
    func mostPools() throws {
        let built = tenPools()
        for number in 0..<6 { built.setWord(built.pool(number) + 40, 0) }
        let state = try built.read()
        #expect(state.kind == .unknown)
        #expect(state.arenas.isEmpty && state.pools.isEmpty)
        #expect(state.coverage.contains { $0.what == AllocatorFaults.Fault.poolShape.text && $0.count == 6 })
        #expect(state.coverage.contains { $0.what == "allocators whose arenas were not found" })
    }

    @Test("An array of arenas that is not in memory is not one")
    func wildArray() throws {
        for (address, count): (UInt64, UInt32) in [(.max - 8, 1), (1 << 46, 4), (8, 0x1000_0000)] {
            let built = tenPools()
            built.setArenas(address: address, count: count)
            let state = try built.read()
            #expect(state.kind == .unknown && state.arenas.isEmpty)
        }
    }

    @Test("An array said to be larger than memory is measured by the pools that count in it")
    func hugeArray() throws {
        let built = tenPools()
        built.setArenas(address: BuiltAllocator.arenaArray, count: .max)
        let state = try built.read()
        #expect(state.source == .search)
        #expect(state.pools.count == 10 && state.coverage.isEmpty)
    }

    @Test("Overlapping arenas are taken once, the lower one")
    func overlap() throws {
        let built = BuiltAllocator(arenaCount: 3)
        for arena in 0..<3 {
            built.carve(arena, pools: 1)
            built.setPool(0, arena: arena, blockSize: 32, carved: 3)
        }
        var slot = built.slot(1)
        slot.address = built.arena(0) + 16 << 10
        slot.poolAddress = slot.address
        built.setSlot(1, slot)
        let state = try built.read()
        #expect(state.arenas.map(\.address) == [built.arena(0), built.arena(2)])
        #expect(state.pools.count == 2)
        #expect(state.coverage.map(\.what) == [AllocatorFaults.Fault.arenaOverlap.text])
    }

    @Test("Slots that are no arenas are counted; an allocator of nothing else is none")
    func arenaObjects() throws {
        let built = tenPools()
        for change: (inout ArenaObject) -> Void in [
            { $0.address = 1 << 47 }, { $0.address = .max }, { $0.ntotalpools = 65 }, { $0.nfreepools = 65 },
            { $0.poolAddress += 8 }, { $0.poolAddress = 0 }, { $0.address += 1 },
        ] {
            var slot = built.slot(0)
            change(&slot)
            built.setSlot(0, slot)
            let state = try built.read()
            #expect(state.kind == .unknown && state.arenas.isEmpty)
            #expect(state.coverage.contains { $0.what == AllocatorFaults.Fault.arenaObject.text })
        }
    }

    @Test("Pools that were not read are counted as missing, without doubt about the others")
    func missingPools() throws {
        let built = BuiltAllocator(arenaCount: 2)
        for arena in 0..<2 {
            built.carve(arena, pools: 1)
            built.setPool(0, arena: arena, blockSize: 32, carved: 3)
        }
        var slot = built.slot(1)
        slot.address = 0x7e00_0000_0000
        slot.poolAddress = slot.address + 4 << 14
        slot.nfreepools = 60
        built.setSlot(1, slot)
        let state = try built.read()
        #expect(state.kind == .pymalloc)
        #expect(state.pools.count == 1)
        #expect(state.coverage.map(\.count) == [4])
    }
}
