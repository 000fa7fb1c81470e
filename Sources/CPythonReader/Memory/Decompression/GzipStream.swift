import CZlib

/// Members of a gzip file, one after the other; ends where something else follows.
final class GzipStream: StreamDecompressor {
    private var stream = z_stream()
    private(set) var isAtEnd = true

    init() {
        // 15 bits of window, and a gzip header: zlib.h.
        inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    }

    deinit { inflateEnd(&stream) }

    func decompress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> (consumed: Int, produced: Int)? {
        guard let start = input.baseAddress, !isAtEnd || input.first == 0x1f else { return (0, 0) }
        stream.next_in = UnsafeMutablePointer(mutating: start.assumingMemoryBound(to: UInt8.self))
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress!.assumingMemoryBound(to: UInt8.self)
        stream.avail_out = UInt32(output.count)
        isAtEnd = false
        switch inflate(&stream, Z_NO_FLUSH) {
        case Z_STREAM_END:
            isAtEnd = true
            inflateReset(&stream)
        case Z_OK, Z_BUF_ERROR: break
        default: return nil
        }
        return (input.count - Int(stream.avail_in), output.count - Int(stream.avail_out))
    }
}
