import CLinux
import HeapGraph

/// Breadth-first distance from the virtual root above all roots.
enum Distances {
    private static let ahead = 16

    /// `distance` has n rows; a root gets 1, what no root leads to gets `noRow`. Linear in objects and references.
    ///
    /// The queue says which objects come next, so that what they are and what they refer to is asked for ahead of its turn.
    static func compute(
        _ edges: StrongEdges, roots: UnsafeBufferPointer<RootRecord>,
        into distance: UnsafeMutablePointer<UInt32>
    ) {
        let rows = Scratch<UInt32>(zeros: edges.count)
        let queue = rows.base
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
            ask(edges, distance, queue, next, end)
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
        extendLifetime(rows)
    }

    /// Three distances ahead: where an object's references begin, the references, and the distances of their targets.
    @inline(__always)
    private static func ask(
        _ edges: StrongEdges, _ distance: UnsafeMutablePointer<UInt32>, _ queue: UnsafeMutablePointer<UInt32>,
        _ next: Int, _ end: Int
    ) {
        guard next + 3 * ahead < end else { return }
        barrow_prefetch(edges.first + Int(queue[next + 3 * ahead]))
        barrow_prefetch(edges.target + Int(edges.first[Int(queue[next + 2 * ahead])]))
        let rows = edges.rows(of: Int(queue[next + ahead]))
        for row in rows.prefix(8) { barrow_prefetch(distance + Int(edges.target[row])) }
    }
}
