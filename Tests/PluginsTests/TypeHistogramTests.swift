import AnalysisResults
import HeapGraph
import TestSupport
import Testing

@Suite("type-histogram")
struct TypeHistogramTests {
    private let analyzer: LoadedAnalyzer

    init() throws { analyzer = try LoadedAnalyzer("TypeHistogram") }

    @Test("counts objects, bytes, slack and what is unreachable by type")
    func counts() throws {
        var heap = HeapBuilder()
        let cache = heap.object("dict", kind: .dictionary, size: 232, slack: 8, labels: .pairs)
        heap.root(cache, .module, name: "app")
        for number in 0..<10 {
            let entry = heap.object("app.Entry", size: 56, slack: 8)
            if number < 7 { heap.refer(cache, to: entry, ".entry\(number)") }
        }
        let result = try analyzer.run(try heap.graph())
        #expect(result.metric("objects") == 11)
        #expect(result.metric("types") == 2)
        #expect(result.metric("shallow-bytes") == 792)
        #expect(result.metric("slack-bytes") == 88)
        #expect(result.metric("unreachable-objects") == 3)
        #expect(result.metric("unreachable-bytes") == 168)
        #expect(result.metric("largest-type-bytes") == 560)
        #expect(result.metric("largest-type-share") == 560.0 / 792)
        let table = try #require(result.table("types"))
        #expect(table.totalRows == 2)
        #expect(table.texts("type") == ["app.Entry", "dict"])
        #expect(table.numbers("objects") == [10, 1])
        #expect(table.numbers("shallow") == [560, 232])
        #expect(table.numbers("slack") == [80, 8])
        #expect(table.numbers("retained") == [392, 624])
        #expect(table.numbers("unreachable-objects") == [3, 0])
        #expect(table.numbers("unreachable") == [168, 0])
    }

    @Test("a type's retained size counts an object below another one of the type once")
    func retainedOfNestedObjects() throws {
        var heap = HeapBuilder()
        let outer = heap.object("app.Node", size: 100)
        let leaf = heap.object("bytes", kind: .bytes, size: 1000)
        let inner = heap.object("app.Node", size: 100)
        let other = heap.object("app.Node", size: 100)
        heap.refer(outer, to: inner, ".next")
        heap.refer(inner, to: leaf, ".data")
        heap.root(outer)
        heap.root(other)
        let table = try #require(try analyzer.run(try heap.graph()).table("types"))
        #expect(table.texts("type") == ["bytes", "app.Node"])
        #expect(table.numbers("retained") == [1000, 1300])
    }

