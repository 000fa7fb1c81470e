import DumpFiles
import Glibc
import HeapGraph

/// A JSON array of strings, read in pieces on all cores.
///
/// No string of JSON has a line break in it, so a line break is where a thread can begin in the middle: a piece goes from the
/// first one at or after its first byte to the first one at or after its last. V8 writes each string on a line of its own;
/// an array in one line is read by one thread, in buffers all the same.
enum StringArray {
    static let pieceBytes = 1 << 19

    struct Outcome {
        var strings: StringTable
        /// Behind the closing bracket; the end of the file where there is none.
        var end: Int
        /// The file ends inside of the array.
        var isCut: Bool
    }

    /// - Parameter offset: behind the opening bracket.
    static func read(
        _ file: SnapshotFile, at offset: Int, pieceBytes: Int = Self.pieceBytes
    ) throws(DumpError) -> Outcome {
        let pieces = OrderedPieces(Progress())
        Parallel.perform(Parallel.cores) { _ in
            while let number = pieces.claim() {
                let piece = StringPiece(file, offset, number, pieceBytes)
                _ = pieces.inTurn(number) { progress in
                    progress.add(piece)
                    return !progress.isOver
                }
            }
        }
        let progress = pieces.state
        if let failure = progress.failure { throw failure }
        return Outcome(
            strings: StringTable(progress.lexers), end: progress.end ?? file.size, isCut: progress.isCut)
    }

    private struct Progress {
        var lexers: [StringLexer] = []
        var end: Int?
        var isCut = false
        var failure: DumpError?

        var isOver: Bool { end != nil || isCut || failure != nil }

        mutating func add(_ piece: StringPiece) {
            lexers.append(piece.lexer)
            end = piece.end
            isCut = piece.isCut
            failure = piece.failure
        }
    }
}

/// The strings of one piece.
private struct StringPiece {
    private(set) var lexer = StringLexer()
    private(set) var end: Int?
    private(set) var isCut = false
    private(set) var failure: DumpError?

    init(_ file: SnapshotFile, _ offset: Int, _ number: Int, _ pieceBytes: Int) {
        let (distance, overflow) = number.multipliedReportingOverflow(by: pieceBytes)
        let (start, tooFar) = offset.addingReportingOverflow(distance)
        guard !overflow, !tooFar, start < file.size else {
            isCut = true
            return
        }
        do throws(DumpError) {
            try read(file, from: start, to: start + pieceBytes, isFirst: number == 0, step: pieceBytes)
        } catch {
            failure = error
        }
    }

    private mutating func read(
        _ file: SnapshotFile, from start: Int, to limit: Int, isFirst: Bool, step: Int
    ) throws(DumpError) {
        let whole = UnsafeMutableRawBufferPointer.allocate(byteCount: step, alignment: 64)
        defer { whole.deallocate() }
        var buffer = whole
        var position = start
        var hasBegun = isFirst
        while true {
            let count = try file.read(at: position, into: buffer)
            // What is read beyond the piece is read again by whoever has the next one: little at a time.
            buffer = UnsafeMutableRawBufferPointer(rebasing: whole[..<min(step, 4096)])
            guard count > 0 else { return isCut = true }
            var own = UnsafeRawBufferPointer(rebasing: whole[..<count])
            if !hasBegun {
                guard let first = Self.lineBreak(own) else { return }
                own = UnsafeRawBufferPointer(rebasing: own[first...])
                position += first
                hasBegun = true
            }
            let last = Self.lineBreak(own, from: limit - position)
            let taken = last ?? own.count
            let stop = lexer.read(UnsafeRawBufferPointer(rebasing: own[..<taken]))
            guard stop == .none else { return try end(stop, at: position, file) }
            position += taken
            if last != nil { return try checkBetween(at: position, file) }
        }
    }

    private mutating func end(
        _ stop: StringLexer.Stop, at position: Int, _ file: SnapshotFile
    ) throws(DumpError) {
        switch stop {
        case .end(let place): end = position + place + 1
        case .unexpected(let place):
            throw file.malformed("`strings` has something else than strings", at: position + place)
        case .none: break
        }
    }

    private func checkBetween(at position: Int, _ file: SnapshotFile) throws(DumpError) {
        guard !lexer.isBetween else { return }
        throw file.malformed("a string has a line break in it", at: position)
    }

    /// Where the first line break at `start` or later is.
    private static func lineBreak(_ bytes: UnsafeRawBufferPointer, from start: Int = 0) -> Int? {
        let start = max(start, 0)
        guard start < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + start, 0x0A, bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - base
    }
}
