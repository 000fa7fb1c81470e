import AnalysisResults
import HeapGraph
import TestSupport
import Testing

@Suite("resident-set")
struct ResidentSetTests {
    private let analyzer: LoadedAnalyzer
    private let arena: UInt64 = 0x7f00_1000_0000
    private let heapStart: UInt64 = 0x5500_0000_0000

    init() throws { analyzer = try LoadedAnalyzer("ResidentSet") }

    private func run(_ heap: HeapBuilder, options: [String: OptionValue] = [:]) throws -> AnalysisResult {
        let all = ["minimum-bytes": OptionValue.integer(0)].merging(options) { $1 }
        return try analyzer.run(heap.graph(), options: all)
    }

    /// Metrics that share out the resident set.
    private static let categories = [
        "live-object-bytes", "slack-bytes", "unowned-block-bytes", "large-allocation-bytes",
        "free-block-bytes",
        "empty-pool-bytes", "pool-overhead-bytes", "malloc-bytes", "malloc-free-bytes", "stack-bytes",
        "file-bytes", "anonymous-bytes", "other-mapping-bytes",
    ]

    private func sum(_ result: AnalysisResult) -> Int {
        Self.categories.reduce(0) { $0 + result.whole($1)! }
    }

    /// An arena of 64 pools of 4 KiB in a mapping of its own; the first pools have so many blocks of 64 bytes in use.
    private func addArena(
        used: [Int], resident: (Int) -> Bool = { _ in true }, to heap: inout HeapBuilder
    ) {
        let row = heap.arena(at: arena, freePools: UInt32(64 - used.count))
        for (index, count) in used.enumerated() {
            heap.pool(
                at: arena + UInt64(index) * 4096, arena: row, blockSize: 64, capacity: 63, inUse: 0..<count)
        }
        heap.mapping(arena..<arena + (256 << 10), .anonymous)
        heap.pages(at: arena, (0..<64).map(resident))
    }

    private func block(_ pool: Int, _ number: Int) -> UInt64 {
        arena + UInt64(pool) * 4096 + 48 + UInt64(number) * 64
    }

    @Test("every resident byte is in one category, and what the kernel counts beyond is unexplained")
    func planted() throws {
        var heap = HeapBuilder()
        // Pools 0 and 1 hold blocks; of the others only 2 and 3 were ever touched.
        addArena(used: [63, 10], resident: { $0 < 4 }, to: &heap)
        heap.mapping(heapStart..<heapStart + 65536, .heap, name: "[heap]")
        heap.pages(at: heapStart, [Bool](repeating: true, count: 12) + [false, false, false, false])
        heap.largeAllocation(at: heapStart + 16, requested: 8000, usable: 8184)
        heap.mapping(0x40_0000..<0x50_0000, .file, name: "/usr/bin/python3.11", residentBytes: 0x8_0000)
        heap.mapping(0x7ffd_0000_0000..<0x7ffd_0001_0000, .threadStack, residentBytes: 8192)
        heap.mapping(0x7ffe_0000_0000..<0x7ffe_0001_0000, .mainStack, name: "[stack]", residentBytes: 4096)
        heap.mapping(0x7fff_0000_0000..<0x7fff_0000_2000, .kernel, name: "[vdso]", residentBytes: 8192)
        heap.mapping(0x7e00_0000_0000..<0x7e00_0010_0000, .sharedMemory, residentBytes: 4096)
        heap.fact("malloc.free-bytes", 1000)
        let owned = heap.object("app.Thing", size: 50, slack: 14, at: block(0, 0))
        _ = heap.object("bytes", kind: .bytes, size: 8000, slack: 184, at: heapStart + 16)
        heap.root(owned)
        let known = 4 * 4096 + 12 * 4096 + 0x8_0000 + 8192 + 4096 + 4096
        heap.fact("process.rss", known + 5000)
        let result = try run(heap)
        #expect(result.whole("live-object-bytes") == 50)
        #expect(result.whole("slack-bytes") == 14)
        #expect(result.whole("unowned-block-bytes") == 72 * 64)
        #expect(result.whole("free-block-bytes") == 53 * 64)
        #expect(result.whole("empty-pool-bytes") == 2 * 4096)
        #expect(result.whole("pool-overhead-bytes") == 2 * 64)
        #expect(result.whole("large-allocation-bytes") == 8184)
        #expect(result.whole("malloc-bytes") == 12 * 4096 - 8184 - 1000)
        #expect(result.whole("malloc-free-bytes") == 1000)
        #expect(result.whole("stack-bytes") == 8192 + 4096)
        #expect(result.whole("file-bytes") == 0x8_0000)
        #expect(result.whole("anonymous-bytes") == 0)
        #expect(result.whole("other-mapping-bytes") == 4096)
        #expect(result.whole("unexplained-bytes") == 5000)
        #expect(sum(result) == known)
        #expect(result.whole("resident-bytes") == known + 5000)
        // The finding has the sentence.
        #expect(result.findings.count == 1 && result.notes.isEmpty, "\(result.notes)")
    }

