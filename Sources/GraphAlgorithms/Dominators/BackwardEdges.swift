import HeapGraph

/// References to a vertex with a lower preorder number than their source's, gathered by target: buckets of 32,768
/// neighbouring targets, each a chain of blocks.
///
/// Semidominators are computed from the highest number down and need, of each vertex, the sources above it. Sorted by bucket
/// first, everything that the sort of one bucket touches stays in the second-level cache. 8 bytes an edge.
struct BackwardEdges: ~Copyable, @unchecked Sendable {
    static let bucketShift: UInt32 = 15
    /// Edges of a block; its first entry says which block comes before.
    private static let blockLength = 2048

    /// Target in the upper half, source in the lower half.
    private let blocks: Scratch<UInt64>
    /// By bucket: where the next edge goes.
    private let next: Scratch<Int>
    /// By bucket: how many edges there are.
    private let counts: Scratch<Int>
    private var used = 1

    /// - Parameter edges: at most so many will come.
    init(vertices: Int, edges: Int) {
        let buckets = (vertices >> Int(Self.bucketShift)) + 1
        let capacity = (edges / (Self.blockLength - 1) + buckets + 2) * Self.blockLength
        blocks = Scratch(zeros: capacity)
        next = Scratch(zeros: buckets)
        counts = Scratch(zeros: buckets)
    }

    var bucketCount: Int { next.count }

    @inline(__always)
    mutating func add(source: UInt32, target: UInt32) {
        let bucket = Int(target >> Self.bucketShift)
        var place = next.base[bucket]
        if place & (Self.blockLength - 1) == 0 {
            place = used * Self.blockLength
            blocks.base[place] = UInt64(next.base[bucket])
            used += 1
            place += 1
        }
        blocks.base[place] = UInt64(target) << 32 | UInt64(source)
        next.base[bucket] = place + 1
        counts.base[bucket] += 1
    }

    /// Calls `body` with target and source of each edge of a bucket, in no particular order.
    @inline(__always)
    func forEach(in bucket: Int, _ body: (UInt32, UInt32) -> Void) {
        var end = next.base[bucket]
        while end != 0 {
            let block = (end - 1) & ~(Self.blockLength - 1)
            for place in block + 1..<end {
                let edge = blocks.base[place]
                body(UInt32(truncatingIfNeeded: edge >> 32), UInt32(truncatingIfNeeded: edge))
            }
            end = Int(blocks.base[block])
        }
    }

    func count(of bucket: Int) -> Int { counts.base[bucket] }
}
