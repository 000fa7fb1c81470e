import DumpFiles
import HeapGraph

/// A `.barrow` file opened for reading. A compressed one is refused: the chunks of a dump are compressed already, and opening
/// one reads no more than their headers.
///
/// Opening walks the chunk headers only: milliseconds for gigabytes. Damage is no error: what is intact is read, and
/// ``DumpDamage`` says what is missing. Memory: the chunk headers and a few chunks, besides what is built. One thread at
/// a time; it uses a second one to decompress ahead.
package final class BarrowReader {
    package let path: String
    package let fileSize: UInt64
    /// Of the format, as the file says.
    package let version: (major: UInt16, minor: UInt16)
    /// Every chunk with an intact header, in order.
    package let chunks: [DumpChunk]
    /// Names the content of the dump; an index made from it bears it.
    package let contentHash: ContentHash
    /// The totals of the last chunk; nil where it is missing or damaged.
    package let totals: DumpTotals?

    let file: DumpFile
    let stream: ChunkStream
    let map: ChunkMap
    /// The last chunk, where it cannot be used.
    let lostTotals: DumpDamage.LostChunk?

    private init(_ path: String) throws(DumpError) {
        self.path = path
        file = try DumpFile(path: path)
        if let compression = file.compression { throw Self.isCompressed(path, compression) }
        fileSize = file.size
        stream = ChunkStream(file: file)
        map = try ChunkWalker.walk(file)
        version = map.version
        chunks = map.chunks
        contentHash = map.contentHash
        switch try Self.readTotals(map, stream) {
        case .success(let totals): (self.totals, lostTotals) = (totals, nil)
        case .failure(let lost): (totals, lostTotals) = (nil, lost)
        case nil: (totals, lostTotals) = (nil, nil)
        }
    }

    package static func open(_ path: String) throws(DumpError) -> BarrowReader { try BarrowReader(path) }

    private static func isCompressed(_ path: String, _ compression: CompressedFormat) -> DumpError {
        DumpError(
            .notADump,
            "compressed with \(compression), and what it holds does not begin like a core file, a Java heap dump or a "
                + "V8 heap snapshot",
            file: path, remedy: "Copy it again, whole; or decompress it, where it is a .barrow dump")
    }

    /// Nil where there is no last chunk.
    private static func readTotals(
        _ map: ChunkMap, _ stream: ChunkStream
    ) throws(DumpError) -> Result<DumpTotals, DumpDamage.LostChunk>? {
        var result: Result<DumpTotals, DumpDamage.LostChunk>?
        try stream.forEach(map.chunks.filter { $0.header.tag == .done }) { chunk, outcome in
            do throws(LostPayload) {
                result = .success(try DumpTotals(outcome.get(), header: chunk.header))
            } catch {
                result = .failure(DumpDamage.LostChunk(chunk: chunk, reason: error.reason))
            }
        }
        return result
    }
}
