import HeapGraph

/// The reverse of the references, by a counting pass: count, prefix sums, place.
///
/// Linear in objects and references. Referrers of an object come in ascending order of ``ObjectID``.
enum Referrers {
    /// `first` has n + 1 zeros, `referrer` as many rows as references count.
    static func compute(
        _ edges: StrongEdges, first: UnsafeMutablePointer<UInt64>, into referrer: UnsafeMutablePointer<UInt32>
    ) {
        TargetRanges.forEach(of: edges.count) { range in count(edges, range, first) }
        _ = Parallel.accumulate(over: edges.count + 1) { range in
            range.reduce(0) { $0 + Int(first[$1]) }
        } place: { range, before in
            var sum = UInt64(before)
            for object in range {
                sum += first[object]
                first[object] = sum
            }
        }
        TargetRanges.forEach(of: edges.count) { range in place(edges, range, first, referrer) }
    }

    private static func count(
        _ edges: StrongEdges, _ range: Range<UInt32>, _ first: UnsafeMutablePointer<UInt64>
    ) {
        for row in 0..<edges.referenceCount where range.contains(edges.target[row]) && edges.counts(row) {
            first[Int(edges.target[row])] += 1
        }
    }

    /// From the back: each object's end is lowered to its start.
    private static func place(
        _ edges: StrongEdges, _ range: Range<UInt32>, _ first: UnsafeMutablePointer<UInt64>,
        _ referrer: UnsafeMutablePointer<UInt32>
    ) {
        for object in stride(from: edges.count - 1, through: 0, by: -1) {
            for row in edges.rows(of: object) where range.contains(edges.target[row]) && edges.counts(row) {
                let target = Int(edges.target[row])
                first[target] -= 1
                referrer[Int(first[target])] = UInt32(truncatingIfNeeded: object)
            }
        }
    }
}
