import FoundationEssentials
import HeapGraph
import TestSupport
import Testing
import V8SnapshotReader

/// Distances, dominators and retained sizes of every node against a computation of their own: DevTools' rules written down
/// once more in Python, dominators by networkx (PyPI).
@Suite struct OracleTests {
    private struct Answer: Decodable {
        /// -1: nothing leads there.
        var distance: [Int]
        /// -1: nothing that counts leads there.
        var dominator: [Int]
        /// By node, of those that have a dominator.
        var retained: [UInt64]
    }

    private static let script = Toolchain.packageRoot + "/Tests/V8SnapshotReaderTests/devtools_rules.py"

    static func check(_ snapshot: String, _ place: Comment) throws {
        let graph = try V8SnapshotReader.open(snapshot).load().graph.derived()
        let program = try String(contentsOfFile: Self.script, encoding: .utf8)
        let output = try Python.run(program, arguments: [snapshot])
        let answer = try JSONDecoder().decode(Answer.self, from: output)
        #expect(graph.allDistances.map { $0 == noRow ? -1 : Int($0) } == answer.distance, place)
        let root = try #require(graph.roots.first).object
        let dominators = graph.allDominators.enumerated().map { node, dominator in
            UInt32(node) == root ? Int(root) : Int(dominator)
        }
        let retained = graph.allRetainedSizes
        var unreachable = 0
        for node in 0..<graph.objectCount {
            if answer.dominator[node] < 0 {
                unreachable += 1
                #expect(dominators[node] != graph.virtualRoot, place)
            } else {
                #expect(dominators[node] == answer.dominator[node], place)
                #expect(retained[node] == answer.retained[node], place)
            }
        }
        #expect(unreachable < graph.objectCount, place)
    }

    @Test func generatedHeapsAgree() throws {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        let folder = TemporaryFolder()
        for round in 0..<12 {
            let script = SnapshotScript.random(
                nodes: Int.random(in: 3...400, using: &generator), using: &generator)
            folder.write(script.bytes, to: "random")
            try Self.check(folder.file("random"), "BARROW_TEST_SEED=\(seed), round \(round)")
        }
    }

    @Test(.enabled(if: Node.isThere, "needs node"))
    func aSnapshotOfNodeAgrees() throws {
        let folder = TemporaryFolder()
        try Node.takeSnapshot(folder.file("node.heapsnapshot"))
        try Self.check(folder.file("node.heapsnapshot"), "node \(Node.version)")
    }
}
