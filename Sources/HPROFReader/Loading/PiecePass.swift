import DumpFiles
import HeapGraph
import Synchronization

/// Runs a pass over all pieces of a dump, several at a time. What was found is kept in the order of the pieces, so that
/// nothing depends on timing.
///
/// Neighbouring small pieces share a window and a visitor, which cost the same for a piece of a megabyte and of a byte.
struct PiecePass {
    let file: DumpFile
    let pieces: [Piece]
    let idSize: Int
    /// Called with the fraction of pieces done, one call at a time.
    let progress: (Double) -> Void

    /// - Parameters:
    ///   - isSerial: one piece after the other, where the order counts.
    ///   - make: the visitor of neighbouring pieces.
    ///   - finish: what it found; runs at the same time as others.
    func run<Visitor: HeapVisitor & ~Copyable, Found>(
        isSerial: Bool = false, make: () -> Visitor, finish: (consuming Visitor) -> Found
    ) throws(DumpError) -> [Found] {
        let batches = batches
        let found = UnsafeMutablePointer<Found?>.allocate(capacity: batches.count)
        found.initialize(repeating: nil, count: batches.count)
        defer {
            found.deinitialize(count: batches.count)
            found.deallocate()
        }
        let failure = Mutex<DumpError?>(nil)
        let done = Mutex(0)
        let walk = HeapWalk(idSize: idSize, fileSize: file.size)
        nonisolated(unsafe) let progress = progress
        func runBatch(_ number: Int) {
            var window = FileWindow(file)
            var visitor = make()
            for piece in batches[number] { walk.walk(pieces[piece], &window, &visitor) }
            if let error = window.error { failure.withLock { $0 = $0 ?? error } }
            found[number] = finish(visitor)
            done.withLock {
                $0 += 1
                progress(Double($0) / Double(batches.count))
            }
        }
        if isSerial {
            for number in batches.indices { runBatch(number) }
        } else {
            Parallel.perform(batches.count, runBatch)
        }
        if let error = failure.withLock({ $0 }) { throw error }
        return (0..<batches.count).map { found[$0].take()! }
    }

    /// Neighbouring pieces that have the preferred length together.
    private var batches: [Range<Int>] {
        var batches: [Range<Int>] = []
        var (first, length) = (0, UInt64(0))
        for (number, piece) in pieces.enumerated() {
            length += piece.end - piece.start
            if length >= Piece.preferredLength || number == pieces.count - 1 {
                batches.append(first..<number + 1)
                (first, length) = (number + 1, 0)
            }
        }
        return batches
    }
}
