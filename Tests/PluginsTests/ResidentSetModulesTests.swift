import AnalysisResults
import HeapGraph
import TestSupport
import Testing

@Suite("resident-set: modules, and every byte once")
struct ResidentSetModulesTests {
    private let analyzer: LoadedAnalyzer
    private let arena: UInt64 = 0x7f00_1000_0000

    init() throws { analyzer = try LoadedAnalyzer("ResidentSet") }

    @Test("objects belong to the nearest module that keeps them alive, else to the one that defines them")
    func owners() throws {
        var heap = HeapBuilder()
        let row = heap.arena(at: arena, freePools: 63)
        heap.pool(at: arena, arena: row, blockSize: 64, capacity: 63, inUse: 0..<63)
        var next = arena + 48
        func object(
            _ type: String, _ kind: TypeKind, _ labels: LabelTemplate = .explicit, value: String? = nil
        ) -> HeapBuilder.Handle {
            defer { next += 64 }
            return heap.object(type, kind: kind, size: 64, labels: labels, value: value, at: next)
        }
        let modules = object("dict", .dictionary, .pairs)
        let module = object("module", .module)
        let namespace = object("dict", .dictionary, .pairs)
        let kept = object("lib.Kept", .instance)
        heap.refer(modules, to: module, "['app']")
        heap.refer(module, to: namespace, ".__dict__")
        heap.refer(namespace, to: kept, "['kept']")
        // The frame refers to the namespace too, which the module then no longer dominates.
        let frame = object("frame", .frame)
        let local = object("lib.Local", .instance)
        heap.refer(frame, to: namespace, ".f_globals")
        heap.refer(frame, to: local, "local x")
        let function = object("function", .function)
        let closure = object("cell", .other)
        heap.refer(function, to: namespace, ".__globals__")
        heap.refer(function, to: closure, ".__closure__")
        let instance = object("lib.Free", .instance)
        let text = object("str", .string)
        _ = object("str", .string)
        heap.root(module, .module, name: "app")
        heap.root(modules, .interpreter, name: "sys.modules")
        heap.root(frame, .frame)
        for root in [function, instance, text] { heap.root(root) }
        let table = try #require(try analyzer.run(heap.graph()).table("modules"))
        let rows = Dictionary(
            uniqueKeysWithValues: zip(table.texts("module"), table.numbers("objects")).filter { $0.0 != "" }
                .map { ($0.0, $0.1) })
        #expect(
            rows
                == [
                    // module, namespace, kept; function, closure
                    "app": 5,
                    "(running functions)": 2,
                    // modules, text
                    "(shared by several modules)": 2,
                    "lib": 1,
                    "(unreachable)": 1,
                ].mapValues { Int64($0) })
    }

    @Test("what categories and the unexplained sum up to is the kernel's figure, for random heaps")
    func conservation() throws {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        for round in 0..<40 {
            let (heap, resident) = randomHeap(&generator)
            let result = try analyzer.run(heap.graph())
            let categories = try #require(result.table("resident-set"))
            let bytes = categories.numbers("bytes")
            #expect(bytes.dropLast().reduce(0, +) == bytes.last, "round \(round), seed \(seed)")
            // Without the unexplained: what the pages say, wherever arenas and allocations are.
            #expect(bytes.dropLast(2).reduce(0, +) == resident, "round \(round), seed \(seed)")
            #expect(bytes.dropLast(2).allSatisfy { $0 >= 0 }, "round \(round), seed \(seed)")
            let modules = try #require(result.table("modules"))
            let inBlocks = modules.numbers("blocks").reduce(0, +)
            #expect(inBlocks == Int64(result.whole("live-object-bytes")!), "round \(round), seed \(seed)")
        }
    }

    /// Mappings of which random pages were in memory, with arenas, pools, objects and large allocations in them, some of
    /// which contradict; and how many bytes were in memory.
    private func randomHeap(_ generator: inout SeededGenerator) -> (HeapBuilder, Int64) {
        var heap = HeapBuilder()
        var resident: Int64 = 0
        var address: UInt64 = 0x10_0000
        for kind in [MappingKind.anonymous, .heap, .file, .threadStack, .anonymous, .other] {
            let pages = Int.random(in: 64...160, using: &generator)
            let density = Int.random(in: 0...10, using: &generator)
            let bits = (0..<pages).map { _ in Int.random(in: 0..<10, using: &generator) < density }
            heap.mapping(address..<address + UInt64(pages) * 4096, kind)
            heap.pages(at: address, bits)
            resident += Int64(bits.count { $0 }) * 4096
            if kind == .anonymous { addArena(at: address, to: &heap, &generator) }
            for _ in 0..<4 {
                let start = address + UInt64.random(in: 0..<UInt64(pages) * 4096, using: &generator)
                heap.largeAllocation(
                    at: start, requested: 1, usable: UInt64.random(in: 0...20_000, using: &generator))
            }
            address += UInt64(pages) * 4096 + (Bool.random(using: &generator) ? 0 : 65536)
        }
        heap.fact("process.rss", resident + Int64.random(in: -20_000...20_000, using: &generator) + 20_001)
        return (heap, resident)
    }

    private func addArena(
        at address: UInt64, to heap: inout HeapBuilder, _ generator: inout SeededGenerator
    ) {
        let isAligned = Bool.random(using: &generator)
        let poolSize: UInt32 = Bool.random(using: &generator) ? 4096 : 16_384
        let row = heap.arena(at: address, size: 256 << 10, poolSize: poolSize, freePools: 3)
        let first = (address + UInt64(poolSize) - 1) / UInt64(poolSize) * UInt64(poolSize)
        for pool in 0..<12 where Bool.random(using: &generator) {
            let blockSize = UInt32.random(in: 1...32, using: &generator) * 16
            let capacity = (poolSize - 48) / blockSize
            let used = (0..<Int(capacity)).filter { _ in Bool.random(using: &generator) }
            let start = first + UInt64(pool) * UInt64(poolSize) + (isAligned ? 0 : UInt64(pool % 2) * 8)
            heap.pool(at: start, arena: row, blockSize: blockSize, capacity: capacity, inUse: used)
            for block in used where Bool.random(using: &generator) {
                let size = UInt64.random(in: 1...2000, using: &generator)
                _ = heap.object(
                    "app.Thing", size: size, slack: UInt64.random(in: 0...15, using: &generator),
                    at: start + 48 + UInt64(block) * UInt64(blockSize))
            }
        }
    }
}
