import FoundationEssentials
import HeapGraph
import TestSupport
import Testing

/// Larger random heaps against networkx (PyPI).
@Suite struct NetworkXTests {
    private struct Graph: Encodable {
        var count: Int
        var edges: [[Int]]
        var roots: [Int]
    }

    private struct Answer: Decodable {
        var idom: [Int]
        var distance: [Int]
        var component: [Int]
    }

    /// -1 stands for "not reachable"; vertex `count` is the root above the roots. Components are named by their
    /// smallest member.
    private static let script = """
        import json, sys, networkx as nx
        answers = []
        for g in json.load(sys.stdin):
            n = g["count"]
            d = nx.DiGraph()
            d.add_nodes_from(range(n + 1))
            d.add_edges_from(map(tuple, g["edges"]))
            d.add_edges_from((n, r) for r in g["roots"])
            idom = nx.immediate_dominators(d, n)
            distance = nx.single_source_shortest_path_length(d, n)
            component = [0] * n
            d.remove_node(n)
            for c in nx.strongly_connected_components(d):
                for v in c: component[v] = min(c)
            answers.append({"idom": [idom.get(v, -1) for v in range(n)],
                            "distance": [distance.get(v, -1) for v in range(n)], "component": component})
        json.dump(answers, sys.stdout)
        """

    @Test func dominatorsDistancesAndComponentsAgree() throws {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        var heaps = try (0..<60).map { _ in try RandomHeap(maximum: 1200, using: &generator) }
        // Enough for references to lower numbers to come in several buckets.
        heaps.append(try RandomHeap(minimum: 70_000, maximum: 80_000, using: &generator))
        let input = heaps.map { heap in
            Graph(
                count: heap.count,
                edges: heap.successors.enumerated().flatMap { source, targets in targets.map { [source, $0] }
                },
                roots: heap.roots.sorted())
        }
        let output = try Python.run(Self.script, input: try JSONEncoder().encode(input))
        let answers = try JSONDecoder().decode([Answer].self, from: output)
        for (round, (heap, answer)) in zip(heaps, answers).enumerated() {
            let place: Comment = "BARROW_TEST_SEED=\(seed), heap \(round)"
            let graph = heap.graph
            let distances = graph.distances.map { $0 == noRow ? -1 : Int($0) }
            #expect(distances == answer.distance, place)
            let idom = (0..<heap.count).map { distances[$0] < 0 ? -1 : Int(graph.immediateDominators[$0]) }
            #expect(idom == answer.idom, place)
            var smallest: [UInt32: Int] = [:]
            let components = (0..<heap.count).map { object in
                let component = graph.components[object]
                smallest[component] = smallest[component] ?? object
                return smallest[component]!
            }
            #expect(components == answer.component, place)
        }
    }
}
