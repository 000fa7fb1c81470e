import DumpFiles
import HeapGraph
import Synchronization

/// Runs a pass over all pieces of a dump, several at a time. What each found is kept in the order of the pieces, so that
/// nothing depends on timing.
struct PiecePass {
    let file: DumpFile
    let pieces: [Piece]
    let idSize: Int
    /// Called with the fraction of pieces done, one call at a time.
    let progress: (Double) -> Void

    /// - Parameters:
    ///   - isSerial: one piece after the other, where the order counts.
    ///   - make: the visitor of a piece.
    ///   - finish: what it found; runs at the same time as others.
    func run<Visitor: HeapVisitor & ~Copyable, Found>(
        isSerial: Bool = false, make: () -> Visitor, finish: (consuming Visitor) -> Found
    ) throws(DumpError) -> [Found] {
        let found = UnsafeMutablePointer<Found?>.allocate(capacity: pieces.count)
        found.initialize(repeating: nil, count: pieces.count)
        defer {
            found.deinitialize(count: pieces.count)
            found.deallocate()
        }
        let failure = Mutex<DumpError?>(nil)
        let done = Mutex(0)
        let walk = HeapWalk(idSize: idSize, fileSize: file.size)
        nonisolated(unsafe) let progress = progress
        func runPiece(_ number: Int) {
            var window = FileWindow(file)
            var visitor = make()
            walk.walk(pieces[number], &window, &visitor)
            if let error = window.error { failure.withLock { $0 = $0 ?? error } }
            found[number] = finish(visitor)
            done.withLock {
                $0 += 1
                progress(Double($0) / Double(pieces.count))
            }
        }
        if isSerial {
            for number in pieces.indices { runPiece(number) }
        } else {
            Parallel.perform(pieces.count, runPiece)
        }
        if let error = failure.withLock({ $0 }) { throw error }
        return (0..<pieces.count).map { found[$0].take()! }
    }
}
