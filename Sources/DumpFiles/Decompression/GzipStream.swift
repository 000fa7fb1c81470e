import CISAL

/// Members of a gzip file, one after the other, with ISA-L; checksums are verified. Ends where something else follows, which
/// is ignored, as gzip does.
final class GzipStream: DecompressionStream {
    private let state = UnsafeMutablePointer<inflate_state>.allocate(capacity: 1)
    private(set) var isAtEnd = false

    init() {
        isal_inflate_init(state)
        state.pointee.crc_flag = UInt32(ISAL_GZIP)
    }

    deinit { state.deallocate() }

    func decompress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> DecompressionStep {
        if isAtEnd {
            guard input.first == 0x1f else { return DecompressionStep(consumed: 0, produced: 0) }
            isal_inflate_reset(state)
        }
        // ISA-L only reads its input, although its declaration does not say so.
        state.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress!.assumingMemoryBound(to: UInt8.self))
        state.pointee.avail_in = UInt32(input.count)
        state.pointee.next_out = output.baseAddress!.assumingMemoryBound(to: UInt8.self)
        state.pointee.avail_out = UInt32(output.count)
        let result = isal_inflate(state)
        isAtEnd = state.pointee.block_state == ISAL_BLOCK_FINISH
        return DecompressionStep(
            consumed: input.count - Int(state.pointee.avail_in),
            produced: output.count - Int(state.pointee.avail_out),
            isDamaged: result != ISAL_DECOMP_OK && result != ISAL_END_INPUT)
    }
}
