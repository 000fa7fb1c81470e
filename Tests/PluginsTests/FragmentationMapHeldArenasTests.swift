import AnalysisResults
import TestSupport
import Testing

@Suite("fragmentation-map, where every arena is held by few blocks")
struct FragmentationMapHeldArenasTests {
    /// The fragmenting workload's heap: no arena is full, so none counted as a place to move to.
    @Test("the arenas a burst left nearly empty were reported as not returnable, for want of a full one")
    func allButOneReturn() throws {
        let arenaSize: UInt64 = 256 << 10
        var heap = HeapBuilder()
        for number in 0..<5 {
            let address = 0x7f00_1000_0000 + UInt64(number) * arenaSize
            let row = heap.arena(at: address, freePools: 62)
            for pool in 0..<2 {
                heap.pool(
                    at: address + UInt64(pool) * 4096, arena: row, blockSize: 64, capacity: 63,
                    inUse: 0..<(number + 1))
            }
        }
        let result = try LoadedAnalyzer("FragmentationMap").run(heap.graph())
        #expect(result.whole("returnable-bytes") == 4 * 262_144)
        let finding = try #require(result.findings("arenas-held-by-few-blocks").first)
        #expect(finding.impact == 4 * 262_144)
        // The emptiest stays: the 4, 6, 8 and 10 blocks of the others move into it.
        #expect(finding.facts.contains(Fact("arenas", .count(4))))
        #expect(finding.facts.contains(Fact("blocks in use in them", .count(28))))
    }
}
