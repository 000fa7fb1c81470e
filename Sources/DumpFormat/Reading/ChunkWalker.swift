import DumpFiles
import Glibc

/// Walks from header to header; after damage, on to the next intact header.
///
/// Linear in the number of chunks for a sound file and in its bytes for a damaged one.
struct ChunkWalker {
    private let file: DumpFile
    private let loader = PayloadLoader()
    private let window: UnsafeMutableRawBufferPointer
    private var position: UInt64 = 0
    private var nextSequence: UInt32 = 0
    private var chunks: [DumpChunk] = []
    private var damage = DumpDamage()
    /// Bytes that may still be read again to find headers inside of damaged payloads: headers that all lie about
    /// their length must not make the walk quadratic.
    private var secondLooks: UInt64

    private static let windowBytes = 1 << 20
    /// How far into a file without our magic number a chunk is looked for.
    private static let firstChunkWithin: UInt64 = 8 << 20

    static func walk(_ file: DumpFile) throws(DumpError) -> ChunkMap {
        var walker = ChunkWalker(file)
        defer { walker.window.deallocate() }
        let header = try walker.readFileHeader()
        while walker.position < file.size, walker.chunks.last?.header.tag != .done { try walker.step() }
        walker.finish()
        return ChunkMap(
            version: (header.major, header.minor), chunks: walker.chunks, damage: walker.damage)
    }

    private init(_ file: DumpFile) {
        self.file = file
        window = .allocate(byteCount: Self.windowBytes, alignment: 8)
        secondLooks = 4 * file.size + UInt64(16 * FormatLimits.chunkBytes)
    }

    private mutating func readFileHeader() throws(DumpError) -> FileHeader {
        let count = try file.read(at: 0, into: .init(rebasing: window.prefix(FileHeader.byteCount)))
        if let header = FileHeader(UnsafeRawBufferPointer(rebasing: window.prefix(count))) {
            guard header.major == FileHeader.currentMajor else {
                throw DumpError(
                    .unsupportedVersion,
                    "the dump has format version \(header.major).\(header.minor), this Barrow reads "
                        + "version \(FileHeader.currentMajor)",
                    file: file.path, offset: 8, remedy: "Use the Barrow that wrote it, or a later one")
            }
            position = UInt64(FileHeader.byteCount)
            return header
        }
        damage.isFileHeaderDamaged = true
        guard
            let first = try nextHeader(from: 0, before: Self.firstChunkWithin, isPlausible: { _, _ in true })
        else {
            throw DumpError(
                .notADump, "not a .barrow dump, or nothing of it is left", file: file.path, offset: 0,
                remedy: "Check that this is the file you meant")
        }
        addGap(0..<first.offset, "the file header is damaged")
        position = first.offset
        return FileHeader()
    }

    private mutating func step() throws(DumpError) {
        let count = try file.read(at: position, into: .init(rebasing: window.prefix(ChunkHeader.byteCount)))
        guard let header = ChunkHeader(UnsafeRawBufferPointer(rebasing: window.prefix(count))) else {
            return try resynchronize()
        }
        let chunk = DumpChunk(header: header, offset: position)
        guard chunk.end <= file.size else {
            lose(chunk, "the file ends inside of it")
            return try skip(from: chunk.payloadOffset, "part of a chunk that is cut off")
        }
        accept(chunk)
    }

    private mutating func accept(_ chunk: DumpChunk) {
        let sequence = chunk.header.sequence
        position = chunk.end
        guard sequence >= nextSequence else {
            return addGap(chunk.offset..<chunk.end, "chunk \(sequence) stands here out of order")
        }
        noteMissing(upTo: sequence)
        nextSequence = sequence &+ 1
        chunks.append(chunk)
    }

    private mutating func lose(_ chunk: DumpChunk, _ reason: String) {
        noteMissing(upTo: chunk.header.sequence)
        nextSequence = max(nextSequence, chunk.header.sequence &+ 1)
        damage.lostChunks.append(DumpDamage.LostChunk(chunk: chunk, reason: reason))
    }

    private mutating func noteMissing(upTo sequence: UInt32) {
        if sequence > nextSequence { damage.missingSequences.append(nextSequence...sequence - 1) }
    }

    /// There is no header where one should be. Either it is damaged, or bytes are missing from the chunk before: then
    /// the next header stands earlier.
    private mutating func resynchronize() throws(DumpError) {
        if let last = chunks.last, last.end == position, secondLooks >= UInt64(last.header.storedLength) {
            secondLooks -= UInt64(last.header.storedLength)
            if case .failure(let lost) = try loader.load(last, from: file) {
                chunks.removeLast()
                damage.lostChunks.append(DumpDamage.LostChunk(chunk: last, reason: lost.reason))
                return try skip(from: last.payloadOffset, "part of a damaged chunk")
            }
        }
        try skip(from: position, "no intact chunk header")
    }

    /// Goes on at the next header that can be one of this file's.
    private mutating func skip(from start: UInt64, _ reason: String) throws(DumpError) {
        let expected = nextSequence
        let next = try nextHeader(from: start, before: file.size) { header, offset in
            // A dump held as a value in this dump has headers too; theirs rarely continue our numbers.
            let most = (offset - start) / UInt64(ChunkHeader.byteCount) + 1
            return header.sequence >= expected && UInt64(header.sequence - expected) <= most
        }
        let end = next?.offset ?? file.size
        let isLostChunk = damage.lostChunks.last?.chunk.payloadOffset == start
        // The bytes of a lost chunk are told with it.
        let told = isLostChunk ? min(end, damage.lostChunks.last!.chunk.end) : start
        if told < end { addGap(told..<end, reason) }
        position = end
    }

    private mutating func addGap(_ bytes: Range<UInt64>, _ reason: String) {
        if !bytes.isEmpty { damage.gaps.append(DumpDamage.Gap(bytes: bytes, reason: reason)) }
    }

    /// The first intact header at or after `start` that begins before `limit`.
    private func nextHeader(
        from start: UInt64, before limit: UInt64, isPlausible: (ChunkHeader, UInt64) -> Bool
    ) throws(DumpError) -> DumpChunk? {
        var base = start
        while base < min(limit, file.size) {
            let count = try file.read(at: base, into: window)
            guard count >= ChunkHeader.byteCount else { return nil }
            let bytes = UnsafeRawBufferPointer(rebasing: window.prefix(count))
            var from = 0
            while let found = Self.findSync(in: bytes, from: from) {
                let offset = base + UInt64(found)
                let header = ChunkHeader(UnsafeRawBufferPointer(rebasing: bytes[found...]))
                if let header, offset < limit, isPlausible(header, offset) {
                    return DumpChunk(header: header, offset: offset)
                }
                from = found + 1
            }
            base += UInt64(count - ChunkHeader.byteCount + 1)
        }
        return nil
    }

    /// Where the next whole sync marker begins.
    private static func findSync(in bytes: UnsafeRawBufferPointer, from: Int) -> Int? {
        var from = from
        let firstByte = CInt(ChunkHeader.sync & 0xFF)
        while from + 8 <= bytes.count {
            let length = bytes.count - from - 7
            guard let found = memchr(bytes.baseAddress! + from, firstByte, length) else { return nil }
            from = UnsafeRawPointer(found) - bytes.baseAddress!
            if bytes.littleEndian(at: from) == ChunkHeader.sync { return from }
            from += 1
        }
        return nil
    }

    private mutating func finish() {
        if chunks.last?.header.tag == .done {
            addGap(position..<max(position, file.size), "bytes after the last chunk")
        } else {
            damage.isTruncated = true
        }
    }
}
