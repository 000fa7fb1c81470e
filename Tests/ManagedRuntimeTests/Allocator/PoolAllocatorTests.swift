import Testing

@testable import ManagedRuntime

@Suite("Pool allocator")
struct PoolAllocatorTests {
    static let geometries = AllocatorGeometry.ArenaSize.allCases.flatMap { arena in
        AllocatorGeometry.PoolSize.allCases.map { AllocatorGeometry(arenaSize: arena, poolSize: $0) }
    }

    @Test("A request of 1 to 512 bytes gets a block of its class; a larger one exactly what it asks for")
    func sizeClasses() {
        let allocator = PoolAllocator()
        for bytes in 1...512 {
            let block = allocator.allocate(bytes)
            #expect(allocator.usableSize(block) == (bytes + 15) / 16 * 16)
            #expect(allocator.isInArena(block))
            #expect(UInt(bitPattern: block) % 16 == 0)
            allocator.free(block)
        }
        let large = allocator.allocate(513)
        #expect(!allocator.isInArena(large))
        #expect(allocator.usableSize(large) == 513)
        #expect(allocator.largeAllocations().map(\.size) == [513])
        #expect(allocator.tearDown() == .init())
    }

    @Test("Random traffic keeps every block's contents and every list in order", arguments: geometries)
    func randomTraffic(geometry: AllocatorGeometry) {
        let seed = UInt64.random(in: .min ... .max)
        print("random traffic: seed \(seed)")
        var random = SplitMix64(seed: seed)
        let allocator = PoolAllocator(geometry: geometry)
        var blocks: [(block: UnsafeMutableRawPointer, size: Int, pattern: UInt8)] = []
        for step in 0..<12_000 {
            // Grows in waves, so that arenas come and go.
            let growing = step / 3000 % 2 == 0
            switch random.below(10) {
            case 0 where !blocks.isEmpty:
                let index = random.below(blocks.count)
                let size = randomSize(&random)
                let kept = min(size, blocks[index].size)
                blocks[index].block = allocator.reallocate(blocks[index].block, size)
                expectPattern(blocks[index].block, kept, blocks[index].pattern)
                blocks[index].size = size
                fill(blocks[index])
            case (growing ? 7 : 3)... where !blocks.isEmpty:
                let index = random.below(blocks.count)
                blocks.swapAt(index, blocks.count - 1)
                let last = blocks.removeLast()
                expectPattern(last.block, last.size, last.pattern)
                allocator.free(last.block)
            default:
                let size = randomSize(&random)
                let pattern = UInt8(truncatingIfNeeded: random.next())
                blocks.append((allocator.allocate(size), size, pattern))
                fill(blocks[blocks.count - 1])
            }
            if step % 1000 == 0 { allocator.checkInvariants() }
        }
        let statistics = allocator.statistics()
        #expect(statistics.usedBlockCount + statistics.largeCount == blocks.count)
        for (block, size, pattern) in blocks {
            expectPattern(block, size, pattern)
            allocator.free(block)
        }
        allocator.checkInvariants()
        #expect(allocator.statistics().arenaCount == 0)
        #expect(allocator.tearDown() == .init())
    }

    private func randomSize(_ random: inout SplitMix64) -> Int {
        random.below(20) == 0 ? 513 + random.below(5000) : 1 + random.below(512)
    }

    private func fill(_ entry: (block: UnsafeMutableRawPointer, size: Int, pattern: UInt8)) {
        entry.block.initializeMemory(as: UInt8.self, repeating: entry.pattern, count: entry.size)
    }

    private func expectPattern(_ block: UnsafeMutableRawPointer, _ size: Int, _ pattern: UInt8) {
        let bytes = UnsafeRawBufferPointer(start: block, count: size)
        #expect(bytes.allSatisfy { $0 == pattern })
    }

