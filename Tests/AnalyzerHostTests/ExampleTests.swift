import AnalysisResults
import AnalyzerHost
import GraphAlgorithms
import HeapGraph
import TestSupport
import Testing

@Suite("Analyzers from outside this package")
struct ExampleTests {
    @Test("the example in C finds the containers that hold nothing")
    func emptyContainers() async throws {
        let library = try Toolchain.compile(
            "\(Toolchain.examples)/EmptyContainers/empty_containers.c", as: "libEmptyContainers.so")
        var heap = HeapBuilder()
        let full = heap.object("list", kind: .list, size: 88, labels: .indexed)
        let empty = heap.object("list", kind: .list, size: 56, labels: .indexed)
        let odd = heap.object("a\"dict\\", kind: .dictionary, size: 64)
        _ = heap.object("str", kind: .string, size: 50, value: "")
        heap.refer(full, to: empty)
        heap.root(full)
        heap.root(odd)
        let result = try await run(library, "empty-containers", heap: try heap.graph())
        #expect(
            result.metrics == [Metric("empty-containers", 2, .count), Metric("empty-bytes", 120, .bytes)])
        #expect(
            result.tables.first?.rows == [
                [.text("list"), .count(1), .bytes(56)], [.text("a\"dict\\"), .count(1), .bytes(64)],
            ])
    }

    @Test("the example in Swift, a package of its own, finds the end of a list")
    func deepestObjects() async throws {
        let library = try Toolchain.build(
            package: "\(Toolchain.examples)/DeepestObjects", product: "DeepestObjects")
        var heap = HeapBuilder()
        let nodes = (0..<30).map { _ in heap.object("Node", size: 48) }
        for (node, next) in zip(nodes, nodes.dropFirst()) { heap.refer(node, to: next, ".next") }
        heap.root(nodes[0])
        let graph = try GraphDerivation.derive([.distances], in: heap.graph())
        let result = try await run(library, "deepest-objects", heap: graph, options: ["limit": .integer(2)])
        #expect(result.metrics == [Metric("greatest-distance", 30, .count)])
        let table = try #require(result.tables.first)
        #expect(table.totalRows == 30)
        #expect(
            table.rows.map { $0[1...] } == [[.count(30), .bytes(48)], [.count(29), .bytes(48)]])
        #expect(result.figures.first?.dot.contains("\"roots\" -> \"o29\" [label=\"30\"]") == true)
    }

    /// From the catalog to the answer, as the command does it.
    private func run(
        _ library: String, _ name: String, heap: HeapGraph, options: [String: OptionValue] = [:]
    ) async throws -> AnalysisResult {
        let worker = WorkerCommand(executable: BuildProducts.barrow)
        let catalog = await AnalyzerCatalog.discover(
            PluginSearchPath(explicit: [library], environment: nil, executable: nil), worker: worker)
        let plugin = try #require(catalog[name], "\(catalog.rejected)")
        let input = AnalyzerJob.Heap(image: try #require(heap.image), name: "example")
        let job = AnalyzerJob(plugin: plugin, heaps: [input], options: options)
        return try await AnalyzerHost(worker: worker).run([job])[0].result.get()
    }
}
