import HeapGraph

/// Which edges count for dominators: computeIsEssentialEdge in HeapSnapshot.ts of devtools-frontend.
///
/// Not those that are weak; that lead back to their own node; that a WeakMap's table has to a value, since the key's edge to it
/// says more; shortcuts, but for those of the root, which mark global objects; and those from what is not the page's to what
/// is, so that V8's own tables do not take the page's objects away from the objects of the page that hold them.
struct EssentialEdges: Sendable {
    private let graph: SnapshotGraph
    private let ephemerons: Ephemerons

    init(_ graph: SnapshotGraph, _ ephemerons: Ephemerons) {
        self.graph = graph
        self.ephemerons = ephemerons
    }

    /// Marks in their codes the edges of a range that do not count although they are not weak, tells `notStrong` each edge that
    /// does not count, weak or not, and `used` each code that there is. For ranges of their own, from any thread.
    func mark(
        _ edges: Range<Int>, _ page: PageOwnership, used: inout UsedCodes.Part, notStrong: (Int) -> Void
    ) {
        guard !edges.isEmpty else { return }
        var source = graph.source(of: edges.lowerBound)
        var edge = edges.lowerBound
        while edge < edges.upperBound {
            while graph.firstEdge[source + 1] <= UInt64(edge) { source += 1 }
            let end = min(Int(graph.firstEdge[source + 1]), edges.upperBound)
            let isOwned = page[source]
            while edge < end {
                var code = graph.edgeCode(edge)
                let target = graph.target[edge]
                if code.kind == EdgeKind.weak.rawValue {
                    notStrong(edge)
                } else if target != noRow, !counts(code, source, Int(target), isOwned, page) {
                    code = code.nonessential
                    graph.code[edge] = code.rawValue
                    notStrong(edge)
                }
                used.add(code)
                edge += 1
            }
        }
    }

    @inline(__always)
    private func counts(
        _ code: EdgeCode, _ source: Int, _ target: Int, _ isOwned: Bool, _ page: PageOwnership
    ) -> Bool {
        if source == target { return false }
        if !ephemerons.isEmpty, code.kind == EdgeKind.internal.rawValue,
            let pair = ephemerons.pair(code.name), pair.table == UInt64(graph.id[source])
        {
            return false
        }
        if source == graph.root { return true }
        return code.kind != EdgeKind.shortcut.rawValue && (isOwned || !page[target])
    }
}
