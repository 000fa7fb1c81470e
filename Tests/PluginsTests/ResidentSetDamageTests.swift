import HeapGraph
import TestSupport
import Testing

/// Numbers that no process left: each once ended the analyzer.
@Suite("resident-set on damaged dumps")
struct ResidentSetDamageTests {
    private let analyzer: LoadedAnalyzer

    init() throws { analyzer = try LoadedAnalyzer("ResidentSet") }

    @Test("a pool that begins within a page")
    func unalignedPool() throws {
        let poolSize: UInt64 = 6144
        let arena: UInt64 = 0x7f00_1000_0000 / poolSize * poolSize
        var heap = HeapBuilder()
        let row = heap.arena(at: arena, size: poolSize * 4, poolSize: UInt32(poolSize), freePools: 3)
        heap.pool(at: arena + poolSize, arena: row, blockSize: 64, capacity: 95, inUse: 0..<95)
        let first = arena & ~4095
        heap.mapping(first..<first + 8 * 4096, .anonymous)
        heap.pages(at: first, [true, true, false, true, false, false, true, false])
        let result = try analyzer.run(heap.graph(), options: [:])
        #expect(result.whole("unowned-block-bytes")! <= Int(poolSize))
        #expect(result.whole("resident-bytes") == 4 * 4096)
    }

    @Test("a large allocation of half the address space")
    func hugeAllocation() throws {
        var heap = HeapBuilder()
        heap.largeAllocation(at: 4096, requested: 8, usable: .max - 8192)
        _ = heap.arena(at: 0, size: 4096)
        let result = try analyzer.run(heap.graph(), options: [:])
        #expect(result.metric("large-allocation-bytes")! > 1e18)
    }
}
