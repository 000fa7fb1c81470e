import HeapGraph

/// The references that keep their target alive, as pointers for inner loops.
///
/// The one place that decides, for every algorithm here, which references count. Borrows the graph's memory: keep the
/// graph alive while it is used.
struct StrongEdges: @unchecked Sendable {
    let count: Int
    let referenceCount: Int
    let first: UnsafePointer<UInt64>
    let target: UnsafePointer<UInt32>
    private let notStrong: UnsafePointer<UInt64>?

    init(_ graph: HeapGraph) {
        count = graph.objectCount
        referenceCount = graph.referenceCount
        first = graph.columns.firstReference.baseAddress!
        target = graph.columns.target.baseAddress ?? Self.nothing
        notStrong = graph.columns.notStrong.isEmpty ? nil : graph.columns.notStrong.baseAddress
    }

    /// Whether the reference in this row keeps its target alive.
    @inline(__always)
    func counts(_ row: Int) -> Bool {
        guard let notStrong else { return true }
        return notStrong[row >> 6] >> UInt64(row & 63) & 1 == 0
    }

    /// How many references keep their target alive.
    var strongCount: Int {
        guard let notStrong else { return referenceCount }
        return referenceCount
            - (0..<(referenceCount + 63) / 64).reduce(0) { $0 + notStrong[$1].nonzeroBitCount }
    }

    @inline(__always)
    func rows(of object: Int) -> Range<Int> {
        Int(truncatingIfNeeded: first[object])..<Int(truncatingIfNeeded: first[object + 1])
    }

    /// What a heap without references points to; never read.
    nonisolated(unsafe) private static let nothing = UnsafePointer(
        UnsafeMutablePointer<UInt32>.allocate(capacity: 1))
}
