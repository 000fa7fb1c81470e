/// How a file is compressed, by its first bytes.
package enum CompressedFormat: String, Sendable {
    /// What coredumpctl writes by default.
    case zstd
    /// Also what the JDK writes: many members, one after the other (`HPROF BLOCKSIZE=` in the comment of the first).
    case gzip
    case lz4

    init?(_ beginning: some Collection<UInt8>) {
        if beginning.starts(with: [0x28, 0xb5, 0x2f, 0xfd]) {
            self = .zstd
        } else if beginning.starts(with: [0x04, 0x22, 0x4d, 0x18]) {
            self = .lz4
        } else if beginning.starts(with: [0x1f, 0x8b, 8]) {
            self = .gzip
        } else {
            return nil
        }
    }

    func stream() -> any DecompressionStream {
        switch self {
        case .zstd: ZstdStream()
        case .gzip: GzipStream()
        case .lz4: LZ4Stream()
        }
    }
}
