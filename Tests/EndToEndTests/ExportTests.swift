import Foundation
import HeapGraph
import TestSupport
import Testing
import Workbench

@testable import ManagedRuntime

/// What `barrow export` writes, recomputed by others: Python parses it, networkx derives dominators from it.
@Suite struct ExportTests {
    private let folder = TemporaryFolder()
    private let truth: PlantedTruth
    private let bytes: Int
    private var dump: String { folder.file("demo.barrow") }
    private var export: String { folder.file("demo.jsonl") }

    init() throws {
        let runtime = Runtime()
        truth = DemoWorkload().run(runtime, WorkloadParameters(objects: 3_000, seed: 5))
        var bytes = runtime.statics.objects.reduce(0) { $0 + runtime.shallowSize($1) }
        runtime.allocator.forEachObject { bytes += runtime.shallowSize(ObjectRef($0)) }
        self.bytes = bytes + runtime.runningFrameSizes.reduce(0, +)
        try runtime.dump(to: dump)
        let run = try BarrowCommand(["export", dump, "--to", export, "--quiet"])
        try #require(run.status == 0, "\(run.errors)")
    }

    @Test func linesAreObjectsInAddressOrderWithTheHeapsBytes() throws {
        let leak = try #require(truth.leaks.first)
        let output = try Python.run(
            """
            import json, sys
            with open(sys.argv[1], encoding="utf-8") as lines:
                objects = [json.loads(line) for line in lines]
            keys = {"id", "address", "type", "size", "refcount", "reachable", "retained", "idom", "refs"}
            assert all(set(o) == keys for o in objects)
            assert all(set(r) == {"to", "label", "strength"} for o in objects for r in o["refs"])
            assert [o["id"] for o in objects] == list(range(len(objects)))
            assert all(a["address"] < b["address"] for a, b in zip(objects, objects[1:]))
            holder = [o for o in objects if o["address"] == int(sys.argv[2])]
            print(sum(o["size"] for o in objects), holder[0]["type"], holder[0]["retained"])
            """, arguments: [export, "\(leak.address)"])
        let expected = "\(bytes) \(leak.holderType) \(leak.retainedBytes)\n"
        #expect(String(decoding: output, as: UTF8.self) == expected)
    }

    @Test func networkxFindsTheSameDominatorsAndRetainedSizes() throws {
        let heap = try HeapOpener(observer: Silence()).open(dump)
        let roots = heap.graph.roots.map(\.object).filter { $0 != noRow }
        let output = try Python.run(
            Self.oracle, arguments: [export], input: try JSONEncoder().encode(roots))
        let counted = try JSONDecoder().decode([String: Int].self, from: output)
        #expect(counted["reachable"] == Int(heap.totals.reachableObjects))
        #expect(counted["unreachable"] == Int(heap.totals.unreachableObjects))
        #expect(counted["unreachable"] ?? 0 >= truth.garbageCycles.objects)
        #expect(counted["differences"] == 0)
    }

    @Test func standardOutputIsAsTheFile() throws {
        let run = try BarrowCommand(["export", dump, "--to", "-", "--quiet"])
        #expect(run.status == 0)
        #expect(Data(run.output.utf8) == Data(folder.read("demo.jsonl")))
    }

    private struct Silence: WorkbenchObserver {
        func progress(_ phase: String, fraction: Double?) {}
        func finished(_ phase: String, seconds: Double) {}
    }

    /// Reads the roots from standard input. Unreachable objects hang below a vertex of their own, which leads to the
    /// lowest object of every component that no other unreachable one refers to.
    private static let oracle = """
        import json, sys
        import networkx as nx

        ROOT, UNREACHABLE = -1, -2
        with open(sys.argv[1], encoding="utf-8") as lines:
            objects = [json.loads(line) for line in lines]
        graph = nx.DiGraph()
        graph.add_nodes_from(range(len(objects)))
        for o in objects:
            graph.add_edges_from(
                (o["id"], r["to"]) for r in o["refs"] if r["strength"] == "strong" and r["to"] is not None)
        for root in set(json.load(sys.stdin)):
            graph.add_edge(ROOT, root)
        reachable = nx.descendants(graph, ROOT)
        assert reachable == {o["id"] for o in objects if o["reachable"]}
        unreachable = set(range(len(objects))) - reachable
        condensed = nx.condensation(graph.subgraph(unreachable))
        for component in condensed:
            if condensed.in_degree(component) == 0:
                graph.add_edge(UNREACHABLE, min(condensed.nodes[component]["members"]))

        differences = 0
        for start, members in [(ROOT, reachable), (UNREACHABLE, unreachable)]:
            part = graph.subgraph(members | {start})
            dominator = nx.immediate_dominators(part, start)
            tree = nx.DiGraph((dominator[v], v) for v in members)
            retained = {}
            for v in nx.dfs_postorder_nodes(tree, start):
                if v != start:
                    retained[v] = objects[v]["size"] + sum(retained[child] for child in tree[v])
            for v in members:
                expected = dominator[v] if dominator[v] != start else None
                if objects[v]["idom"] != expected or objects[v]["retained"] != retained[v]:
                    differences += 1
        print(json.dumps({"reachable": len(reachable), "unreachable": len(unreachable), "differences": differences}))
        """
}
