import HeapGraph
import TestSupport
import Testing

/// Shapes that break recursive or quadratic implementations.
@Suite struct DeepGraphTests {
    @Test func aChainOfAQuarterMillionObjectsIsNoDeeperForTheStack() throws {
        let count = 250_000
        var heap = HeapBuilder()
        let nodes = (0..<count).map { _ in heap.object("node", size: 16) }
        for (from, to) in zip(nodes, nodes.dropFirst()) { heap.refer(from, to: to) }
        heap.root(nodes[0])
        let graph = try heap.graph()
        #expect(graph.distances[count - 1] == UInt32(count))
        #expect(graph.retainedSizes[0] == UInt64(count) * 16)
        #expect(graph.immediateDominators[count - 1] == UInt32(count - 2))
        #expect(Set(graph.components).count == count)
    }

    @Test func aRingOfAQuarterMillionObjectsIsOneComponent() throws {
        let count = 250_000
        var heap = HeapBuilder()
        let nodes = (0..<count).map { _ in heap.object("node", size: 16) }
        for (index, node) in nodes.enumerated() { heap.refer(node, to: nodes[(index + 1) % count]) }
        let graph = try heap.graph()
        #expect(Set(graph.components) == [0])
        #expect(graph.retainedSizes[graph.virtualUnreachable] == UInt64(count) * 16)
        #expect(Array(graph.dominatedChildren(of: graph.virtualUnreachable)) == [0])
    }

    @Test func aHeapWithoutObjectsHasEmptyColumns() throws {
        let graph = try HeapBuilder().graph()
        #expect(graph.objectCount == 0)
        #expect(Array(graph.retainedSizes) == [0, 0])
    }

    @Test func aRootThatAnotherRootLeadsToIsDominatedByTheVirtualRoot() throws {
        var heap = HeapBuilder()
        let first = heap.object("node", size: 10)
        let second = heap.object("node", size: 20)
        heap.refer(first, to: second)
        heap.root(first)
        heap.root(second)
        let graph = try heap.graph()
        #expect(Int(graph.immediateDominators[second.index]) == graph.virtualRoot)
        #expect(graph.retainedSizes[first.index] == 10)
    }
}
