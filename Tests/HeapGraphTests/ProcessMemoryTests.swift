import TestSupport
import Testing

@testable import HeapGraph

@Suite("Mappings and resident pages")
struct ProcessMemoryTests {
    private struct Run {
        var start: UInt64
        var resident: [Bool]
    }

    private func graph(_ runs: [Run], mappings: [Range<UInt64>] = []) throws -> HeapGraph {
        let builder = try HeapGraphBuilder()
        for run in runs {
            var bits = [UInt8](repeating: 0, count: (run.resident.count + 7) / 8)
            for (page, isResident) in run.resident.enumerated() where isResident {
                bits[page / 8] |= 1 << UInt8(page % 8)
            }
            bits.withUnsafeBufferPointer {
                builder.addPageRun(
                    start: run.start, pageCount: UInt32(run.resident.count), isEstimate: false, bits: $0)
            }
        }
        for range in mappings {
            builder.addMapping(
                start: range.lowerBound, end: range.upperBound, residentBytes: nil, fileOffset: 0, name: "",
                permissions: .read, kind: .anonymous)
        }
        try builder.seal()
        return try builder.finish(contentHash: ContentHash(high: 1, low: 2))
    }

    private func coverage(_ graph: HeapGraph) -> [String] {
        graph.coverage.map { "\($0.count) \(graph.name(NameID($0.what)))" }
    }

    @Test("bytes of random ranges are those that a byte by byte count gives")
    func againstCounting() throws {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        var runs: [Run] = []
        var address: UInt64 = 0x10000
        for _ in 0..<6 {
            let pages = Int.random(in: 1...150, using: &generator)
            runs.append(Run(start: address, resident: (0..<pages).map { _ in .random(using: &generator) }))
            address += UInt64(pages) * 4096 + (Bool.random(using: &generator) ? 0 : 8192)
        }
        let resident = try graph(runs.shuffled(using: &generator)).residentPages
        var pages: [UInt64: Bool] = [:]
        for run in runs {
            for (page, isResident) in run.resident.enumerated() {
                pages[run.start / 4096 + UInt64(page)] = isResident
            }
        }
        for _ in 0..<500 {
            let start = UInt64.random(in: 0xF000..<address, using: &generator)
            let range = start..<start + UInt64.random(in: 0..<100_000, using: &generator)
            var expected: UInt64? = 0
            for page in range.isEmpty ? 0..<0 : range.lowerBound / 4096..<(range.upperBound - 1) / 4096 + 1 {
                let part = range.clamped(to: page * 4096..<(page + 1) * 4096)
                guard let isResident = pages[page] else {
                    expected = nil
                    break
                }
                expected! += isResident ? UInt64(part.count) : 0
            }
            #expect(resident.bytes(in: range) == expected, "\(range), seed \(seed)")
        }
    }

    @Test("a heap without pages answers nothing rather than zero")
    func noPages() throws {
        let resident = try graph([]).residentPages
        #expect(resident.isEmpty && !resident.isEstimate)
        #expect(resident.bytes(in: 0..<4096) == nil)
        #expect(resident.bytes(in: 4096..<4096) == 0)
    }

    @Test("mappings and runs come in any order; those that overlap or are empty are counted and dropped")
    func overlaps() throws {
        let page = Run(start: 0x3000, resident: [true])
        let crooked = Run(start: 0x9001, resident: [true])
        let beyond = Run(start: .max - 4095, resident: [true])
        let graph = try graph(
            [page, Run(start: 0x1000, resident: [true, true]), page, crooked, beyond],
            mappings: [0x5000..<0x7000, 0x1000..<0x4000, 0x3000..<0x6000, 0x8000..<0x8000])
        #expect(graph.mappings.map(\.start) == [0x1000, 0x5000])
        #expect(graph.residentPages.runs.map(\.start) == [0x1000, 0x3000])
        #expect(graph.residentPages.bytes(in: 0x1000..<0x4000) == 0x3000)
        #expect(
            coverage(graph) == [
                "2 mappings that are empty or overlap others",
                "3 runs of pages that are empty or overlap others",
            ])
    }

    @Test("counts of what was not taken in that exceed 64 bits trapped")
    func saturatingCoverage() throws {
        let builder = try HeapGraphBuilder()
        for _ in 0..<3 { builder.note("chunks", .max) }
        try builder.seal()
        #expect(
            coverage(try builder.finish(contentHash: ContentHash(high: 1, low: 2))) == [
                "\(UInt64.max) chunks"
            ])
    }
}
