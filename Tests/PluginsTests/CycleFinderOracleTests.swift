import AnalysisResults
import FoundationEssentials
import HeapGraph
import TestSupport
import Testing

/// Random graphs against naive definitions, and against networkx.
@Suite("cycle-finder on random graphs")
struct CycleFinderOracleTests {
    /// Every object has a type of its own, so that every cycle is a row.
    private struct RandomHeap {
        var sizes: [UInt64] = []
        /// Strong references only.
        var edges: [[Int]] = []
        var roots: [Int] = []
        var builder = HeapBuilder()

        init(using random: inout SeededGenerator) {
            let count = Int.random(in: 1...24, using: &random)
            var handles: [HeapBuilder.Handle] = []
            for index in 0..<count {
                sizes.append(UInt64.random(in: 1...1_000, using: &random))
                handles.append(builder.object("T\(index)", size: sizes[index]))
            }
            edges = [[Int]](repeating: [], count: count)
            for _ in 0..<Int.random(in: 0...2 * count, using: &random) {
                let (a, b) = (
                    Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random)
                )
                let isWeak = Int.random(in: 0..<5, using: &random) == 0
                builder.refer(
                    handles[a], to: handles[b], isWeak ? ".w" : ".r", strength: isWeak ? .weak : .strong)
                if !isWeak { edges[a].append(b) }
            }
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                roots.append(Int.random(in: 0..<count, using: &random))
                builder.root(handles[roots.last!])
            }
        }

        func reached(from starts: [Int], without removed: Set<Int> = []) -> Set<Int> {
            var seen = Set(starts).subtracting(removed)
            var pending = Array(seen)
            while let next = pending.popLast() {
                for target in edges[next] where !removed.contains(target) && seen.insert(target).inserted {
                    pending.append(target)
                }
            }
            return seen
        }

        /// Sets of objects that reach each other, and themselves.
        var cycles: [Set<Int>] {
            let reach = edges.indices.map { reached(from: edges[$0]) }
            let members = edges.indices.filter { reach[$0].contains($0) }
            return Set(
                members.map { a in Set(members.filter { reach[a].contains($0) && reach[$0].contains(a) }) }
            )
            .sorted { $0.min()! < $1.min()! }
        }

        /// Bytes that only paths through the cycle reach: from the roots, or, for garbage, from every other object
        /// that is unreachable and that the cycle itself does not reach.
        func retained(_ cycle: Set<Int>) -> UInt64 {
            let live = reached(from: roots)
            let fromCycle = reached(from: Array(cycle))
            let starts =
                live.isSuperset(of: cycle) ? roots : edges.indices.filter { !fromCycle.contains($0) } + live
            let others = reached(from: starts, without: cycle)
            return fromCycle.subtracting(others).reduce(0) { $0 + sizes[$1] }
        }
    }

    @Test("members, bytes, status and retained sizes agree with their definitions on 400 graphs")
    func naive() throws {
        let analyzer = try LoadedAnalyzer("CycleFinder")
        let seed = SeededGenerator.seed()
        var random = SeededGenerator(seed: seed)
        for round in 0..<400 {
            let heap = RandomHeap(using: &random)
            let options = ["minimum-bytes": OptionValue.integer(0), "rows": .integer(1_000)]
            let result = try analyzer.run(heap.builder.graph(), options: options)
            let live = heap.reached(from: heap.roots)
            let expected = heap.cycles.map { cycle in
                let bytes = cycle.reduce(0) { $0 + Int64(heap.sizes[$1]) }
                let status =
                    live.isSuperset(of: cycle) ? "kept alive from outside" : "garbage awaiting collection"
                return "\(cycle.count) \(bytes) \(heap.retained(cycle)) \(status)"
            }
            let table = result.table("cycles")
            let found = (0..<(table?.rows.count ?? 0)).map { row in
                "\(count(table!.cell(row, "objects"))) \(count(table!.cell(row, "bytes"))) "
                    + "\(count(table!.cell(row, "retained"))) \(text(table!.cell(row, "status")))"
            }
            #expect(found.sorted() == expected.sorted(), "seed \(seed), round \(round)")
            let garbage = heap.cycles.filter { !live.isSuperset(of: $0) }.flatMap { $0 }
            let kept = heap.reached(from: garbage).subtracting(live).reduce(0) { $0 + heap.sizes[$1] }
            #expect(result.metric("garbage-bytes") == Double(kept), "seed \(seed), round \(round)")
            try expectShortest(result, heap, "seed \(seed), round \(round)")
        }
    }

    /// The representative cycle is made of real references and is a shortest one through its first member.
    private func expectShortest(_ result: AnalysisResult, _ heap: RandomHeap, _ comment: Comment) throws {
        for finding in result.findings {
            let cycle = finding.evidence[0].objects.map { Int($0.id) }
            #expect(cycle.first == cycle.last, comment)
            for (source, target) in zip(cycle, cycle.dropFirst()) {
                #expect(heap.edges[source].contains(target), comment)
            }
            var distance = 1
            var layer = Set(heap.edges[cycle[0]])
            while !layer.contains(cycle[0]) {
                layer = Set(layer.flatMap { heap.edges[$0] })
                distance += 1
            }
            #expect(cycle.count == distance + 1, comment)
        }
    }

    @Test("the cycles of a larger graph are networkx's strongly connected components")
    func networkx() throws {
        let seed = SeededGenerator.seed()
        var random = SeededGenerator(seed: seed)
        var heap = HeapBuilder()
        let handles = (0..<3_000).map { _ in heap.object("Node", size: 16) }
        var lines = ""
        for _ in 0..<4_000 {
            let (a, b) = (
                Int.random(in: 0..<3_000, using: &random), Int.random(in: 0..<3_000, using: &random)
            )
            heap.refer(handles[a], to: handles[b])
            lines += "\(a) \(b)\n"
        }
        let script = """
            import sys, networkx as nx
            g = nx.DiGraph(tuple(map(int, line.split())) for line in sys.stdin)
            cycles = [c for c in nx.strongly_connected_components(g) if len(c) > 1 or g.has_edge(*list(c) * 2)]
            print(len(cycles), sum(map(len, cycles)), max(map(len, cycles)) * 16)
            """
        let answer = String(decoding: try Python.run(script, input: Data(lines.utf8)), as: UTF8.self)
        let result = try LoadedAnalyzer("CycleFinder").run(heap.graph())
        let found = ["cycles", "cyclic-objects", "largest-cycle-bytes"].map { Int(result.metric($0) ?? -1) }
        #expect(answer == "\(found[0]) \(found[1]) \(found[2])\n", "seed \(seed)")
    }

    private func count(_ cell: Cell?) -> Int64 {
        switch cell {
        case .count(let value), .bytes(let value): value
        default: -1
        }
    }

    private func text(_ cell: Cell?) -> String {
        if case .text(let text) = cell { text } else { "" }
    }
}
