import HeapGraph

/// What belongs to the page (in Node: to the program), not to V8 or a debugger: everything that edges which are not weak
/// lead to from global objects and documents. markPageOwnedNodes in HeapSnapshot.ts of devtools-frontend.
final class PageOwnership: Sendable {
    /// One byte a node.
    private let memory: Scratch<UInt8>

    init(_ graph: SnapshotGraph, _ roots: UserRoots) {
        memory = Scratch(zeros: graph.nodeCount)
        let waiting = Scratch<UInt32>(zeros: graph.nodeCount)
        let (isOwned, stack) = (memory.base, waiting.base)
        var count = 0
        for node in roots.pageStarts where isOwned[Int(node)] == 0 {
            isOwned[Int(node)] = 1
            stack[count] = node
            count += 1
        }
        while count > 0 {
            count -= 1
            for edge in graph.edges(of: Int(stack[count])) {
                let target = graph.target[edge]
                guard target != noRow, isOwned[Int(target)] == 0 else { continue }
                guard graph.edgeCode(edge).kind != EdgeKind.weak.rawValue else { continue }
                isOwned[Int(target)] = 1
                stack[count] = target
                count += 1
            }
        }
    }

    @inline(__always)
    subscript(_ node: Int) -> Bool { memory.base[node] != 0 }
}