    @Test("An arena is unmapped as soon as its last block is freed")
    func unmapping() {
        let allocator = PoolAllocator()
        let blocks = (0..<20_000).map { _ in allocator.allocate(64) }
        let arenas = allocator.arenas()
        #expect(arenas.count >= 5)
        for arena in arenas { #expect(isMapped(arena.address)) }
        for block in blocks { allocator.free(block) }
        #expect(allocator.arenas().isEmpty)
        for block in blocks { #expect(!allocator.isInArena(block)) }
        #expect(allocator.statistics().arenasMappedEver == arenas.count)
        #expect(allocator.tearDown() == .init())
    }

    @Test("Teardown returns what is still in use, large allocations included", arguments: geometries)
    func tearDown(geometry: AllocatorGeometry) throws {
        let allocator = PoolAllocator(geometry: geometry)
        for index in 0..<50_000 { _ = allocator.allocate(1 + index % 600) }
        #expect(allocator.statistics().largeCount > 0)
        #expect(allocator.tearDown() == .init())
    }

    @Test("A freed pool is handed out from the arena with the fewest free pools")
    func fullestArenaFirst() throws {
        let allocator = PoolAllocator()
        let perPool = PoolHeader.blockCapacity(poolSize: 4096, sizeClass: 31)
        let perArena = allocator.geometry.poolsPerAlignedArena * perPool
        let blocks = (0..<(3 * perArena)).map { _ in allocator.allocate(512) }
        let arenas = allocator.arenas()
        try #require(arenas.count == 3)
        func inside(_ arena: ArenaSummary) -> [UnsafeMutableRawPointer] {
            blocks.filter {
                UInt(bitPattern: $0) >= arena.address && UInt(bitPattern: $0) < arena.address + 262_144
            }
            .sorted()
        }
        // Ten pools of the first arena become free, then two of the second: the second is the fuller one.
        for block in inside(arenas[0]).prefix(10 * perPool) { allocator.free(block) }
        for block in inside(arenas[1]).prefix(2 * perPool) { allocator.free(block) }
        allocator.checkInvariants()
        let next = UInt(bitPattern: allocator.allocate(16))
        #expect(next >= arenas[1].address && next < arenas[1].address + 262_144)
        #expect(allocator.arenas().map(\.freePoolCount) == [10, 1, 0])
        #expect(allocator.tearDown() == .init())
    }

    @Test("Occupancy bitmaps name exactly the blocks in use")
    func occupancy() {
        let seed = UInt64.random(in: .min ... .max)
        print("occupancy: seed \(seed)")
        var random = SplitMix64(seed: seed)
        let allocator = PoolAllocator()
        var used = Set((0..<5000).map { _ in UInt(bitPattern: allocator.allocate(1 + random.below(512))) })
        for block in used.shuffled(using: &random).prefix(2500) {
            allocator.free(UnsafeMutableRawPointer(bitPattern: block)!)
            used.remove(block)
        }
        var found: Set<UInt> = []
        allocator.forEachUsedPool { pool, bits in
            var count = 0
            for index in 0..<pool.capacity where bits[index / 64] >> UInt64(index % 64) & 1 == 1 {
                found.insert(pool.address + UInt(PoolHeader.size + index * pool.blockSize))
                count += 1
            }
            #expect(count == pool.usedBlocks)
        }
        #expect(found == used)
        #expect(allocator.tearDown() == .init())
    }

    @Test("Addresses beside an arena are not taken for its own", arguments: geometries)
    func regionEdges(geometry: AllocatorGeometry) {
        let allocator = PoolAllocator(geometry: geometry)
        let block = allocator.allocate(16)
        let base = UnsafeMutableRawPointer(bitPattern: allocator.arenas()[0].address)!
        let size = geometry.arenaSize.rawValue
        #expect(allocator.isInArena(base) && allocator.isInArena(base + size - 1))
        #expect(!allocator.isInArena(base - 1) && !allocator.isInArena(base + size))
        #expect(!allocator.isInArena(UnsafeMutableRawPointer(bitPattern: UInt(1) << 50)!))
        allocator.free(block)
        #expect(!allocator.isInArena(base))
        #expect(allocator.tearDown() == .init())
    }
}
