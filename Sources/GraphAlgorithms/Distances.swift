import HeapGraph

/// Breadth-first distance from the virtual root above all roots.
enum Distances {
    /// `distance` has n rows; a root gets 1, what no root leads to gets `noRow`. Linear in objects and references.
    static func compute(
        _ edges: StrongEdges, roots: UnsafeBufferPointer<RootRecord>,
        into distance: UnsafeMutablePointer<UInt32>
    ) {
        let queue = Scratch<UInt32>(count: edges.count, repeating: 0)
        var end = 0
        distance.update(repeating: noRow, count: edges.count)
        for root in roots where distance[Int(root.object)] == noRow {
            distance[Int(root.object)] = 1
            queue[end] = root.object
            end += 1
        }
        var next = 0
        while next < end {
            let object = Int(queue[next])
            next += 1
            let further = distance[object] + 1
            for row in edges.rows(of: object) where edges.counts(row) {
                let target = Int(edges.target[row])
                guard distance[target] == noRow else { continue }
                distance[target] = further
                queue[end] = UInt32(truncatingIfNeeded: target)
                end += 1
            }
        }
    }
}
