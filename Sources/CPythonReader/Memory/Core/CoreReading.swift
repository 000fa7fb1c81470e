/// A core file on its way to a ``ProcessImage``: its mappings, each with the bytes that the core has of it.
struct CoreReading {
    struct Piece {
        var mapping: Mapping
        /// From the mapping's start on. Fewer than `declared` where the core is cut off.
        var dumped: CheckedBytes
        var declared: UInt64
        /// From a file, for the bytes from `fillOffset` on.
        var fill = CheckedBytes(UnsafeRawBufferPointer(start: nil, count: 0))
        var fillOffset: UInt64 = 0

        var size: UInt64 { mapping.end - mapping.start }
    }

    let file: MappedFile
    let path: String
    let notes: CoreNotes
    /// Ascending by address, without overlaps.
    var pieces: [Piece]
    var coverage = CoverageCounts()
    var facts: [(key: String, value: String)] = []
    /// What fills the gaps; kept open as long as the image.
    var owners: [AnyObject]

    /// - Throws: `malformed` where it is not the core of an x86-64 process or contradicts itself.
    init(file: MappedFile, path: String) throws(CaptureError) {
        self.file = file
        self.path = path
        owners = [file]
        let bytes = CheckedBytes(file.bytes)
        let segments = try CoreSegments(bytes, path: path)
        var notes = CoreNotes()
        for segment in segments.notes { notes.read(bytes.prefix(segment.offset, segment.fileSize)) }
        self.notes = notes
        pieces = Self.pieces(segments.loads, files: notes.files, bytes)
        coverage.count("segments of the core that overlap or do not start at a page", segments.ignored)
        if notes.isCutOff || segments.isNoteMissing {
            coverage.count("notes of the core that are cut off", 1)
        }
        countTruncated()
    }

    /// Cuts segments where files begin and end, and adds the files of which the core has nothing.
    private static func pieces(
        _ loads: [ElfProgramHeader], files: [CoreNotes.File], _ bytes: CheckedBytes
    ) -> [Piece] {
        var pieces: [Piece] = []
        var row = 0
        var reached: UInt64 = 0
        for load in loads {
            let end = (load.address + load.memorySize + 4095) & ~4095
            var cursor = load.address
            while cursor < end {
                while row < files.count, files[row].end <= cursor {
                    addUnlisted(files[row], from: reached, to: files[row].end, &pieces)
                    reached = files[row].end
                    row += 1
                }
                let file = row < files.count && files[row].start < end ? files[row] : nil
                if let file { addUnlisted(file, from: reached, to: load.address, &pieces) }
                let isInside = file.map { $0.start <= cursor } ?? false
                let next = isInside ? min(end, file!.end) : min(end, file?.start ?? end)
                pieces.append(piece(load, cursor..<next, isInside ? file : nil, bytes))
                cursor = next
                reached = next
            }
        }
        for file in files[row...] { addUnlisted(file, from: reached, to: file.end, &pieces) }
        return pieces
    }

    private static func piece(
        _ load: ElfProgramHeader, _ range: Range<UInt64>, _ file: CoreNotes.File?, _ bytes: CheckedBytes
    ) -> Piece {
        let skipped = range.lowerBound - load.address
        let size = range.upperBound - range.lowerBound
        let declared = min(load.fileSize > skipped ? load.fileSize - skipped : 0, size)
        let mapping = Mapping(
            start: range.lowerBound, end: range.upperBound, isReadable: load.isReadable,
            isWritable: load.isWritable, isExecutable: load.isExecutable,
            isShared: file.map { isShared($0.path) } ?? false, file: file?.path ?? "",
            fileOffset: file.map { $0.offset &+ (range.lowerBound - $0.start) } ?? 0)
        let (offset, overflow) = load.offset.addingReportingOverflow(skipped)
        let dumped = overflow ? bytes.prefix(bytes.count, 0) : bytes.prefix(offset, declared)
        return Piece(mapping: mapping, dumped: dumped, declared: declared)
    }

    /// The part of a mapped file in `from..<to`, for which the core has no segment. Its rights are not known; most of
    /// what is left out is code and constants.
    private static func addUnlisted(
        _ file: CoreNotes.File, from: UInt64, to: UInt64, _ pieces: inout [Piece]
    ) {
        let start = max(from, file.start)
        let end = min(to, file.end)
        guard start < end else { return }
        let mapping = Mapping(
            start: start, end: end, isReadable: true, isWritable: false, isExecutable: false,
            isShared: isShared(file.path), file: file.path, fileOffset: file.offset &+ (start - file.start))
        let nothing = CheckedBytes(UnsafeRawBufferPointer(start: nil, count: 0))
        pieces.append(Piece(mapping: mapping, dumped: nothing, declared: 0))
    }

    /// A core does not tell; these are the names the kernel gives to shared memory.
    private static func isShared(_ path: String) -> Bool {
        ["/dev/zero", "/dev/shm/", "/memfd:", "/SYSV"].contains { path.hasPrefix($0) }
    }

    private mutating func countTruncated() {
        var total: UInt64 = 0
        for piece in pieces where piece.declared > piece.dumped.count {
            let missing = piece.declared - piece.dumped.count
            total += missing
            let name = piece.mapping.file.isEmpty ? "anonymous memory" : piece.mapping.file
            coverage.count("bytes of \(name) that are cut off the core", missing)
        }
        if total > 0 { facts.append(("capture.truncated-bytes", String(total))) }
    }
}

/// Counts of what could not be read, in the order they came up.
struct CoverageCounts {
    private(set) var entries: [(what: String, count: UInt64)] = []

    mutating func count(_ what: String, _ count: UInt64) {
        guard count > 0 else { return }
        if let row = entries.firstIndex(where: { $0.what == what }) {
            entries[row].count &+= count
        } else {
            entries.append((what, count))
        }
    }
}