    @Test("retained sizes of random heaps are those of the definition")
    func retainedByDefinition() throws {
        let seed = SeededGenerator.seed()
        var random = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            let graph = try randomHeap(&random).graph()
            let table = try #require(try analyzer.run(graph).table("types"))
            let retained = Dictionary(
                uniqueKeysWithValues: zip(table.texts("type"), table.numbers("retained")))
            #expect(retained == retainedOfTopmost(graph), "seed \(seed)")
        }
    }

    @Test("a type of the program's own that fills the heap is a finding, with its largest objects")
    func dominantType() throws {
        var heap = HeapBuilder()
        let list = heap.object("list", kind: .list, size: 8000, labels: .indexed)
        heap.root(list, .module, name: "app")
        for _ in 0..<1000 { heap.refer(list, to: heap.object("app.Session", size: 200)) }
        let graph = try heap.graph()
        let finding = try #require(try analyzer.run(graph).findings.first)
        #expect(finding.kind == "dominant-type")
        #expect(finding.severity == .warning)
        #expect(finding.impact == 200_000)
        #expect(finding.fact("objects") == .count(1000))
        #expect(finding.title == "app.Session takes 96.2% of the heap: 1,000 objects, 195 KiB.")
        #expect(finding.evidence.first?.objects.count == 3)
        #expect(finding.evidence.first?.objects.first?.type == "app.Session")
        #expect(finding.fingerprint == "dominant-type app.Session")
        #expect(try analyzer.run(graph, options: ["dominant-share": .real(0.97)]).findings.isEmpty)
        #expect(try analyzer.run(graph, options: ["minimum-bytes": .integer(200_001)]).findings.isEmpty)
    }

    @Test("a heap of many types in even parts has no finding")
    func evenHeapIsSilent() throws {
        var heap = HeapBuilder()
        for type in 0..<20 {
            for _ in 0..<50 { heap.root(heap.object("app.Type\(type)", size: 512)) }
        }
        #expect(try analyzer.run(try heap.graph()).findings.isEmpty)
    }

    @Test("rows, order and cells are obeyed, and the treemap says what it left out")
    func capsAndOrder() throws {
        var heap = HeapBuilder()
        for type in 1...9 {
            for _ in 0..<(10 - type) {
                heap.root(heap.object("app.Type\(type)", size: UInt64(type * type) * 16))
            }
        }
        let graph = try heap.graph()
        let result = try analyzer.run(
            graph, options: ["rows": .integer(3), "order": .text("objects"), "cells": .integer(4)])
        let table = try #require(result.table("types"))
        #expect(table.texts("type") == ["app.Type1", "app.Type2", "app.Type3"])
        #expect(table.totalRows == 9)
        let treemap = try #require(result.figure("treemap"))
        #expect(treemap.engine == .patchwork)
        #expect(treemap.dot.contains("… 5 more"))
        #expect(treemap.caption.contains("5 more, 4.4 KiB together"))
        for order in ["shallow", "retained", "slack", "unreachable"] {
            #expect(try analyzer.run(graph, options: ["order": .text(order)]).table("types")?.rows.count == 9)
        }
    }

    @Test("an empty heap gives zeros and says so")
    func emptyHeap() throws {
        let result = try analyzer.run(try HeapBuilder().graph())
        #expect(result.metrics.allSatisfy { $0.value == 0 })
        #expect(result.findings.isEmpty && result.figures.isEmpty)
        #expect(result.notes == ["The dump holds no objects."])
    }

    @Test("garbage alone is counted as unreachable and retained by nobody")
    func onlyUnreachable() throws {
        var heap = HeapBuilder()
        for _ in 0..<10 { _ = heap.object("app.Entry", size: 100) }
        let result = try analyzer.run(try heap.graph())
        #expect(result.metric("unreachable-bytes") == 1000)
        #expect(result.table("types")?.numbers("retained") == [0])
    }

    @Test("two runs give the same result")
    func deterministic() throws {
        var random = SeededGenerator(seed: 7)
        let graph = try randomHeap(&random).graph()
        #expect(try analyzer.run(graph) == analyzer.run(graph))
    }

    // MARK: Oracle

    private func randomHeap(_ random: inout SeededGenerator) -> HeapBuilder {
        var heap = HeapBuilder()
        let objects = (0..<60).map { _ in
            heap.object(
                "app.Type\(Int.random(in: 0..<5, using: &random))",
                size: UInt64.random(in: 1...9, using: &random))
        }
        for _ in 0..<110 {
            heap.refer(objects.randomElement(using: &random)!, to: objects.randomElement(using: &random)!)
        }
        for _ in 0..<4 { heap.root(objects.randomElement(using: &random)!) }
        return heap
    }

    /// The definition: for each type, the retained sizes of reachable objects without a dominator of the same type.
    private func retainedOfTopmost(_ graph: HeapGraph) -> [String: Int64] {
        var sums: [String: Int64] = [:]
        for object in graph.objects {
            let type = graph.typeName(of: object)
            sums[type, default: 0] += 0
            guard graph.isReachable(object) else { continue }
            var above = Int(graph.immediateDominators[object.index])
            while above != graph.virtualRoot, graph.typeName(of: ObjectID(above)) != type {
                above = Int(graph.immediateDominators[above])
            }
            if above == graph.virtualRoot { sums[type]! += Int64(graph.retainedSizes[object.index]) }
        }
        return sums
    }
}
