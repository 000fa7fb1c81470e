import AnalysisResults
import HeapGraph
import TestSupport
import Testing

@Suite("dominator-tree")
struct DominatorTreeTests {
    private let analyzer: LoadedAnalyzer
    /// Test heaps are small.
    private let small: [String: OptionValue] = ["minimum-bytes": .integer(0)]

    init() throws { analyzer = try LoadedAnalyzer("DominatorTree") }

    @Test("a cache below a module is the accumulation point, with its path, content and bytes")
    func cache() throws {
        let result = try analyzer.run(try service(entries: 1000).graph(), options: small)
        #expect(result.findings.count == 1)
        let finding = try #require(result.findings.first)
        #expect(finding.kind == "accumulation-point")
        #expect(finding.severity == .warning)
        #expect(finding.confidence == .high)
        #expect(finding.impact == 36_960 + 1000 * 300)
        #expect(finding.title.hasPrefix("One dict accumulates 329 KiB ("))
        #expect(finding.fact("held by") == .text("app.cache"))
        #expect(finding.fact("objects it keeps alive") == .count(2000))
        #expect(finding.fact("of these, directly below it") == .count(1000))
        #expect(finding.fact("kept alive: 1,000 bytes") == .bytes(244_000))
        #expect(finding.fact("kept alive: 1,000 app.Response") == .bytes(56_000))
        #expect(finding.evidence.first?.objects.map(\.type) == ["module", "dict"])
        #expect(finding.evidence.first?.labels == [".cache"])
        #expect(finding.fingerprint == "accumulation-point dict <- module .cache <- module app")
        #expect(result.metric("accumulation-points") == 1)
        #expect(result.metric("largest-accumulation-bytes") == 336_960)
        #expect(result.metric("reachable-bytes") == 342_152)
        #expect(result.metric("largest-retained-share") == 1)
        #expect(result.metric("unreachable-bytes") == 0)
    }