    @Test("blocks on pages that were not in memory do not count")
    func partOfAPool() throws {
        var heap = HeapBuilder()
        // One pool of 16 KiB with blocks of 1 KiB; only its first page was ever touched.
        let row = heap.arena(at: arena, size: 65536, poolSize: 16_384, freePools: 3)
        heap.pool(at: arena, arena: row, blockSize: 1024, capacity: 15, inUse: [0, 1])
        heap.mapping(arena..<arena + 65536, .anonymous)
        heap.pages(at: arena, (0..<16).map { $0 == 0 })
        _ = heap.object("str", kind: .string, size: 1000, slack: 24, at: arena + 48)
        let result = try run(heap)
        #expect(result.whole("resident-bytes") == 4096 && sum(result) == 4096)
        #expect(result.whole("free-block-bytes") == 4096 - 48 - 2048)
        #expect(result.whole("pool-overhead-bytes") == 48)
        #expect(result.whole("live-object-bytes") == 1000)
        #expect(result.whole("unowned-block-bytes") == 1024)
        #expect(result.whole("empty-pool-bytes") == 0)
    }

    @Test(
        "a cache that holds most of the live objects looks like a leak, and the module that holds it is named"
    )
    func leak() throws {
        var heap = HeapBuilder()
        addArena(used: [Int](repeating: 63, count: 60), to: &heap)
        let (module, namespace) = addModule("app", to: &heap, at: block(0, 0))
        let cache = heap.object("dict", kind: .dictionary, size: 64, labels: .pairs, at: block(0, 4))
        let key = heap.object("str", kind: .string, size: 64, value: "cache", at: block(0, 5))
        heap.refer(namespace, to: key)
        heap.refer(namespace, to: cache)
        for pool in 1..<50 {
            for number in 0..<63 {
                let entry = heap.object("app.Entry", size: 60, slack: 4, at: block(pool, number))
                heap.refer(cache, to: key)
                heap.refer(cache, to: entry)
            }
        }
        heap.root(module, .module, name: "app")
        heap.fact("process.rss", 256 << 10)
        let result = try run(heap)
        let finding = try #require(result.findings("resident-set-leak").first)
        #expect(result.findings.count == 1)
        #expect(finding.title.contains("dict ['cache'] of module app"))
        #expect(finding.evidence.first?.objects.first?.id == cache.id.rawValue)
        #expect(finding.impact == UInt64(49 * 63 * 60 + 64))
        let modules = try #require(result.table("modules"))
        #expect(modules.texts("module") == ["app"])
        #expect(modules.numbers("blocks") == [Int64(49 * 63 * 60 + 6 * 64)])
        #expect(result.figure("waterfall")?.dot.contains("live: app") == true)
    }

    @Test("free blocks and empty pools that stay in memory are fragmentation")
    func fragmentation() throws {
        var heap = HeapBuilder()
        addArena(used: [Int](repeating: 3, count: 40), to: &heap)
        heap.fact("process.rss", 256 << 10)
        let result = try run(heap)
        #expect(result.findings.map(\.kind) == ["resident-set-fragmentation"])
        #expect(result.findings[0].impact == UInt64(40 * 60 * 64 + 24 * 4096))
        // The same arena of which the system took the pages back is no loss.
        var returned = HeapBuilder()
        addArena(used: [3], resident: { $0 == 0 }, to: &returned)
        returned.mapping(0x40_0000..<0x50_0000, .file, name: "/usr/bin/python3.11", residentBytes: 0x8_0000)
        let silent = try run(returned, options: ["outside-share": .real(1)])
        #expect(silent.findings.isEmpty)
        #expect(silent.whole("empty-pool-bytes") == 0)
    }

    @Test("memory of libraries and of C code is neither")
    func outside() throws {
        var heap = HeapBuilder()
        addArena(used: [Int](repeating: 63, count: 64), to: &heap)
        heap.mapping(0x7e00_0000_0000..<0x7e00_4000_0000, .anonymous, residentBytes: 1 << 30)
        heap.fact("process.rss", (1 << 30) + (256 << 10))
        let finding = try #require(try run(heap).findings.first)
        #expect(finding.kind == "resident-set-outside" && finding.severity == .info)
        #expect(finding.title.contains("anonymous mappings of no known owner (1.0 GiB)"))
    }

