import CZstd
import DumpFiles

/// Compresses payloads and writes them as chunks, numbered in the order they come. One thread at a time.
final class ChunkEncoder {
    /// Compresses a heap to a fifth about as fast as it is walked.
    private static let compressionLevel: CInt = 1
    /// Frames with this magic number are skipped by every zstd decoder.
    private static let skippableFrame: UInt32 = 0x184D_2A50

    private let file: OutputFile
    private let context: OpaquePointer?
    private let output: UnsafeMutableRawBufferPointer
    private var sequence: UInt32 = 0
    private var headersDigest: UInt32 = 0
    private var chunksByTag: [ChunkTag: UInt32] = [:]
    /// The first failure; nothing is written after it.
    private(set) var failure: DumpError?

    init(path: String, compresses: Bool) throws(DumpError) {
        file = try OutputFile(path: path)
        context = compresses ? ZSTD_createCCtx() : nil
        let capacity = ChunkHeader.byteCount + ZSTD_compressBound(FormatLimits.chunkBytes)
        output = .allocate(byteCount: capacity, alignment: MemoryLayout<UInt64>.alignment)
        try file.write(FileHeader().encoded())
    }

    deinit {
        ZSTD_freeCCtx(context)
        output.deallocate()
    }

    func write(_ payload: PayloadBuffer) {
        guard failure == nil else { return }
        let (stored, isCompressed) = store(payload.bytes)
        let body = UnsafeRawBufferPointer(rebasing: output[ChunkHeader.byteCount...].prefix(stored))
        let header = ChunkHeader(
            tag: payload.tag, flags: isCompressed ? ChunkHeader.compressed : 0, sequence: sequence,
            storedLength: UInt32(stored), rawLength: UInt32(payload.count), rows: UInt32(payload.rows),
            references: UInt32(payload.references), payloadChecksum: CRC32C.checksum(body))
        sequence += 1
        chunksByTag[payload.tag, default: 0] += 1
        header.encoded().withUnsafeBytes { bytes in
            output.copyMemory(from: bytes)
            headersDigest = CRC32C.checksum(bytes, continuing: headersDigest)
        }
        do {
            try file.write(
                UnsafeRawBufferPointer(rebasing: output.prefix(ChunkHeader.byteCount + stored)))
        } catch {
            failure = error
        }
    }

    /// Writes the totals, then gives the file its name.
    func finish(objects: UInt64, references: UInt64) throws(DumpError) {
        let totals = DumpTotals(
            objects: objects, references: references, headersDigest: headersDigest, chunksByTag: chunksByTag)
        let payload = PayloadBuffer()
        totals.encode(into: payload)
        write(payload)
        if let failure { throw failure }
        try file.commit()
    }

    /// Puts the payload behind the place for the header; says how long it is there, and whether compressed.
    private func store(_ raw: UnsafeRawBufferPointer) -> (Int, Bool) {
        let room = UnsafeMutableRawBufferPointer(rebasing: output[ChunkHeader.byteCount...])
        if let context {
            let size = ZSTD_compressCCtx(
                context, room.baseAddress, room.count, raw.baseAddress, raw.count, Self.compressionLevel)
            if ZSTD_isError(size) == 0 {
                let padded = size + padding(after: size, raw: raw.count, in: room)
                if padded < raw.count { return (padded, true) }
            }
        }
        room.copyMemory(from: raw)
        return (raw.count, false)
    }

    /// Adds a skippable frame where the payload shrank by more than a reader would believe.
    private func padding(after size: Int, raw: Int, in room: UnsafeMutableRawBufferPointer) -> Int {
        guard !FormatLimits.justifies(stored: size, raw: raw) else { return 0 }
        let needed = (raw + FormatLimits.expansion - 1) / FormatLimits.expansion - ChunkHeader.byteCount
        let length = max(8, needed - size)
        guard length <= room.count - size else { return 0 }
        let frame = UnsafeMutableRawBufferPointer(rebasing: room[size..<size + length])
        frame.initializeMemory(as: UInt8.self, repeating: 0)
        frame.storeBytes(of: Self.skippableFrame.littleEndian, as: UInt32.self)
        frame.storeBytes(of: UInt32(length - 8).littleEndian, toByteOffset: 4, as: UInt32.self)
        return length
    }
}
