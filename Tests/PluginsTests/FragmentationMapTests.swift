import AnalysisResults
import HeapGraph
import TestSupport
import Testing

@Suite("fragmentation-map")
struct FragmentationMapTests {
    private let analyzer: LoadedAnalyzer
    private let arenaSize: UInt64 = 256 << 10
    private let base: UInt64 = 0x7f00_1000_0000

    init() throws { analyzer = try LoadedAnalyzer("FragmentationMap") }

    /// Blocks of 64 bytes fill a pool of 4 KiB but for its header of 48 bytes and a rest of 16.
    private let blocks = 63

    /// Adds an arena whose first pools have this many blocks of 64 bytes in use, the others none.
    private func arena(_ number: Int, used: [Int], in heap: inout HeapBuilder) {
        let address = base + UInt64(number) * arenaSize
        let row = heap.arena(at: address, freePools: UInt32(64 - used.count { $0 > 0 }))
        for (index, count) in used.enumerated() where count > 0 {
            heap.pool(
                at: address + UInt64(index) * 4096, arena: row, blockSize: 64, capacity: UInt32(blocks),
                inUse: 0..<count)
        }
    }

    @Test("every byte of an arena is in exactly one of four metrics")
    func accounting() throws {
        var heap = HeapBuilder()
        arena(0, used: [63, 10, 0, 1], in: &heap)
        let result = try analyzer.run(heap.graph())
        #expect(result.whole("arena-bytes") == 262_144)
        #expect(result.whole("used-block-bytes") == 74 * 64)
        #expect(result.whole("free-block-bytes") == (53 + 62) * 64)
        #expect(result.whole("free-pool-bytes") == 61 * 4096)
        #expect(result.whole("overhead-bytes") == 3 * 64)
        let share = Double(115 * 64 + 61 * 4096) / 262_144
        #expect(result.metric("external-fragmentation") == share)
        #expect(result.notes.isEmpty)
    }

    @Test("an arena that is not aligned to its pools loses one, which is overhead")
    func misaligned() throws {
        var heap = HeapBuilder()
        let address = base + 4096
        let row = heap.arena(at: address, size: 63 * 16_384 + 4096, poolSize: 16_384, freePools: 62)
        heap.pool(at: base + 16_384, arena: row, blockSize: 512, capacity: 31, inUse: 0..<31)
        let result = try analyzer.run(heap.graph())
        #expect(result.whole("used-block-bytes") == 31 * 512)
        #expect(result.whole("overhead-bytes") == 16_384 - 31 * 512 + 4096)
        #expect(result.notes.isEmpty)
    }

    @Test("arenas that a few blocks hold are returnable, and the objects in them are named")
    func heldArenas() throws {
        var heap = HeapBuilder()
        arena(0, used: [Int](repeating: 60, count: 64), in: &heap)
        arena(1, used: [2, 0, 1], in: &heap)
        arena(2, used: [0, 1], in: &heap)
        // 32 bytes of headers stand in front of an instance's address.
        for block in 0..<2 {
            let address = base + arenaSize + 48 + UInt64(block) * 64 + 32
            _ = heap.object("app.Session", size: 60, slack: 4, at: address)
        }
        _ = heap.object("str", kind: .string, size: 52, slack: 12, at: base + 2 * arenaSize + 4096 + 48)
        let result = try analyzer.run(heap.graph())
        #expect(result.whole("returnable-bytes") == 2 * 262_144)
        #expect(result.whole("slack-bytes") == 20)
        let finding = try #require(result.findings("arenas-held-by-few-blocks").first)
        #expect(finding.impact == 2 * 262_144)
        #expect(finding.title.contains("4 blocks keep 2 arenas (512 KiB)"))
        #expect(finding.facts.contains(Fact("objects of type app.Session", .count(2))))
        #expect(finding.facts.contains(Fact("objects of type str", .count(1))))
        #expect(finding.facts.contains(Fact("blocks that hold a buffer and no object", .count(1))))
        #expect(finding.evidence.map { $0.objects.count } == [2, 1])
        #expect(finding.fingerprint == "arenas-held-by-few-blocks app.Session, str")
    }

    @Test("blocks that find no hole elsewhere let nothing return")
    func noHoleToMoveTo() throws {
        var heap = HeapBuilder()
        // Room for one block: in the full arena's last pool.
        arena(0, used: [Int](repeating: 63, count: 63) + [62], in: &heap)
        arena(1, used: [1], in: &heap)
        arena(2, used: [2], in: &heap)
        let result = try analyzer.run(heap.graph(), options: ["minimum-bytes": .integer(0)])
        #expect(result.whole("returnable-bytes") == 262_144)
        var alone = HeapBuilder()
        arena(0, used: [1], in: &alone)
        #expect(try analyzer.run(alone.graph()).whole("returnable-bytes") == 0)
    }

    @Test("blocks of another size move into free pools, and a free pool takes no more than it holds")
    func movingIntoFreePools() throws {
        var heap = HeapBuilder()
        // One free pool; the blocks of 512 bytes have no hole of their size.
        arena(0, used: [Int](repeating: 60, count: 63), in: &heap)
        for number in 1...2 {
            let address = base + UInt64(number) * arenaSize
            let row = heap.arena(at: address, freePools: 63)
            heap.pool(at: address, arena: row, blockSize: 512, capacity: 7, inUse: 0..<(number == 1 ? 3 : 5))
        }
        let result = try analyzer.run(heap.graph())
        // Three blocks take the free pool; five more do not fit into the four that are left of it.
        #expect(result.whole("returnable-bytes") == 262_144)
    }

