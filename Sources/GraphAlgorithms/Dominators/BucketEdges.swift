import HeapGraph

/// The edges of one bucket of ``BackwardEdges``, by target.
final class BucketEdges {
    /// Targets of a bucket; fewer where there are no more vertices.
    private let width: Int
    /// Where the sources of each target begin.
    let first: Scratch<UInt32>
    private(set) var source = Scratch<UInt32>(zeros: 0)

    init(vertices: Int) {
        width = min(vertices, 1 << Int(BackwardEdges.bucketShift))
        first = Scratch(zeros: width + 1)
    }

    func sort(_ bucket: Int, of edges: borrowing BackwardEdges) {
        let count = edges.count(of: bucket)
        if source.count < count { source = Scratch(zeros: max(count, source.count * 2)) }
        let (first, source) = (first.base, source.base)
        let mask: UInt32 = 1 << BackwardEdges.bucketShift - 1
        first.update(repeating: 0, count: width + 1)
        edges.forEach(in: bucket) { target, _ in first[Int(target & mask)] += 1 }
        var sum: UInt32 = 0
        for place in 0...width {
            sum += first[place]
            first[place] = sum
        }
        // Each end moves down to its start.
        edges.forEach(in: bucket) { target, origin in
            let place = Int(target & mask)
            first[place] -= 1
            source[Int(first[place])] = origin
        }
    }
}
