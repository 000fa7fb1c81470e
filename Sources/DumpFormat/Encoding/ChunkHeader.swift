/// What stands before every payload.
///
///     offset 0    A7 "CHUNK" 0D 0A           8 bytes: where a reader finds its way back after damage
///            8    tag                        4 ASCII characters
///           12    flags                      u32, bit 0: the payload is compressed with zstd
///           16    sequence number            u32, from 0
///           20    stored length              u32, bytes that follow this header
///           24    raw length                 u32, bytes once decompressed
///           28    rows                       u32: objects, names, roots, … in the payload
///           32    references                 u32, in OBJS and REFS; else 0
///           36    CRC-32C of the stored bytes
///           40    CRC-32C of bytes 0..<40
///
/// Rows and references are here, so that a reader whose payload is damaged can say what was in it.
package struct ChunkHeader: Equatable, Sendable {
    static let byteCount = 44
    static let sync: UInt64 = 0x0A0D_4B4E_5548_43A7
    static let compressed: UInt32 = 1

    package var tag: ChunkTag
    package var flags: UInt32
    package var sequence: UInt32
    package var storedLength: UInt32
    package var rawLength: UInt32
    package var rows: UInt32
    package var references: UInt32
    package var payloadChecksum: UInt32

    package var isCompressed: Bool { flags & Self.compressed != 0 }

    func encoded() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        bytes.appendLittleEndian(Self.sync)
        for word in [
            tag.rawValue, flags, sequence, storedLength, rawLength, rows, references, payloadChecksum,
        ] {
            bytes.appendLittleEndian(word)
        }
        bytes.appendLittleEndian(bytes.withUnsafeBytes { CRC32C.checksum($0) })
        return bytes
    }
}

extension ChunkHeader {
    /// Nil where the marker or the checksum is wrong.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= Self.byteCount, bytes.littleEndian(at: 0) == Self.sync,
            bytes.littleEndian(at: 40) == CRC32C.checksum(UnsafeRawBufferPointer(rebasing: bytes[..<40]))
        else { return nil }
        tag = ChunkTag(rawValue: bytes.littleEndian(at: 8))
        flags = bytes.littleEndian(at: 12)
        sequence = bytes.littleEndian(at: 16)
        storedLength = bytes.littleEndian(at: 20)
        rawLength = bytes.littleEndian(at: 24)
        rows = bytes.littleEndian(at: 28)
        references = bytes.littleEndian(at: 32)
        payloadChecksum = bytes.littleEndian(at: 36)
    }
}
