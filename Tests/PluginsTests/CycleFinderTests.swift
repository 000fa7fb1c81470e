import AnalysisResults
import HeapGraph
import TestSupport
import Testing

@Suite("cycle-finder")
struct CycleFinderTests {
    typealias Handle = HeapBuilder.Handle

    private let analyzer: LoadedAnalyzer
    /// Every shape is a finding, however small.
    private let everything: [String: OptionValue] = ["minimum-bytes": .integer(0)]

    init() throws { analyzer = try LoadedAnalyzer("CycleFinder") }

    /// A parent (48 bytes), its list (72) and its children (64 each), each referring back; 500 bytes of payload below
    /// the first child.
    private func family(
        in heap: inout HeapBuilder, children: Int = 1, flags: ObjectFlags = .tracked,
        back: ReferenceStrength = .strong
    ) -> Handle {
        let parent = heap.object("app.Parent", size: 48, flags: flags)
        let list = heap.object("list", kind: .list, size: 72, labels: .indexed, flags: .tracked)
        heap.refer(parent, to: list, ".children")
        for index in 0..<children {
            let child = heap.object("app.Child", size: 64, flags: .tracked)
            heap.refer(list, to: child)
            heap.refer(child, to: parent, ".parent", strength: back)
            if index == 0 { heap.refer(child, to: heap.object("bytes", kind: .bytes, size: 500), ".payload") }
        }
        return parent
    }

