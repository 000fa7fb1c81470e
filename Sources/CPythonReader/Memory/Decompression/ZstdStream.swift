import CZstd

/// Zstandard frames, one after the other.
final class ZstdStream: StreamDecompressor {
    private let context = ZSTD_createDCtx()

    private(set) var isAtEnd = false

    deinit { ZSTD_freeDCtx(context) }

    func decompress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> (consumed: Int, produced: Int)? {
        var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let result = ZSTD_decompressStream(context, &target, &source)
        // With nothing to read, it only says what it would like to have next.
        if input.count > 0 { isAtEnd = result == 0 }
        return ZSTD_isError(result) == 0 ? (source.pos, target.pos) : nil
    }
}
