import HeapGraph

/// A snapshot's graph while it is being read, as plain pointers for loops over all of it. Borrows the memory of whoever
/// made it.
struct SnapshotGraph: @unchecked Sendable {
    let nodeCount: Int
    let edgeCount: Int
    /// The node above all others.
    let root: Int
    /// ``NodeKind``.
    let kind: UnsafeMutablePointer<UInt8>
    let name: UnsafeMutablePointer<UInt32>
    let id: UnsafeMutablePointer<UInt32>
    let selfSize: UnsafeMutablePointer<UInt64>
    /// n + 1 rows.
    let firstEdge: UnsafePointer<UInt64>
    /// Numbers of nodes, `noRow` where there is none.
    let target: UnsafeMutablePointer<UInt32>
    /// ``EdgeCode``s.
    let code: UnsafeMutablePointer<UInt32>
    let strings: StringTable

    @inline(__always)
    func edges(of node: Int) -> Range<Int> {
        Int(truncatingIfNeeded: firstEdge[node])..<Int(truncatingIfNeeded: firstEdge[node + 1])
    }

    @inline(__always)
    func kind(of node: Int) -> NodeKind { NodeKind(rawValue: kind[node]) ?? .other }

    @inline(__always)
    func edgeCode(_ edge: Int) -> EdgeCode { EdgeCode(rawValue: code[edge]) }

    /// Nil where the edge leads nowhere.
    @inline(__always)
    func target(of edge: Int) -> Int? {
        target[edge] == noRow ? nil : Int(target[edge])
    }

    /// The node that has this edge. Logarithmic.
    func source(of edge: Int) -> Int {
        var low = 0
        var high = nodeCount
        while low < high {
            let middle = (low + high) / 2
            if firstEdge[middle + 1] <= UInt64(edge) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