    @Test("what a static field keeps is told from its class on")
    func staticField() throws {
        var heap = HeapBuilder()
        let launcher = heap.object("java.lang.Class", size: 96, value: "class Launcher")
        let registry = heap.object("java.lang.Class", size: 96, value: "class shop.Registry")
        let map = heap.object("java.util.HashMap", size: 48)
        let table = heap.object("java.util.HashMap$Node[]", size: 4112)
        heap.root(launcher, .static, name: "system class Launcher")
        heap.refer(launcher, to: registry, "static appClass")
        heap.refer(registry, to: map, "static CUSTOMERS")
        heap.refer(map, to: table, ".table")
        for _ in 0..<1000 { heap.refer(table, to: heap.object("java.util.HashMap$Node", size: 32), "[…]") }
        let result = try analyzer.run(try heap.graph(), options: small)
        #expect(
            result.findings.map { $0.fact("held by") } == [
                .text("class shop.Registry: static CUSTOMERS.table")
            ])
        #expect(
            result.findings.first?.evidence.first?.labels == [
                "static appClass", "static CUSTOMERS", ".table",
            ])
    }

    @Test("a heap of even parts has no accumulation point")
    func evenHeapIsSilent() throws {
        var heap = HeapBuilder()
        for part in 0..<30 {
            let module = heap.object("module", kind: .module, size: 72)
            heap.root(module, .module, name: "part\(part)")
            for _ in 0..<20 { heap.refer(module, to: heap.object("app.Thing", size: 100), ".thing") }
        }
        let result = try analyzer.run(try heap.graph(), options: small)
        #expect(result.findings.isEmpty)
        #expect(result.metric("accumulation-points") == 0)
        #expect(result.metric("top-level-dominators") == 30)
    }

    @Test("small caches are below minimum-bytes")
    func minimumBytes() throws {
        let graph = try service(entries: 1000).graph()
        #expect(try analyzer.run(graph).findings.count == 1)
        #expect(try analyzer.run(graph, options: ["minimum-bytes": .integer(400_000)]).findings.isEmpty)
    }

    @Test("two caches of one module are two points, and the module is none")
    func siblings() throws {
        var heap = HeapBuilder()
        let module = heap.object("module", kind: .module, size: 72)
        heap.root(module, .module, name: "app")
        for (name, entries) in [("users", 600), ("pages", 400)] {
            let cache = heap.object("dict", kind: .dictionary, size: 1000, labels: .pairs)
            heap.refer(module, to: cache, ".\(name)")
            for _ in 0..<entries { heap.refer(cache, to: heap.object("app.Entry", size: 100), "[…]") }
        }
        let result = try analyzer.run(try heap.graph(), options: small)
        #expect(
            result.findings.map { $0.fact("held by") } == [
                .text("app.users"), .text("app.pages"),
            ])
        #expect(result.findings.map(\.impact) == [61_000, 41_000])
    }

    @Test("what a big entry retains is not counted for the container that holds it")
    func nestedPoints() throws {
        var heap = HeapBuilder()
        let outer = heap.object("list", kind: .list, size: 1000, labels: .indexed)
        heap.root(outer, .handle, name: "queue")
        let inner = heap.object("list", kind: .list, size: 1000, labels: .indexed)
        heap.refer(outer, to: inner)
        for _ in 0..<60 { heap.refer(outer, to: heap.object("app.Job", size: 100)) }
        for _ in 0..<60 { heap.refer(inner, to: heap.object("app.Job", size: 100)) }
        let result = try analyzer.run(try heap.graph(), options: small)
        #expect(result.findings.map(\.impact) == [7000, 7000])
        let facts = result.findings.map { $0.fact("in big objects below it, searched apart") }
        #expect(facts == [.bytes(7000), nil])
    }

    @Test("a linked list is one point: its head, whatever its length")
    func linkedList() throws {
        var heap = HeapBuilder()
        let module = heap.object("module", kind: .module, size: 72)
        heap.root(module, .module, name: "app")
        var last = module
        for number in 0..<5000 {
            let node = heap.object("app.Node", size: 64)
            heap.refer(last, to: node, number == 0 ? ".history" : ".next")
            last = node
        }
        let result = try analyzer.run(try heap.graph(), options: small)
        let finding = try #require(result.findings.first)
        #expect(result.findings.count == 1)
        #expect(finding.impact == 5000 * 64)
        #expect(finding.fact("held by") == .text("app.history"))
        #expect(finding.hypothesis.contains("linked list"))
        #expect(finding.fact("objects it keeps alive") == .count(4999))
    }

    @Test("a list of instances with dicts is one point as well")
    func alternatingList() throws {
        var heap = HeapBuilder()
        let root = heap.object("app.Log", size: 48)
        heap.root(root, .handle, name: "log")
        var last = root
        for _ in 0..<300 {
            let node = heap.object("app.Node", size: 48)
            let fields = heap.object("dict", kind: .dictionary, size: 104, labels: .pairs)
            heap.refer(last, to: node, "['next']")
            heap.refer(node, to: fields, ".__dict__")
            last = fields
        }
        let result = try analyzer.run(try heap.graph(), options: small)
        #expect(result.findings.map(\.impact) == [300 * 152])
        #expect(result.findings.first?.evidence.first?.objects.last?.type == "app.Node")
    }

    @Test("one large buffer is said to be that")
    func largeObject() throws {
        var heap = HeapBuilder()
        let frame = heap.object("frame", kind: .frame, size: 400)
        heap.root(frame, .frame, name: "read_all")
        heap.refer(frame, to: heap.object("bytes", kind: .bytes, size: 100_000), "local body")
        let finding = try #require(try analyzer.run(try heap.graph(), options: small).findings.first)
        #expect(finding.impact == 100_000)
        #expect(finding.fact("held by") == .text("frame read_all: local body"))
        #expect(finding.title.hasPrefix("One bytes object takes 98 KiB ("))
        #expect(finding.hypothesis.contains("as one piece"))
        #expect(finding.confidence == .medium)
    }

    @Test("a long path is shown by its ends, and its fingerprint does not depend on its length")
    func longPath() throws {
        let short = try ladder(rungs: 60)
        #expect(short.impact == 1000 + 200 * 100)
        #expect(
            short.fact("held by")
                == .text("handle chain: \(steps(12)) … 38 more objects … \(steps(11)).cache"))
        #expect(short.evidence.map(\.objects.count) == [12, 12])
        #expect(short.evidence.map(\.labels.count) == [11, 11])
        #expect(short.fingerprint == "accumulation-point dict <- app.Node .cache <- app.Node .next")
        #expect(try ladder(rungs: 90).fingerprint == short.fingerprint)
    }

    private func steps(_ count: Int) -> String { String(repeating: ".next", count: count - 1) }

    /// The finding on a cache at the end of two chains that cross at every step, so that no node dominates another.
    private func ladder(rungs: Int) throws -> Finding {
        var heap = HeapBuilder()
        var last = (0..<2).map { _ in heap.object("app.Node", size: 16) }
        for node in last { heap.root(node, .handle, name: "chain") }
        for _ in 0..<rungs {
            let next = (0..<2).map { _ in heap.object("app.Node", size: 16) }
            for (a, b) in [(0, 0), (0, 1), (1, 0), (1, 1)] { heap.refer(last[a], to: next[b], ".next") }
            last = next
        }
        let cache = heap.object("dict", kind: .dictionary, size: 1000, labels: .pairs)
        for node in last { heap.refer(node, to: cache, ".cache") }
        for _ in 0..<200 { heap.refer(cache, to: heap.object("app.Entry", size: 100), "[…]") }
        return try #require(try analyzer.run(try heap.graph(), options: small).findings.first)
    }

    @Test("the biggest objects and the groups add up to the reachable heap")
    func tables() throws {
        var heap = HeapBuilder()
        let module = heap.object("module", kind: .module, size: 100)
        let frame = heap.object("frame", kind: .frame, size: 50)
        let shared = heap.object("app.Shared", size: 30)
        heap.root(module, .module, name: "app")
        heap.root(frame, .frame, name: "run")
        heap.refer(module, to: shared, ".shared")
        heap.refer(frame, to: shared, "local shared")
        _ = heap.object("app.Garbage", size: 7)
        let result = try analyzer.run(try heap.graph())
        let groups = try #require(result.table("groups"))
        #expect(groups.texts("group") == ["modules", "frames", "shared by several roots"])
        #expect(groups.numbers("retained") == [100, 50, 30])
        let biggest = try #require(result.table("biggest"))
        #expect(
            biggest.texts("held-by")
                == ["module app", "frame run", "shared by several roots"])
        #expect(result.metric("unreachable-bytes") == 7)
        #expect(result.metric("reachable-bytes") == 180)
    }

    @Test("the tree shows depth and branches as asked, and sums up what it leaves out")
    func treeFigure() throws {
        let graph = try service(entries: 1000).graph()
        let figures = try analyzer.run(graph, options: ["branches": .integer(3), "depth": .integer(3)])
        let tree = try #require(figures.figure("tree")).dot
        #expect(tree.contains("… and 999 more app.Response"))
        #expect(tree.contains("class=\"highlight\""))
        #expect(tree.contains("label=\".cache\\ndict\\n"))
        #expect(!tree.contains("bytes"))
        #expect(figures.figure("treemap")?.engine == .patchwork)
        let deep = try #require(
            try analyzer.run(graph, options: ["minimum-retained": .real(0)]).figure("tree")
        ).dot
        #expect(deep.contains("modules"))
    }

    @Test("siblings of several types are summed up by the type that retains most of the rest")
    func mixedSiblings() throws {
        var heap = HeapBuilder()
        let list = heap.object("list", kind: .list, size: 1000, labels: .indexed)
        heap.root(list, .module, name: "app")
        heap.refer(list, to: heap.object("bytes", kind: .bytes, size: 900_000))
        for _ in 0..<50 { heap.refer(list, to: heap.object("app.Row", size: 1000)) }
        for _ in 0..<50 { heap.refer(list, to: heap.object("app.Tag", size: 100)) }
        let figures = try analyzer.run(heap.graph(), options: ["branches": .integer(1)])
        let tree = try #require(figures.figure("tree")).dot
        #expect(tree.contains("… and 100 more, mostly app.Row"))
    }

    @Test("an empty heap and a heap of garbage give zeros and say so")
    func nothingReachable() throws {
        let empty = try analyzer.run(try HeapBuilder().graph())
        #expect(empty.metrics.count == 8 && empty.metrics.allSatisfy { $0.value == 0 })
        #expect(empty.notes == ["The dump holds no objects."])
        var heap = HeapBuilder()
        let a = heap.object("app.Node", size: 100_000)
        let b = heap.object("app.Node", size: 100_000)
        heap.refer(a, to: b)
        heap.refer(b, to: a)
        let garbage = try analyzer.run(try heap.graph())
        #expect(garbage.metric("unreachable-bytes") == 200_000)
        #expect(garbage.findings.isEmpty && garbage.figures.isEmpty)
        #expect(garbage.notes == ["Nothing in the dump is reachable from a root."])
    }

    @Test("on random heaps, points accumulate at least the minimum and no more than the heap, twice the same")
    func randomHeaps() throws {
        let seed = SeededGenerator.seed()
        var random = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            let graph = try randomHeap(&random).graph()
            let options: [String: OptionValue] = [
                "minimum-bytes": .integer(0), "minimum-retained": .real(0.03), "rows": .integer(1000),
            ]
            let result = try analyzer.run(graph, options: options)
            let reachable = graph.retainedSizes[graph.virtualRoot]
            let impacts = result.findings.map(\.impact)
            #expect(impacts.reduce(0, +) <= reachable, "seed \(seed)")
            #expect(impacts.allSatisfy { Double($0) >= 0.03 * Double(reachable) }, "seed \(seed)")
            #expect(impacts == impacts.sorted(by: >), "seed \(seed)")
            #expect(try analyzer.run(graph, options: options) == result, "seed \(seed)")
        }
    }

    // MARK: Heaps

    /// A module with some functions and a cache of responses, each with a body.
    private func service(entries: Int) -> HeapBuilder {
        var heap = HeapBuilder()
        let module = heap.object("module", kind: .module, size: 72)
        heap.root(module, .module, name: "app")
        for number in 0..<5 {
            heap.refer(module, to: heap.object("function", kind: .function, size: 1024), ".function\(number)")
        }
        let cache = heap.object("dict", kind: .dictionary, size: 36_960, labels: .pairs)
        heap.refer(module, to: cache, ".cache")
        for number in 0..<entries {
            let response = heap.object("app.Response", size: 56)
            heap.refer(response, to: heap.object("bytes", kind: .bytes, size: 244), ".body")
            heap.refer(cache, to: response, "[\(number)]")
        }
        return heap
    }

    /// Trees with some sharing, so that sizes differ by orders of magnitude.
    private func randomHeap(_ random: inout SeededGenerator) -> HeapBuilder {
        var heap = HeapBuilder()
        var objects = [heap.object("app.Type0", size: 10)]
        heap.root(objects[0])
        for _ in 0..<150 {
            let type = "app.Type\(Int.random(in: 0..<4, using: &random))"
            let object = heap.object(type, size: UInt64.random(in: 1...200, using: &random))
            heap.refer(objects.randomElement(using: &random)!, to: object)
            if Int.random(in: 0..<10, using: &random) == 0 {
                heap.refer(objects.randomElement(using: &random)!, to: object)
            }
            if Int.random(in: 0..<20, using: &random) == 0 { heap.root(object) }
            objects.append(object)
        }
        return heap
    }
}
