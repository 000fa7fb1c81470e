import CZstd

/// Zstandard frames, one after the other.
final class ZstdStream: DecompressionStream {
    private let context = ZSTD_createDCtx()

    private(set) var isAtEnd = false

    deinit { ZSTD_freeDCtx(context) }

    func decompress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> DecompressionStep {
        var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let result = ZSTD_decompressStream(context, &target, &source)
        // With nothing to read, it only says what it would like to have next.
        if !input.isEmpty { isAtEnd = result == 0 }
        return DecompressionStep(
            consumed: source.pos, produced: target.pos, isDamaged: ZSTD_isError(result) != 0)
    }
}
