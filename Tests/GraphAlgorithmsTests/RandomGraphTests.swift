import HeapGraph
import TestSupport
import Testing

/// Every algorithm against its definition, computed naively, on thousands of small random heaps.
@Suite struct RandomGraphTests {
    static let rounds = 3000

    private func forRandomHeaps(
        maximum: Int = 24, rounds: Int = Self.rounds, _ check: (RandomHeap, String) throws -> Void
    ) throws {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        for round in 0..<rounds {
            try check(
                RandomHeap(maximum: maximum, using: &generator), "BARROW_TEST_SEED=\(seed), round \(round)")
        }
    }

    @Test func retainedSizeIsWhatBecomesUnreachableWithoutTheObject() throws {
        try forRandomHeaps { heap, place in
            let reachable = heap.reach(from: heap.roots)
            for object in reachable {
                let lost = reachable.subtracting(heap.reach(from: heap.roots, without: object))
                #expect(heap.graph.retainedSizes[object] == heap.size(lost), "\(place), object \(object)")
            }
            #expect(heap.graph.retainedSizes[heap.graph.virtualRoot] == heap.size(reachable), "\(place)")
            let unreachable = Set(0..<heap.count).subtracting(reachable)
            #expect(
                heap.graph.retainedSizes[heap.graph.virtualUnreachable] == heap.size(unreachable), "\(place)")
        }
    }

    @Test func immediateDominatorIsTheClosestObjectOnEveryPath() throws {
        try forRandomHeaps { heap, place in
            let reachable = heap.reach(from: heap.roots)
            for object in reachable {
                let dominators = reachable.filter {
                    $0 != object && !heap.reach(from: heap.roots, without: $0).contains(object)
                }
                // The closest one is dominated by all others.
                let closest = dominators.first { candidate in
                    dominators.allSatisfy {
                        $0 == candidate || !heap.reach(from: heap.roots, without: $0).contains(candidate)
                    }
                }
                let expected = closest ?? heap.graph.virtualRoot
                #expect(Int(heap.graph.immediateDominators[object]) == expected, "\(place), object \(object)")
            }
        }
    }

    @Test func unreachableObjectsAreDominatedApart() throws {
        try forRandomHeaps { heap, place in
            let reachable = heap.reach(from: heap.roots)
            for object in 0..<heap.count where !reachable.contains(object) {
                let dominator = Int(heap.graph.immediateDominators[object])
                #expect(
                    dominator == heap.graph.virtualUnreachable || !reachable.contains(dominator), "\(place)")
                #expect(heap.graph.distances[object] == noRow, "\(place)")
            }
            let top = heap.graph.dominatedChildren(of: heap.graph.virtualUnreachable)
            #expect(heap.size(top.map { Int($0) }) <= heap.graph.retainedSizes[heap.graph.virtualUnreachable])
            #expect(
                top.reduce(0) { $0 + heap.graph.retainedSizes[Int($1)] }
                    == heap.graph.retainedSizes[heap.graph.virtualUnreachable], "\(place)")
        }
    }

    @Test func distancesAndPathsAreShortest() throws {
        try forRandomHeaps { heap, place in
            var distance: [Int: UInt32] = [:]
            var layer = heap.roots
            var depth: UInt32 = 1
            while !layer.isEmpty {
                for object in layer { distance[object] = depth }
                layer = Set(layer.flatMap { heap.successors[$0] }).filter { distance[$0] == nil }
                depth += 1
            }
            for object in 0..<heap.count {
                #expect(heap.graph.distances[object] == distance[object] ?? noRow, "\(place)")
                let path = heap.graph.shortestPath(to: ObjectID(object)).map(\.index)
                #expect(path.count == distance[object].map(Int.init) ?? 0, "\(place)")
                if let first = path.first { #expect(heap.roots.contains(first), "\(place)") }
                for (from, to) in zip(path, path.dropFirst()) {
                    #expect(heap.successors[from].contains(to), "\(place)")
                }
            }
        }
    }

    @Test func componentsAreMutualReachability() throws {
        try forRandomHeaps { heap, place in
            let reach = (0..<heap.count).map { heap.reach(from: [$0]) }
            for a in 0..<heap.count {
                for b in 0..<heap.count {
                    let isMutual = reach[a].contains(b) && reach[b].contains(a)
                    #expect((heap.graph.components[a] == heap.graph.components[b]) == isMutual, "\(place)")
                }
                for b in heap.successors[a] {
                    #expect(heap.graph.components[b] <= heap.graph.components[a], "not topological, \(place)")
                }
            }
        }
    }

    @Test func referrersAreTheReferencesTurnedRound() throws {
        try forRandomHeaps { heap, place in
            var expected = [[UInt32]](repeating: [], count: heap.count)
            for source in 0..<heap.count {
                for target in heap.successors[source] { expected[target].append(UInt32(source)) }
            }
            for object in 0..<heap.count {
                #expect(Array(heap.graph.referrers(of: ObjectID(object))) == expected[object], "\(place)")
            }
        }
    }

    @Test func dominatedChildrenAreTheImmediateDominatorsTurnedRound() throws {
        try forRandomHeaps(rounds: 300) { heap, place in
            for vertex in 0..<heap.count + 2 {
                let expected = (0..<heap.count).filter { Int(heap.graph.immediateDominators[$0]) == vertex }
                #expect(heap.graph.dominatedChildren(of: vertex).map(Int.init) == expected, "\(place)")
            }
        }
    }
}
