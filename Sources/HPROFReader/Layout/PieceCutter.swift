/// Cuts the segments of a dump into pieces of about the same length.
///
/// Small segments are put together; the records of a long one are followed to find where it can be cut.
struct PieceCutter {
    private let idSize: Int
    private var pieces: [Piece] = []
    private var open: Piece?

    init(idSize: Int) { self.idSize = idSize }

    /// A segment whose record begins at `start` and is believed to end at `end`.
    mutating func add(
        start: UInt64, body: UInt64, length: UInt32, end: UInt64, _ window: inout FileWindow
    ) {
        guard end > body else { return }
        // A segment whose header does not tell its end is a piece of its own.
        if end - body >= Piece.cutFrom || end != body + UInt64(length) {
            close()
            return cut(body..<end, &window)
        }
        if var piece = open, piece.end == start {
            piece.end = end
            open = piece
        } else {
            close()
            open = Piece(start: body, end: end, segmentEnd: end)
        }
        if let piece = open, piece.end - piece.start >= Piece.preferredLength { close() }
    }

    mutating func finish() -> [Piece] {
        close()
        return pieces
    }

    private mutating func close() {
        if let piece = open { pieces.append(piece) }
        open = nil
    }

    private mutating func cut(_ segment: Range<UInt64>, _ window: inout FileWindow) {
        var start = segment.lowerBound
        window.move(to: start)
        while let length = HeapRecordLength.next(&window, idSize: idSize),
            length < segment.upperBound - window.offset
        {
            window.move(to: window.offset + length)
            guard window.offset - start >= Piece.preferredLength else { continue }
            pieces.append(Piece(start: start, end: window.offset, segmentEnd: segment.upperBound))
            start = window.offset
        }
        pieces.append(Piece(start: start, end: segment.upperBound, segmentEnd: segment.upperBound))
    }
}
