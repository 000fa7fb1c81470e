import TestSupport
import Testing

@testable import GraphAlgorithms

@Suite struct AncestorJumpsTests {
    @Test func jumpsEndWhereStepsDo() {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let count = Int.random(in: 1...300, using: &generator)
            // Most vertices below one of the last few: deep trees; now and then a root.
            let parent = (0..<count).map { vertex -> UInt32 in
                let isRoot = vertex == 0 || Int.random(in: 0..<40, using: &generator) == 0
                return UInt32(
                    isRoot ? vertex : Int.random(in: max(0, vertex - 3)..<vertex, using: &generator))
            }
            parent.withUnsafeBufferPointer { parent in
                let jumps = AncestorJumps(parent.baseAddress!, vertices: count)
                for vertex in 0..<count { jumps.add(vertex) }
                for start in 0..<UInt32(count) {
                    var path = [start]
                    while parent[Int(path.last!)] != path.last! { path.append(parent[Int(path.last!)]) }
                    let limit = UInt32.random(in: path.last!...start, using: &generator)
                    #expect(
                        jumps.ancestor(of: start, atMost: limit) == path.first { $0 <= limit }!,
                        "BARROW_TEST_SEED=\(seed)")
                }
            }
        }
    }
}
