import CISAL

/// Decompresses the members of a gzip file piece by piece with ISA-L, checksums verified. One thread at a time.
final class GzipInflater {
    private let state: UnsafeMutablePointer<inflate_state>
    /// Something other than a member follows the last one: ignored, as gzip does.
    private var isPastEnd = false
    /// The bytes handed over so far end where a member does.
    private(set) var isAtEnd = false
    private(set) var hasFailed = false

    init() {
        state = .allocate(capacity: 1)
        isal_inflate_init(state)
        state.pointee.crc_flag = UInt32(ISAL_GZIP)
    }

    deinit { state.deallocate() }

    /// Bytes that were handed over and not taken yet.
    var remaining: Int { Int(state.pointee.avail_in) }

    /// Hands over the next bytes of the file; they must stay until they are used up.
    func give(_ bytes: UnsafeRawBufferPointer) {
        let start = bytes.baseAddress!.assumingMemoryBound(to: UInt8.self)
        state.pointee.next_in = UnsafeMutablePointer(mutating: start)
        state.pointee.avail_in = UInt32(bytes.count)
    }

    /// How many bytes were produced; 0 where more are needed, or where the file is damaged.
    func next(into output: UnsafeMutableRawBufferPointer) -> Int {
        state.pointee.next_out = output.baseAddress!.assumingMemoryBound(to: UInt8.self)
        state.pointee.avail_out = UInt32(output.count)
        while state.pointee.avail_in > 0, Int(state.pointee.avail_out) == output.count, !hasFailed,
            !isPastEnd
        {
            if isAtEnd { beginMember() } else { inflateOnce() }
        }
        return output.count - Int(state.pointee.avail_out)
    }

    private func beginMember() {
        guard state.pointee.next_in.pointee == 0x1f else { return isPastEnd = true }
        isal_inflate_reset(state)
        isAtEnd = false
    }

    private func inflateOnce() {
        let result = isal_inflate(state)
        hasFailed = result != ISAL_DECOMP_OK && result != ISAL_END_INPUT
        isAtEnd = state.pointee.block_state == ISAL_BLOCK_FINISH
    }
}

extension GzipInflater {
    /// The first `count` bytes that `bytes` decompress to, or fewer.
    static func beginning(of bytes: [UInt8], count: Int) -> [UInt8] {
        let inflater = GzipInflater()
        var output = [UInt8](repeating: 0, count: count)
        let produced = bytes.withUnsafeBytes { input in
            inflater.give(input)
            return output.withUnsafeMutableBytes { inflater.next(into: $0) }
        }
        return Array(output.prefix(produced))
    }
}
