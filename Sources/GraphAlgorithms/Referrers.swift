import HeapGraph

/// The reverse of the references, by a counting pass: count, prefix sums, place.
///
/// Linear in objects and references. Referrers of an object come in ascending order of ``ObjectID``.
enum Referrers {
    /// `first` has n + 1 zeros; fills in where the referrers of each object begin. Returns how many there are.
    static func count(_ edges: StrongEdges, into first: UnsafeMutablePointer<UInt64>) -> Int {
        let rows = edges.count == 0 ? 0 : Int(edges.first[edges.count])
        for row in 0..<rows where edges.counts(row) { first[Int(edges.target[row]) + 1] += 1 }
        for object in 0..<edges.count { first[object + 1] += first[object] }
        return Int(first[edges.count])
    }

    /// Uses `first` as cursors and restores it: each start moves to the next one's place, then all shift back.
    static func place(
        _ edges: StrongEdges, first: UnsafeMutablePointer<UInt64>,
        into referrers: UnsafeMutablePointer<UInt32>
    ) {
        for object in 0..<edges.count {
            for row in edges.rows(of: object) where edges.counts(row) {
                let target = Int(edges.target[row])
                referrers[Int(first[target])] = UInt32(truncatingIfNeeded: object)
                first[target] += 1
            }
        }
        for object in stride(from: edges.count, to: 0, by: -1) { first[object] = first[object - 1] }
        first[0] = 0
    }
}