    @Test("a size class whose pools are nearly empty is a finding")
    func lowOccupancy() throws {
        var heap = HeapBuilder()
        for number in 0..<2 { arena(number, used: [Int](repeating: 6, count: 64), in: &heap) }
        _ = heap.object("app.Token", size: 56, at: base + 48)
        let result = try analyzer.run(heap.graph())
        let finding = try #require(result.findings("low-occupancy-size-class").first)
        #expect(finding.impact == 2 * 64 * 57 * 64)
        #expect(finding.facts.contains(Fact("objects of type app.Token", .count(1))))
        #expect(finding.fingerprint == "low-occupancy-size-class 64")
        #expect(result.findings("arenas-held-by-few-blocks").isEmpty)
        let table = try #require(result.table("size-classes"))
        #expect(table.cell(0, "used") == .count(768))
        #expect(table.cell(0, "objects") == .count(1))
    }

    @Test("a well-filled allocator has nothing to say")
    func silence() throws {
        var heap = HeapBuilder()
        for number in 0..<4 { arena(number, used: [Int](repeating: 61, count: 64), in: &heap) }
        let result = try analyzer.run(heap.graph())
        #expect(result.findings.isEmpty)
        #expect(result.notes.isEmpty)
        #expect(result.whole("returnable-bytes") == 0)
    }

    @Test("a dump without allocator data gets a note and what is known")
    func noAllocator() throws {
        var heap = HeapBuilder()
        _ = heap.object("str", kind: .string, size: 50, slack: 14)
        heap.largeAllocation(at: 0x1000, requested: 1_000, usable: 1_024)
        let result = try analyzer.run(heap.graph())
        #expect(result.notes.count == 1)
        #expect(result.whole("slack-bytes") == 14)
        #expect(result.whole("large-allocation-bytes") == 1_024)
        #expect(result.tables.isEmpty && result.figures.isEmpty && result.findings.isEmpty)
        #expect(try analyzer.run(HeapBuilder().graph()).notes.count == 1)
    }

    @Test("contradictory pools are left out and counted; pools that are missing are said to be")
    func contradictions() throws {
        var heap = HeapBuilder()
        let row = heap.arena(at: base, freePools: 60)
        heap.pool(at: base, arena: row, blockSize: 64, capacity: 63, inUse: 0..<9)
        // The same pool again, one outside the arena, one between two pools, one larger than a pool, one of no arena.
        heap.pool(at: base, arena: row, blockSize: 64, capacity: 63, inUse: 0..<9)
        heap.pool(at: base + arenaSize, arena: row, blockSize: 64, capacity: 63, inUse: 0..<9)
        heap.pool(at: base + 4096 + 16, arena: row, blockSize: 64, capacity: 63, inUse: 0..<9)
        heap.pool(at: base + 4096, arena: row, blockSize: 64, capacity: 65, inUse: 0..<9)
        heap.pool(at: base + 8192, arena: 7, blockSize: 64, capacity: 63, inUse: 0..<9)
        heap.arena(at: base + 4096)
        heap.arena(at: .max - 10)
        let result = try analyzer.run(heap.graph())
        #expect(result.whole("arena-bytes") == 262_144)
        #expect(result.whole("used-block-bytes") == 9 * 64)
        #expect(result.whole("overhead-bytes") == 64)
        #expect(result.notes.count == 2)
        #expect(result.notes[0].hasPrefix("7 arenas and pools were left out"))
        #expect(result.notes[1].hasPrefix("3 pools in use are not described"))
    }

    @Test("up to 4,096 pools are a cell each; beyond that a cell is a run of pools, as the caption says")
    func cells() throws {
        var heap = HeapBuilder()
        for number in 0..<64 { arena(number, used: [Int](repeating: number % 64, count: 64), in: &heap) }
        let exact = try #require(try analyzer.run(heap.graph()).figures.first)
        #expect(exact.caption.hasPrefix("Every cell is one pool; a row is one arena"))
        #expect(exact.engine == .nop2)
        #expect(cellCount(exact) == 4096)
        for number in 64..<200 { arena(number, used: [Int](repeating: 63, count: 64), in: &heap) }
        let runs = try #require(try analyzer.run(heap.graph()).figures.first)
        #expect(runs.caption.hasPrefix("Every cell is a run of up to 4 neighbouring pools"))
        #expect(cellCount(runs) == 200 * 16)
        let coarse = try analyzer.run(heap.graph(), options: ["figure-cells": .integer(64)])
        let figure = try #require(coarse.figures.first)
        #expect(figure.caption.hasPrefix("Every cell is 4 neighbouring arenas"))
        #expect(cellCount(figure) == 50)
    }

    /// Cells in the figure, the legend's left out.
    private func cellCount(_ figure: Figure) -> Int {
        figure.dot.split(separator: "\n").count {
            $0.contains("\"c") && $0.contains("pos=") && $0.contains("class=")
        }
    }

    @Test("two runs give the same bytes")
    func deterministic() throws {
        var heap = HeapBuilder()
        for number in 0..<8 { arena(number, used: (0..<64).map { ($0 * number) % 64 }, in: &heap) }
        for index in 0..<2_000 {
            _ = heap.object("app.T\(index % 7)", size: 64, at: base + UInt64(index) * 1_040)
        }
        let graph = try heap.graph()
        #expect(try analyzer.run(graph) == analyzer.run(graph))
    }
}
