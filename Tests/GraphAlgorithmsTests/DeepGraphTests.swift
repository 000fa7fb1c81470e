import HeapGraph
import TestSupport
import Testing

/// Shapes that break recursive or quadratic implementations; of more objects than one range of a parallel pass has.
@Suite struct DeepGraphTests {
    @Test func aLongChainIsNoDeeperForTheStack() throws {
        let count = 300_000
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

    @Test func aLongRingIsOneComponent() throws {
        let count = 300_000
        var heap = HeapBuilder()
        let nodes = (0..<count).map { _ in heap.object("node", size: 16) }
        for (index, node) in nodes.enumerated() { heap.refer(node, to: nodes[(index + 1) % count]) }
        let graph = try heap.graph()
        #expect(Set(graph.components) == [0])
        #expect(graph.retainedSizes[graph.virtualUnreachable] == UInt64(count) * 16)
        #expect(Array(graph.dominatedChildren(of: graph.virtualUnreachable)) == [0])
    }

    /// Each item's immediate dominator was looked for step by step up the whole list: hours for ten million items.
    @Test func aLongListWhoseItemsAnArrayHoldsTooWasQuadratic() throws {
        let count = 200_000
        var heap = HeapBuilder()
        let nodes = (0..<count).map { _ in heap.object("node", size: 16) }
        let items = (0..<count).map { _ in heap.object("item", size: 8) }
        let array = heap.object("array", size: 32)
        for index in nodes.indices {
            heap.refer(nodes[index], to: items[index])
            if index + 1 < count { heap.refer(nodes[index], to: nodes[index + 1]) }
            heap.refer(array, to: items[index])
        }
        heap.root(nodes[0])
        heap.root(array)
        let graph = try heap.graph()
        let dominators = graph.immediateDominators
        #expect((1..<count).allSatisfy { dominators[$0] == UInt32($0 - 1) })
        #expect((count..<2 * count).allSatisfy { Int(dominators[$0]) == graph.virtualRoot })
        #expect(graph.retainedSizes[0] == UInt64(count) * 16)
        #expect(graph.reachableCount == UInt64(2 * count + 1))
        #expect(
            (0..<count).allSatisfy { index in
                let item = ObjectID(count + index)
                return graph.referrers(of: item).elementsEqual([UInt32(index), UInt32(array.index)])
            })
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