    @Test("a process whose memory is spread evenly is not accused of anything")
    func silence() throws {
        var heap = HeapBuilder()
        addArena(used: [Int](repeating: 62, count: 60), to: &heap)
        // Many modules of which none keeps much.
        for number in 0..<40 {
            let (module, namespace) = addModule("m\(number)", to: &heap, at: block(number, 0))
            heap.root(module, .module, name: "m\(number)")
            for thing in 4..<30 {
                let object = heap.object("app.Thing", size: 64, at: block(number, thing))
                heap.refer(namespace, to: object)
                heap.refer(namespace, to: object)
            }
        }
        heap.mapping(0x40_0000..<0x50_0000, .file, name: "/usr/bin/python3.11", residentBytes: 100 << 10)
        heap.fact("process.rss", 356 << 10)
        let result = try run(heap)
        #expect(result.findings.isEmpty, "\(result.findings.map(\.title))")
        #expect(result.notes.first?.hasPrefix("Neither a leak nor fragmentation") == true)
    }

    @Test("small processes get a figure and no findings")
    func minimum() throws {
        var heap = HeapBuilder()
        addArena(used: [Int](repeating: 3, count: 40), to: &heap)
        let result = try analyzer.run(heap.graph())
        #expect(result.findings.isEmpty && result.figures.count == 1)
    }

    @Test("a dump that knows nothing of its process says so")
    func nothingKnown() throws {
        var heap = HeapBuilder()
        _ = heap.object("app.Thing")
        heap.fact("process.rss", 1 << 30)
        let result = try analyzer.run(heap.graph())
        #expect(result.findings.isEmpty && result.figures.isEmpty && result.tables.isEmpty)
        #expect(result.notes.count == 1 && result.notes[0].contains("neither mappings nor arenas"))
    }

    @Test("arenas alone are taken as resident, and the rest is not known")
    func arenasOnly() throws {
        var heap = HeapBuilder()
        let row = heap.arena(at: arena, freePools: 63)
        heap.pool(at: arena, arena: row, blockSize: 64, capacity: 63, inUse: 0..<63)
        heap.fact("process.rss", 1 << 20)
        let result = try run(heap)
        #expect(result.whole("empty-pool-bytes") == 63 * 4096)
        #expect(result.whole("unexplained-bytes") == (1 << 20) - (256 << 10))
        #expect(result.findings.isEmpty)
        #expect(result.notes.contains { $0.hasPrefix("The dump has no mappings") })
        #expect(result.notes.first?.hasPrefix("Not to be told from this dump") == true)
    }

    @Test("without pages a mapping's share stands for what is in it, and a note says so")
    func sharesOfMappings() throws {
        var heap = HeapBuilder()
        let row = heap.arena(at: arena, freePools: 63)
        heap.pool(at: arena, arena: row, blockSize: 64, capacity: 63, inUse: 0..<63)
        heap.mapping(arena..<arena + (512 << 10), .anonymous, residentBytes: 256 << 10)
        let result = try run(heap)
        #expect(sum(result) == 256 << 10)
        #expect(result.whole("anonymous-bytes") == 128 << 10)
        #expect(result.whole("unowned-block-bytes") == 63 * 64 / 2)
        #expect(result.notes.contains { $0.hasPrefix("Of 1 arenas and large allocations the share") })
    }

    @Test("more than the kernel counts is negative, said and found")
    func negative() throws {
        var heap = HeapBuilder()
        heap.mapping(heapStart..<heapStart + (1 << 20), .heap, residentBytes: 1 << 20)
        heap.fact("process.rss", 1 << 19)
        let result = try run(heap)
        #expect(result.whole("unexplained-bytes") == -(1 << 19))
        #expect(result.notes.contains { $0.hasPrefix("512 KiB more is accounted for") })
        #expect(result.findings("resident-set-unexplained").count == 1)
    }

    private func addModule(
        _ name: String, to heap: inout HeapBuilder, at address: UInt64
    ) -> (module: HeapBuilder.Handle, namespace: HeapBuilder.Handle) {
        let module = heap.object("module", kind: .module, size: 64, at: address)
        let namespace = heap.object("dict", kind: .dictionary, size: 64, labels: .pairs, at: address + 64)
        let key = heap.object("str", kind: .string, size: 64, value: "__name__", at: address + 128)
        let value = heap.object("str", kind: .string, size: 64, value: name, at: address + 192)
        heap.refer(module, to: namespace, ".__dict__")
        heap.refer(namespace, to: key)
        heap.refer(namespace, to: value)
        return (module, namespace)
    }
}
