/// How a core file is compressed, by its first bytes.
enum CompressedFormat {
    /// What coredumpctl writes by default.
    case zstd
    case gzip
    case lz4

    init?(_ beginning: [UInt8]) {
        switch beginning.prefix(4) {
        case [0x28, 0xb5, 0x2f, 0xfd]: self = .zstd
        case [0x04, 0x22, 0x4d, 0x18]: self = .lz4
        case let bytes where bytes.starts(with: [0x1f, 0x8b]): self = .gzip
        default: return nil
        }
    }

    func decompressor() -> any StreamDecompressor {
        switch self {
        case .zstd: ZstdStream()
        case .gzip: GzipStream()
        case .lz4: LZ4Stream()
        }
    }
}

/// Decompresses what it is handed piece by piece. One thread at a time.
protocol StreamDecompressor: AnyObject {
    /// What it was handed so far ends where a frame does.
    var isAtEnd: Bool { get }

    /// Takes from `input`, adds to `output`, and says how much of either; nothing of both when the stream has ended.
    ///
    /// - Returns: nil where the stream is damaged.
    func decompress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> (consumed: Int, produced: Int)?
}