    @Test("a garbage parent and child are found, with what only they keep")
    func garbagePair() throws {
        var heap = HeapBuilder()
        _ = family(in: &heap)
        let result = try analyzer.run(heap.graph(), options: everything)
        #expect(result.whole("cycles") == 1)
        #expect(result.whole("cyclic-objects") == 3)
        #expect(result.whole("cyclic-bytes") == 184)
        #expect(result.whole("garbage-cycles") == 1)
        #expect(result.whole("garbage-bytes") == 684)
        #expect(result.whole("largest-cycle-bytes") == 184)
        let finding = try #require(result.findings("garbage-cycle").first)
        #expect(finding.impact == 684)
        #expect(finding.severity == .warning)
        let table = try #require(result.table("cycles"))
        // Parent and Child are equally rare; the name decides which one the text begins with.
        #expect(
            table.cell(0, "cycle")
                == .text("app.Child -.parent→ app.Parent -.children→ list -[0]→ app.Child"))
        #expect(table.cell(0, "status") == .text("garbage awaiting collection"))
        #expect(finding.evidence[0].objects.map(\.type) == ["app.Child", "app.Parent", "list", "app.Child"])
        #expect(finding.evidence[0].labels == [".parent", ".children", "[0]"])
    }

    @Test("an attribute kept in an instance's dictionary is one step, in the text and in the advice")
    func attributesInDictionaries() throws {
        var heap = HeapBuilder()
        let node = heap.object("app.Node", size: 48, flags: .tracked)
        let fields = heap.object("dict", kind: .dictionary, size: 104, flags: .tracked)
        heap.refer(node, to: fields, ".__dict__")
        heap.refer(fields, to: node, "['owner']")
        let result = try analyzer.run(heap.graph(), options: everything)
        #expect(result.table("cycles")?.cell(0, "cycle") == .text("app.Node -.owner→ app.Node"))
        let finding = try #require(result.findings("garbage-cycle").first)
        #expect(finding.nextChecks.contains { $0.contains("`app.Node.owner`") })
        #expect(finding.evidence[0].labels == [".__dict__", "['owner']"])
    }

    @Test("ten thousand equal families are one row and one finding")
    func grouping() throws {
        var heap = HeapBuilder()
        for _ in 0..<10_000 { _ = family(in: &heap) }
        let result = try analyzer.run(heap.graph())
        #expect(result.findings.count == 1)
        #expect(result.findings[0].impact == 6_840_000)
        #expect(result.whole("garbage-bytes") == 6_840_000)
        let table = try #require(result.table("cycles"))
        #expect(table.rows.count == 1 && table.totalRows == 1)
        #expect(table.cell(0, "cycles") == .count(10_000))
        #expect(table.cell(0, "objects") == .count(30_000))
        #expect(table.cell(0, "bytes") == .bytes(1_840_000))
    }

    @Test("the shape does not depend on which child closes the cycle, or on addresses")
    func stableFingerprint() throws {
        var first = HeapBuilder()
        _ = family(in: &first, children: 1)
        var second = HeapBuilder()
        // Other objects before it, so other addresses; the first list item is not the one that refers back.
        for _ in 0..<5 { _ = second.object("str", kind: .string, size: 60) }
        let child = second.object("app.Child", size: 64, flags: .tracked)
        let list = second.object("list", kind: .list, size: 88, labels: .indexed, flags: .tracked)
        let parent = second.object("app.Parent", size: 48, flags: .tracked)
        second.refer(list, to: second.object("NoneType", kind: .none))
        second.refer(list, to: child)
        second.refer(parent, to: list, ".children")
        second.refer(child, to: parent, ".parent")
        let a = try analyzer.run(first.graph(), options: everything)
        let b = try analyzer.run(second.graph(), options: everything)
        #expect(a.findings[0].fingerprint == b.findings[0].fingerprint)
        #expect(!a.findings[0].fingerprint.contains("0x"))
    }

    @Test("a cycle that a root reaches is kept alive, and the path from the root is evidence")
    func keptAlive() throws {
        var heap = HeapBuilder()
        let registry = heap.object("dict", kind: .dictionary, size: 232, labels: .pairs, flags: .tracked)
        let key = heap.object("str", kind: .string, size: 52, flags: .interned, value: "main")
        heap.root(registry, .module, name: "app.registry")
        heap.refer(registry, to: key)
        heap.refer(registry, to: family(in: &heap))
        let result = try analyzer.run(heap.graph(), options: everything)
        #expect(result.whole("cycles") == 1)
        #expect(result.whole("garbage-cycles") == 0)
        #expect(result.whole("garbage-bytes") == 0)
        let finding = try #require(result.findings("live-cycle").first)
        #expect(result.findings.count == 1)
        #expect(finding.severity == .info)
        #expect(finding.impact == 684)
        let path = try #require(finding.evidence.last)
        #expect(path.role == "shortest path from module app.registry")
        #expect(path.objects.map(\.type) == ["dict", "app.Parent"])
        #expect(path.labels == ["['main']"])
    }

    @Test("a garbage cycle with a finalizer waits for it; one whose finalizer ran does not")
    func finalizers() throws {
        var heap = HeapBuilder()
        _ = family(in: &heap, flags: [.tracked, .hasFinalizer])
        _ = family(in: &heap, flags: [.tracked, .hasFinalizer, .finalized])
        let result = try analyzer.run(heap.graph(), options: everything)
        #expect(result.whole("garbage-cycles") == 2)
        #expect(result.whole("finalizer-cycles") == 1)
        #expect(result.findings("finalizer-cycle").count == 1)
        #expect(result.findings("finalizer-cycle")[0].hypothesis.contains("PEP 442"))
        #expect(result.findings("garbage-cycle").count == 1)
    }

    @Test("garbage with a member that the collector does not track is never collected")
    func uncollectable() throws {
        var heap = HeapBuilder()
        _ = family(in: &heap)
        _ = family(in: &heap, flags: [])
        let result = try analyzer.run(heap.graph(), options: everything)
        #expect(result.whole("uncollectable-cycles") == 1)
        #expect(result.findings("uncollectable-cycle").count == 1)
        #expect(result.findings("garbage-cycle").count == 1)
    }

    @Test("where no object is marked as tracked, garbage is only garbage")
    func noTrackingInformation() throws {
        var heap = HeapBuilder()
        let node = heap.object("Node", size: 32)
        heap.refer(node, to: node, ".next")
        let result = try analyzer.run(heap.graph(), options: everything)
        #expect(result.whole("uncollectable-cycles") == 0)
        #expect(result.findings.map(\.kind) == ["garbage-cycle"])
    }

    @Test("weak and missing references close no cycle, and a heap without cycles has nothing to say")
    func silence() throws {
        var heap = HeapBuilder()
        let parent = family(in: &heap, children: 3, back: .weak)
        heap.root(parent)
        heap.refer(parent, toAddress: 0x10, ".gone")
        let result = try analyzer.run(heap.graph(), options: everything)
        #expect(result.whole("cycles") == 0)
        #expect(
            result.findings.isEmpty && result.tables.isEmpty && result.figures.isEmpty && result.notes.isEmpty
        )
    }

    @Test("an empty heap has no cycles")
    func emptyHeap() throws {
        let result = try analyzer.run(HeapBuilder().graph())
        #expect(result.metrics.allSatisfy { $0.value == 0 })
        #expect(result.findings.isEmpty && result.figures.isEmpty)
    }

    @Test("an object that refers to itself is a cycle of one")
    func selfReference() throws {
        var heap = HeapBuilder()
        let list = heap.object("list", kind: .list, size: 88, labels: .indexed, flags: .tracked)
        heap.refer(list, to: list)
        let result = try analyzer.run(heap.graph(), options: everything)
        #expect(result.whole("cyclic-objects") == 1)
        #expect(result.table("cycles")?.cell(0, "cycle") == .text("list -[0]→ list"))
    }

    @Test("overlapping cycles are one component, whose representative is a shortest one")
    func overlapping() throws {
        var heap = HeapBuilder()
        let hub = heap.object("Hub", size: 16, flags: .tracked)
        for length in [4, 2, 3] {
            var last = hub
            for _ in 1..<length {
                let node = heap.object("Node", size: 16, flags: .tracked)
                heap.refer(last, to: node, ".next")
                last = node
            }
            heap.refer(last, to: hub, ".hub")
        }
        let result = try analyzer.run(heap.graph(), options: everything)
        #expect(result.whole("cycles") == 1)
        #expect(result.whole("cyclic-objects") == 7)
        #expect(result.table("cycles")?.cell(0, "cycle") == .text("Hub -.next→ Node -.hub→ Hub"))
    }

    @Test("a cycle that another of its shape keeps is not counted twice")
    func nested() throws {
        var heap = HeapBuilder()
        let outer = heap.object("Node", size: 100, flags: .tracked)
        let inner = heap.object("Node", size: 10, flags: .tracked)
        heap.refer(outer, to: outer, ".self")
        heap.refer(inner, to: inner, ".self")
        heap.refer(outer, to: inner, ".child")
        let result = try analyzer.run(heap.graph(), options: everything)
        #expect(result.whole("cycles") == 2)
        #expect(result.findings.map(\.impact) == [110])
        #expect(result.whole("garbage-bytes") == 110)
    }

    @Test("what two entries of a cycle keep jointly counts")
    func twoEntries() throws {
        var heap = HeapBuilder()
        let a = heap.object("A", size: 10)
        let b = heap.object("B", size: 20)
        let shared = heap.object("Shared", size: 1_000)
        heap.refer(a, to: b, ".b")
        heap.refer(b, to: a, ".a")
        heap.refer(a, to: shared, ".shared")
        heap.refer(b, to: shared, ".shared")
        heap.root(a)
        heap.root(b)
        let graph = try heap.graph()
        // Neither entry retains the shared object alone, so a sum over entries would miss it.
        #expect(graph.retainedSizes[a.index] + graph.retainedSizes[b.index] == 30)
        let result = try analyzer.run(graph, options: everything)
        #expect(result.findings.map(\.impact) == [1_030])
    }

    @Test("a ring of 20,000 objects is one shape with a ring of three, and its figure is cut")
    func longRing() throws {
        var heap = HeapBuilder()
        for length in [20_000, 3] {
            let nodes = (0..<length).map { _ in heap.object("Node", size: 16, flags: .tracked) }
            for (index, node) in nodes.enumerated() {
                heap.refer(node, to: nodes[(index + 1) % length], ".next")
            }
        }
        let result = try analyzer.run(heap.graph(), options: everything)
        #expect(result.findings.count == 1)
        #expect(result.findings[0].impact == 20_003 * 16)
        #expect(result.table("cycles")?.cell(0, "cycle") == .text("20,000 × (Node -.next→) Node"))
        let figure = try #require(result.figures.first)
        #expect(figure.caption.contains("19,984 of its 20,000 objects"))
        #expect(figure.dot.contains("19,984 more steps"))
    }

    @Test("the program's own definitions are set apart, and data caught up in them is described")
    func programComponent() throws {
        var heap = HeapBuilder()
        let module = heap.object("module", kind: .module, size: 72)
        let globals = heap.object("dict", kind: .dictionary, size: 232)
        let type = heap.object("type", kind: .type, size: 1_000)
        let function = heap.object("function", kind: .function, size: 136)
        let cache = heap.object("app.Cache", size: 48)
        let entries = heap.object("list", kind: .list, size: 100_000)
        let payload = heap.object("bytes", kind: .bytes, size: 300_000)
        heap.root(module, .module, name: "app")
        heap.refer(module, to: globals, ".__dict__")
        heap.refer(globals, to: type, "['Cache']")
        heap.refer(type, to: function, ".method")
        heap.refer(function, to: globals, ".__globals__")
        heap.refer(globals, to: cache, "['cache']")
        heap.refer(cache, to: type, ".__class__")
        heap.refer(cache, to: entries, ".entries")
        heap.refer(entries, to: cache, "[0]")
        heap.refer(entries, to: payload, "[1]")
        let result = try analyzer.run(heap.graph())
        #expect(result.whole("cycles") == 0)
        #expect(result.whole("program-objects") == 5)
        #expect(result.whole("program-bytes") == 232 + 1_000 + 136 + 48 + 100_000)
        #expect(result.notes.first?.contains("5 objects") == true)
        let table = try #require(result.table("data-in-program-cycles"))
        // The namespace is part of the definitions; the list keeps the payload, the cache nothing but itself.
        #expect(table.rows.count == 2)
        #expect(table.cell(0, "type") == .text("list"))
        #expect(table.cell(0, "held") == .bytes(400_000))
        #expect(table.cell(1, "type") == .text("app.Cache"))
        #expect(table.cell(1, "held") == .bytes(48))
        #expect(result.findings.map(\.kind) == ["data-in-program-cycle"])
        #expect(result.findings[0].impact == 400_048)
    }

    @Test("a garbage cycle of functions is garbage, not the program")
    func garbageClosure() throws {
        var heap = HeapBuilder()
        let function = heap.object("function", kind: .function, size: 136, flags: .tracked)
        let cell = heap.object("cell", kind: .other, size: 40, flags: .tracked)
        heap.refer(function, to: cell, ".__closure__")
        heap.refer(cell, to: function, ".cell_contents")
        let result = try analyzer.run(heap.graph(), options: everything)
        #expect(result.whole("garbage-cycles") == 1)
        #expect(result.whole("program-objects") == 0)
    }

    @Test("two runs give the same bytes, whatever the rows")
    func deterministic() throws {
        var heap = HeapBuilder()
        for _ in 0..<50 { _ = family(in: &heap, children: 4) }
        heap.root(family(in: &heap, children: 60), .handle)
        let graph = try heap.graph()
        let options = ["rows": OptionValue.integer(1), "minimum-bytes": .integer(0)]
        #expect(try analyzer.run(graph, options: options) == analyzer.run(graph, options: options))
        let result = try analyzer.run(graph, options: options)
        #expect(result.table("cycles")?.rows.count == 1)
        #expect(result.table("cycles")?.totalRows == 2)
    }
}
