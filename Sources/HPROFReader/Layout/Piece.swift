/// A stretch of a heap dump that one thread walks: it begins and ends between two records of the heap.
struct Piece: Equatable {
    var start: UInt64
    var end: UInt64
    /// Where the segment ends that `start` is inside of. Further segments follow, each behind its header, up to `end`.
    var segmentEnd: UInt64

    /// How much of a file is put into one piece: enough that handing out pieces costs nothing, little enough that two
    /// threads finish together.
    static let preferredLength: UInt64 = 4 << 20
    /// Segments longer than this are looked through for places to cut.
    static let cutFrom: UInt64 = 16 << 20
}
