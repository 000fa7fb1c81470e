import TestSupport
import Testing

@testable import CPythonReader

@Suite("Blocks of pymalloc")
struct BlockIndexTests {
    @Test("An address finds its block: by header, first and last byte, and what is left after the last")
    func addresses() throws {
        let built = BuiltAllocator()
        built.carve(pools: 2)
        built.setPool(0, blockSize: 48, carved: 340, freed: [7, 3])
        built.setPool(1, blockSize: 512, carved: 5)
        let state = try built.read()
        let first = built.pool(0)
        #expect(state.block(containing: first) == nil)
        #expect(state.block(containing: first + 47) == nil)
        let block = try #require(state.block(containing: first + 48))
        #expect(block.start == first + 48 && block.size == 48 && block.isUsed)
        #expect(state.block(containing: first + 48 + 47)?.start == first + 48)
        #expect(state.block(containing: first + 48 + 48)?.start == first + 96)
        #expect(state.block(containing: first + 48 + 3 * 48)?.isUsed == false)
        #expect(state.block(containing: first + 48 + 7 * 48 + 40)?.isUsed == false)
        #expect(state.block(containing: first + 48 + 8 * 48)?.isUsed == true)
        // 340 blocks of 48 bytes leave 16 bytes of the pool.
        #expect(state.block(containing: first + 16 << 10 - 17)?.start == first + 48 + 339 * 48)
        #expect(state.block(containing: first + 16 << 10 - 16) == nil)
        // The second pool was carved up to its fifth block.
        #expect(state.block(containing: built.pool(1) + 48 + 4 * 512)?.isUsed == true)
        #expect(state.block(containing: built.pool(1) + 48 + 5 * 512)?.isUsed == false)
    }

    @Test("Outside pools in use there is no block, but an arena is an arena to its end")
    func arenaMemory() throws {
        let built = BuiltAllocator()
        built.carve(pools: 1)
        built.setPool(0, blockSize: 16, carved: 1)
        let state = try built.read()
        #expect(state.block(containing: built.pool(1)) == nil)
        #expect(state.isArenaMemory(built.pool(63)))
        #expect(!state.isArenaMemory(built.arena(0) - 1))
        #expect(!state.isArenaMemory(built.arena(0) + 1 << 20))
        for address in [0, 1 << 47, UInt64.max] {
            #expect(!state.isArenaMemory(address))
            #expect(state.block(containing: address) == nil)
        }
    }

    @Test(
        "The multiplication that stands for a division is exact for every size and offset",
        arguments: [9, 10])
    func division(minor: Int) {
        let geometry = PoolGeometry(minor: minor)
        for sizeClass in UInt32(0)..<32 {
            let size = PoolGeometry.blockSize(sizeClass)
            let capacity = geometry.capacity(blockSize: size)
            let shape = PoolHeader.Shape(blockSize: size, capacity: capacity, carved: 0)
            let pool = AllocatorState.Pool(address: 0, arena: 0, shape: shape, used: 0, firstWord: 0)
            let wrong = (0..<Int(geometry.poolSize)).first { offset in
                pool.blockIndex(UInt64(offset)) != (offset / size < capacity ? offset / size : nil)
            }
            #expect(wrong == nil, "block size \(size)")
        }
    }

    @Test(
        "Used blocks are visited once each, ascending, and are those that lookups call used", arguments: 1...8
    )
    func usedBlocks(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let built = BuiltAllocator(arenaCount: 3)
        var expected: [UInt64] = []
        for arena in 0..<3 {
            built.carve(arena, pools: 20)
            for number in 0..<20 {
                let size = Int.random(in: 1...32, using: &random) * 16
                let carved = Int.random(in: 1...(16384 - 48) / size, using: &random)
                let freed = (0..<carved).filter { _ in Bool.random(using: &random) }.shuffled(using: &random)
                built.setPool(number, arena: arena, blockSize: size, carved: carved, freed: freed)
                expected += Set(0..<carved).subtracting(freed).sorted().map {
                    built.pool(number, arena: arena) + 48 + UInt64($0 * size)
                }
            }
        }
        let state = try built.read()
        var visited: [UInt64] = []
        state.forEachUsedBlock { start, _ in visited.append(start) }
        #expect(state.coverage.isEmpty, "seed \(seed)")
        #expect(visited == expected, "seed \(seed)")
        let allUsed = expected.allSatisfy { state.block(containing: $0)?.isUsed == true }
        #expect(allUsed, "seed \(seed)")
    }
}
