import CLinux
import HeapGraph

/// The nodes that a breadth-first search has found, in order. Where it goes next is known well ahead, so the memory that it
/// will need is asked for before: a heap is much larger than any cache.
struct NodeQueue: ~Copyable {
    private let graph: SnapshotGraph
    private let memory: Scratch<UInt32>
    private let nodes: UnsafeMutablePointer<UInt32>
    private var next = 0
    private var end = 0
    /// How many nodes before its turn the place of a node's edges is asked for, and then the edges.
    private static let (farAhead, ahead) = (16, 8)

    init(_ graph: SnapshotGraph, capacity: Int) {
        self.graph = graph
        memory = Scratch(zeros: capacity)
        nodes = memory.base
    }

    /// How many have not had their turn.
    var waiting: Int { end - next }

    /// Forgets all nodes.
    mutating func reset() {
        next = 0
        end = 0
    }

    @inline(__always)
    mutating func append(_ node: UInt32) {
        nodes[end] = node
        end &+= 1
    }

    /// Nil where all had their turn.
    @inline(__always)
    mutating func popFirst() -> Int? {
        guard next < end else { return nil }
        if next &+ Self.farAhead < end {
            let node = Int(nodes[next &+ Self.farAhead])
            barrow_prefetch(graph.firstEdge + node)
            barrow_prefetch(graph.kind + node)
        }
        if next &+ Self.ahead < end {
            let edge = Int(truncatingIfNeeded: graph.firstEdge[Int(nodes[next &+ Self.ahead])])
            barrow_prefetch(graph.target + edge)
            barrow_prefetch(graph.code + edge)
        }
        next &+= 1
        return Int(nodes[next &- 1])
    }
}
