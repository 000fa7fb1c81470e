import DumpFiles
import HeapGraph

/// What takes in the records of a flat array of integers, from several threads at once.
protocol RecordSink: Sendable {
    /// How many integers make a record.
    var fields: Int { get }
    /// Takes `count` whole records; `first` is the number of the first of them in the array.
    func store(_ records: UnsafePointer<UInt64>, count: Int, first: Int)
}

/// A flat JSON array of integers, read in pieces on all cores.
///
/// A piece is read and turned into integers by whoever is free; then, in the order of the file, it learns how many came
/// before it and gets the integers of a record that began in the piece before; then its records are stored, again beside
/// the other pieces. Nothing is read twice; memory is one piece and its integers a core.
struct IntegerArray {
    /// Bytes of a piece: its integers fit the second-level cache.
    static let pieceBytes = 1 << 18

    /// How many whole records there were.
    var records: Int
    /// Behind the closing bracket; the end of the file where there is none.
    var end: Int
    /// The file ends inside of the array.
    var isCut: Bool

    /// - Parameters:
    ///   - offset: behind the opening bracket.
    ///   - member: what the array is called, for errors.
    static func read(
        _ file: SnapshotFile, at offset: Int, member: String, pieceBytes: Int = Self.pieceBytes,
        into sink: some RecordSink
    ) throws(DumpError) -> IntegerArray {
        let pieces = OrderedPieces(Progress())
        Parallel.perform(Parallel.cores) { _ in
            let worker = IntegerWorker(file, offset, member: member, pieceBytes, fields: sink.fields)
            while let piece = pieces.claim() {
                let outcome = worker.read(piece)
                var batch = IntegerBatch()
                let counts = pieces.inTurn(piece) { progress in
                    batch = worker.join(outcome, to: &progress)
                    return !progress.isOver
                }
                if counts { sink.store(worker.records(batch), count: batch.count, first: batch.first) }
            }
        }
        let progress = pieces.state
        if let failure = progress.failure { throw failure }
        return IntegerArray(records: progress.records, end: progress.end ?? file.size, isCut: progress.isCut)
    }

    /// What the pieces so far amount to.
    struct Progress {
        /// Whole records.
        var records = 0
        /// The integers of the record that is not complete yet.
        var carried: [UInt64] = []
        var end: Int?
        var isCut = false
        var failure: DumpError?

        var isOver: Bool { end != nil || isCut || failure != nil }
    }
}

/// Records of one piece that are complete.
struct IntegerBatch {
    /// Where they begin in the worker's integers.
    var start = 0
    var count = 0
    /// The number of the first one in the array.
    var first = 0
}

/// The buffers of one thread.
final class IntegerWorker {
    enum Outcome {
        case read(IntegerTokenizer.Result, isLast: Bool)
        case failed(DumpError)
    }

    private let file: SnapshotFile
    private let offset: Int
    private let member: String
    private let pieceBytes: Int
    private let fields: Int
    /// One byte before the piece, the piece, and what follows it.
    private let bytes: UnsafeMutableRawBufferPointer
    /// Room for what is carried over, then the piece's own integers.
    private let integers: UnsafeMutablePointer<UInt64>
    private var pieceOffset = 0

    /// A number that begins in a piece may end behind it.
    private static let overlap = IntegerTokenizer.longestNumber + 4

    init(_ file: SnapshotFile, _ offset: Int, member: String, _ pieceBytes: Int, fields: Int) {
        self.file = file
        self.offset = offset
        self.member = member
        self.pieceBytes = pieceBytes
        self.fields = fields
        bytes = .allocate(
            byteCount: 1 + pieceBytes + Self.overlap + IntegerTokenizer.padding, alignment: 64)
        bytes.initializeMemory(as: UInt8.self, repeating: 0)
        integers = .allocate(capacity: fields + pieceBytes / 2 + 1)
    }

    deinit {
        bytes.deallocate()
        integers.deallocate()
    }

    /// Reads a piece and finds its integers.
    func read(_ piece: Int) -> Outcome {
        let (distance, overflow) = piece.multipliedReportingOverflow(by: pieceBytes)
        let (start, tooFar) = offset.addingReportingOverflow(distance)
        guard !overflow, !tooFar, start < file.size else {
            return .read(IntegerTokenizer.Result(count: 0, stop: .none), isLast: true)
        }
        pieceOffset = start
        do throws(DumpError) {
            let wanted = UnsafeMutableRawBufferPointer(rebasing: bytes[..<(1 + pieceBytes + Self.overlap)])
            let count = try file.read(at: start - 1, into: wanted)
            let isLast = start - 1 + count >= file.size
            let result = IntegerTokenizer.read(
                bytes.baseAddress!, from: firstOwn(count, piece), limit: min(1 + pieceBytes, count),
                end: count, isLast: isLast, into: integers + fields)
            return .read(result, isLast: isLast && count <= 1 + pieceBytes)
        } catch {
            return .failed(error)
        }
    }

    /// Behind the digits of a number that began in the piece before.
    private func firstOwn(_ count: Int, _ piece: Int) -> Int {
        guard piece > 0, IntegerTokenizer.isDigit(bytes[0]) else { return 1 }
        var position = 1
        while position < count, IntegerTokenizer.isDigit(bytes[position]) { position += 1 }
        return position
    }

    /// Puts what is carried over before the piece's integers, and carries over what is left. In the order of the file.
    func join(_ outcome: Outcome, to progress: inout IntegerArray.Progress) -> IntegerBatch {
        switch outcome {
        case .failed(let error):
            progress.failure = error
            return IntegerBatch()
        case .read(let result, let isLast):
            if case .byte(let position) = result.stop {
                end(at: position, &progress)
            } else if isLast {
                progress.isCut = true
            }
            let start = fields - progress.carried.count
            for (place, integer) in progress.carried.enumerated() { integers[start + place] = integer }
            let total = progress.carried.count + result.count
            let batch = IntegerBatch(start: start, count: total / fields, first: progress.records)
            let rest = UnsafeBufferPointer(
                start: integers + start + batch.count * fields, count: total % fields)
            progress.carried = Array(rest)
            progress.records += batch.count
            return batch
        }
    }

    func records(_ batch: IntegerBatch) -> UnsafePointer<UInt64> { UnsafePointer(integers + batch.start) }

    private func end(at position: Int, _ progress: inout IntegerArray.Progress) {
        let place = pieceOffset - 1 + position
        if bytes[position] == UInt8(ascii: "]") {
            progress.end = place + 1
        } else {
            progress.failure = file.malformed(
                "`\(member)` has something else than unsigned integers", at: place)
        }
    }
}
