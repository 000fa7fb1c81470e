import CZstd
import DumpFiles

/// Reads, checks and decompresses one payload after the other into buffers of its own. One thread at a time.
final class PayloadLoader {
    /// The payload, valid and writable until the next one is loaded; or why it is lost.
    typealias Outcome = Result<UnsafeMutableRawBufferPointer, LostPayload>

    private let stored = UnsafeMutableRawBufferPointer.allocate(
        byteCount: FormatLimits.chunkBytes, alignment: 8)
    private let raw = UnsafeMutableRawBufferPointer.allocate(
        byteCount: FormatLimits.chunkBytes, alignment: 8)
    private let context = ZSTD_createDCtx()

    deinit {
        stored.deallocate()
        raw.deallocate()
        ZSTD_freeDCtx(context)
    }

    func load(_ chunk: DumpChunk, from file: DumpFile) throws(DumpError) -> Outcome {
        let header = chunk.header
        let (storedLength, rawLength) = (Int(header.storedLength), Int(header.rawLength))
        guard header.flags & ~ChunkHeader.compressed == 0 else {
            return .failure(LostPayload(reason: "it is encoded in a way this version does not know"))
        }
        guard FormatLimits.justifies(stored: storedLength, raw: rawLength),
            header.isCompressed || storedLength == rawLength
        else { return .failure(LostPayload(reason: "its lengths are impossible")) }
        let bytes = UnsafeMutableRawBufferPointer(rebasing: stored.prefix(storedLength))
        guard try file.read(at: chunk.payloadOffset, into: bytes) == storedLength else {
            return .failure(LostPayload(reason: "the file ends inside of it"))
        }
        guard CRC32C.checksum(UnsafeRawBufferPointer(bytes)) == header.payloadChecksum else {
            return .failure(LostPayload(reason: "its payload is damaged"))
        }
        return header.isCompressed ? decompress(bytes, to: rawLength) : .success(bytes)
    }

    private func decompress(_ bytes: UnsafeMutableRawBufferPointer, to length: Int) -> Outcome {
        let count = ZSTD_decompressDCtx(context, raw.baseAddress, length, bytes.baseAddress, bytes.count)
        guard ZSTD_isError(count) == 0, count == length else {
            return .failure(LostPayload(reason: "its payload does not decompress to the length it claims"))
        }
        return .success(UnsafeMutableRawBufferPointer(rebasing: raw.prefix(length)))
    }
}
