/// The first bytes of a dump.
///
///     offset 0    89 "BARROW" 0A             8 bytes
///            8    major version              u16
///           10    minor version              u16
///           12    flags, none defined        u32
///           16    CRC-32C of bytes 0..<16    u32
struct FileHeader: Equatable {
    static let byteCount = 20
    static let magic: UInt64 = 0x0A57_4F52_5241_4289
    static let currentMajor: UInt16 = 1
    static let currentMinor: UInt16 = 1

    var major = currentMajor
    var minor = currentMinor
    var flags: UInt32 = 0

    func encoded() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendLittleEndian(Self.magic)
        bytes.appendLittleEndian(major)
        bytes.appendLittleEndian(minor)
        bytes.appendLittleEndian(flags)
        bytes.appendLittleEndian(bytes.withUnsafeBytes { CRC32C.checksum($0) })
        return bytes
    }

    /// Nil where the magic number or the checksum is wrong.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= Self.byteCount, bytes.littleEndian(at: 0) == Self.magic,
            bytes.littleEndian(at: 16) == CRC32C.checksum(UnsafeRawBufferPointer(rebasing: bytes[..<16]))
        else { return nil }
        major = bytes.littleEndian(at: 8)
        minor = bytes.littleEndian(at: 10)
        flags = bytes.littleEndian(at: 12)
    }

    init() {}
}
