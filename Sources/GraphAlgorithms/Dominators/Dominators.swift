import CLinux
import HeapGraph

/// Immediate dominators by SEMI-NCA, and retained sizes.
///
/// L. Georgiadis, "Linear-Time Algorithms for Dominators and Related Problems", PhD thesis, Princeton 2005, section 2.2.
/// Semidominators are computed as Lengauer and Tarjan do; the immediate dominator is then the nearest common ancestor, in
/// the dominator tree built so far, of the parent in the depth-first tree and the semidominator. In practice faster than
/// Lengauer–Tarjan; O(m log n) at worst. After the search everything is in preorder, read nearly in sequence; referrers
/// are not needed, see ``PreorderSearch``.
///
/// Two trees in one numbering: below the virtual root, then below the virtual "unreachable" vertex. Scratch memory: 24 bytes
/// an object, 4 a reference and 8 more a reference to a lower number, in use one after the other as far as they can be.
enum Dominators {
    /// Where the results go: columns with a row for each object; `retained` has two more, for the virtual vertices.
    struct Output: @unchecked Sendable {
        let immediateDominator: UnsafeMutablePointer<UInt32>
        let retained: UnsafeMutablePointer<UInt64>
    }

    private static let ahead = 32

    /// - Returns: how many objects are reachable.
    static func compute(_ edges: StrongEdges, _ graph: HeapGraph, into output: Output) -> UInt64 {
        // 32-bit offsets where they are enough.
        if edges.referenceCount < UInt32.max {
            compute(edges, UInt32.self, graph, into: output)
        } else {
            compute(edges, UInt64.self, graph, into: output)
        }
    }

    private static func compute<Offset: RowOffset>(
        _ edges: StrongEdges, _: Offset.Type, _ graph: HeapGraph, into output: Output
    ) -> UInt64 {
        let tree = findDominators(edges, Offset.self, graph)
        let (vertex, dominator) = (tree.vertex.base, tree.parent.base)
        let count = Int(tree.count)
        let retained = Scratch<UInt64>(zeros: count)
        let sums = retained.base
        let size = graph.columns.size.baseAddress
        Parallel.forEachRange(of: count) { range in
            for number in range where vertex[number] < edges.count {
                barrow_prefetch(size! + Int(vertex[min(number + ahead, count - 1)]))
                let own = size![Int(vertex[number])]
                sums[number] = own == .max ? graph.shallowSize(of: ObjectID(vertex[number])) : UInt64(own)
                output.immediateDominator[Int(vertex[number])] = vertex[Int(dominator[number])]
            }
        }
        for number in stride(from: count - 1, to: 0, by: -1) where dominator[number] != number {
            sums[Int(dominator[number])] &+= sums[number]
        }
        Parallel.forEachRange(of: count) { range in
            for number in range { output.retained[Int(vertex[number])] = sums[number] }
        }
        extendLifetime(retained)
        // The virtual root is number 0, and what is not reachable comes last.
        let reachable = UInt64(tree.lastVirtual) - 1
        extendLifetime(tree)
        return reachable
    }

    /// The tree, its parents replaced by immediate dominators; a virtual vertex is its own.
    private static func findDominators<Offset: RowOffset>(
        _ edges: StrongEdges, _: Offset.Type, _ graph: HeapGraph
    ) -> PreorderTree {
        var search = PreorderSearch(SearchEdges<Offset>(edges))
        let root = search.addVirtualVertex(graph.virtualRoot)
        for entry in graph.roots { search.visit(entry.object, below: root) }
        let unreachable = search.addVirtualVertex(graph.virtualUnreachable)
        UnreachableEntries.visit(edges, &search, below: unreachable)
        let found = search.finish()
        Semidominators.compute(found.tree, found.backward)
        let tree = found.releaseEdges()
        climb(tree)
        return tree
    }

    /// From each vertex's parent up to the first dominator that is not above its semidominator.
    ///
    /// Step by step, which a heap hardly ever needs more than a few of; where it does (a linked list of a million items
    /// that an array holds, too), the rest goes by ``AncestorJumps``.
    private static func climb(_ tree: borrowing PreorderTree) {
        let (parent, semidominator, count) = (tree.parent.base, tree.lowestSource.base, Int(tree.count))
        var steps = 4 * count
        var number = 1
        while number < count, steps > 0 {
            var candidate = parent[number]
            while candidate > semidominator[number] {
                candidate = parent[Int(candidate)]
                steps &-= 1
            }
            parent[number] = candidate
            number += 1
        }
        guard number < count else { return }
        let jumps = AncestorJumps(parent, vertices: count)
        for known in 0..<number { jumps.add(known) }
        while number < count {
            parent[number] = jumps.ancestor(of: parent[number], atMost: semidominator[number])
            jumps.add(number)
            number += 1
        }
    }
}
