import CLZ4

/// LZ4 frames, one after the other.
final class LZ4Stream: DecompressionStream {
    private var context: OpaquePointer?

    private(set) var isAtEnd = false

    init() { LZ4F_createDecompressionContext(&context, UInt32(LZ4F_VERSION)) }

    deinit { LZ4F_freeDecompressionContext(context) }

    func decompress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> DecompressionStep {
        var consumed = input.count
        var produced = output.count
        let result = LZ4F_decompress(
            context, output.baseAddress, &produced, input.baseAddress, &consumed, nil)
        guard LZ4F_isError(result) == 0 else {
            return DecompressionStep(consumed: 0, produced: 0, isDamaged: true)
        }
        if !input.isEmpty { isAtEnd = result == 0 }
        return DecompressionStep(consumed: consumed, produced: produced)
    }
}
