import HeapGraph

/// The references that a depth-first search follows, next to each other: those that keep alive, that lead to an object of
/// the heap, and to another one.
///
/// The search reads them at random, which the columns of the image are bad at: their pages are small, and what does not
/// count stands between what does. 4 bytes a reference and an offset for each object, in huge pages.
struct SearchEdges<Offset: RowOffset>: ~Copyable, @unchecked Sendable {
    private let firstRows: Scratch<Offset>
    private let targetRows: Scratch<UInt32>
    let objectCount: Int
    let count: Int

    /// n + 1 rows.
    var first: UnsafePointer<Offset> { UnsafePointer(firstRows.base) }
    var target: UnsafePointer<UInt32> { UnsafePointer(targetRows.base) }

    /// Linear, on all cores: counts each object's references, then puts them where the sums of the counts say.
    init(_ edges: StrongEdges) {
        firstRows = Scratch(zeros: edges.count + 1)
        targetRows = Scratch(zeros: edges.referenceCount)
        objectCount = edges.count
        let (first, target) = (firstRows.base, targetRows.base)
        count = Parallel.accumulate(over: edges.count) { range in
            var sum = 0
            for object in range {
                var count: Offset = 0
                for row in edges.rows(of: object) where Self.isFollowed(row, from: object, edges) {
                    count &+= 1
                }
                first[object + 1] = count
                sum &+= Int(truncatingIfNeeded: count)
            }
            return sum
        } place: { range, before in
            var place = before
            for object in range {
                for row in edges.rows(of: object) where Self.isFollowed(row, from: object, edges) {
                    target[place] = edges.target[row]
                    place &+= 1
                }
                first[object + 1] = Offset(truncatingIfNeeded: place)
            }
        }
    }

    @inline(__always)
    private static func isFollowed(_ row: Int, from object: Int, _ edges: StrongEdges) -> Bool {
        let target = edges.target[row]
        return target != noRow && Int(target) != object && edges.counts(row)
    }
}
