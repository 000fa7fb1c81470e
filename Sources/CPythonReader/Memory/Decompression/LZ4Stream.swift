import CLZ4

/// LZ4 frames, one after the other.
final class LZ4Stream: StreamDecompressor {
    private var context: OpaquePointer?

    private(set) var isAtEnd = false

    init() { LZ4F_createDecompressionContext(&context, UInt32(LZ4F_VERSION)) }

    deinit { LZ4F_freeDecompressionContext(context) }

    func decompress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> (consumed: Int, produced: Int)? {
        var consumed = input.count
        var produced = output.count
        let result = LZ4F_decompress(
            context, output.baseAddress, &produced, input.baseAddress, &consumed, nil)
        if input.count > 0 { isAtEnd = result == 0 }
        return LZ4F_isError(result) == 0 ? (consumed, produced) : nil
    }
}
