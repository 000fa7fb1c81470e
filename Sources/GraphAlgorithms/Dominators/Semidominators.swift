import CLinux
import HeapGraph

/// Semidominators, from the highest preorder number down, as Lengauer and Tarjan compute them, with path compression.
///
/// Of a compressed path only the lowest semidominator matters, never whose it is; so a vertex has one word of two halves,
/// its ancestor and that minimum, and a step reads one cache line.
struct Semidominators: ~Copyable, @unchecked Sendable {
    private struct Link: BitwiseCopyable {
        var ancestor: UInt32
        var lowest: UInt32
    }

    private static let ahead = 24

    private let links: Scratch<Link>
    private let parent: UnsafePointer<UInt32>
    /// The lowest source of references to higher numbers; becomes the semidominator.
    private let semidominator: UnsafeMutablePointer<UInt32>
    private let count: Int

    /// Replaces the tree's lowest sources by semidominators. While one core works on a bucket the other sorts the next one.
    static func compute(_ tree: borrowing PreorderTree, _ edges: borrowing BackwardEdges) {
        let search = Semidominators(tree)
        var current = BucketEdges(vertices: Int(tree.count))
        var next = BucketEdges(vertices: Int(tree.count))
        current.sort(edges.bucketCount - 1, of: edges)
        for bucket in stride(from: edges.bucketCount - 1, through: 0, by: -1) {
            Parallel.perform(2) { core in
                if core == 0 {
                    search.visit(bucket, current)
                } else if bucket > 0 {
                    next.sort(bucket - 1, of: edges)
                }
            }
            swap(&current, &next)
        }
    }

    private init(_ tree: borrowing PreorderTree) {
        count = Int(tree.count)
        links = Scratch(zeros: count)
        parent = UnsafePointer(tree.parent.base)
        semidominator = tree.lowestSource.base
    }

    private func visit(_ bucket: Int, _ edges: BucketEdges) {
        let start = bucket << Int(BackwardEdges.bucketShift)
        let (first, source) = (edges.first.base, edges.source.base)
        let end = min(count, start + 1 << Int(BackwardEdges.bucketShift))
        guard start < end else { return }
        for vertex in stride(from: end - 1, through: start, by: -1) {
            var lowest = semidominator[vertex]
            // Downwards, as the vertices: what comes next is known well ahead.
            var place = Int(first[vertex - start + 1])
            while place > Int(first[vertex - start]) {
                place -= 1
                barrow_prefetch(links.base + Int(source[max(place - Self.ahead, 0)]))
                lowest = min(lowest, evaluate(source[place], below: UInt32(truncatingIfNeeded: vertex)))
            }
            semidominator[vertex] = lowest
            links.base[vertex] = Link(ancestor: parent[vertex], lowest: lowest)
        }
    }

    /// The lowest semidominator on the path from `source` up to the last vertex above `vertex`; compresses the path.
    @inline(__always)
    private func evaluate(_ source: UInt32, below vertex: UInt32) -> UInt32 {
        let link = links.base[Int(source)]
        return link.ancestor <= vertex ? link.lowest : compress(source, below: vertex)
    }

    /// On the way up each ancestor is replaced by where the path came from, so that the way back needs no stack.
    private func compress(_ source: UInt32, below vertex: UInt32) -> UInt32 {
        let links = links.base
        var (child, top) = (UInt32(0), source)
        while links[Int(top)].ancestor > vertex {
            let above = links[Int(top)].ancestor
            links[Int(top)].ancestor = child
            (child, top) = (top, above)
        }
        let ancestor = links[Int(top)].ancestor
        var lowest = links[Int(top)].lowest
        while child != 0 {
            let link = links[Int(child)]
            lowest = min(lowest, link.lowest)
            links[Int(child)] = Link(ancestor: ancestor, lowest: lowest)
            child = link.ancestor
        }
        return lowest
    }
}
