import HeapGraph

/// What belongs to the page (in Node: to the program), not to V8 or a debugger: everything that edges which are not weak
/// lead to from global objects and documents. markPageOwnedNodes in HeapSnapshot.ts of devtools-frontend.
final class PageOwnership: Sendable {
    private let owned: NodeSet

    init(_ graph: SnapshotGraph, _ roots: UserRoots) {
        owned = NodeSet(graph.nodeCount)
        var queue = NodeQueue(graph, capacity: graph.nodeCount)
        for node in roots.pageStarts where owned.insert(Int(node)) { queue.append(node) }
        while let node = queue.popFirst() {
            for edge in graph.edges(of: node) {
                let target = graph.target[edge]
                guard target != noRow, graph.edgeCode(edge).kind != EdgeKind.weak.rawValue else { continue }
                if owned.insert(Int(target)) { queue.append(target) }
            }
        }
    }

    @inline(__always)
    subscript(_ node: Int) -> Bool { owned.contains(node) }
}
