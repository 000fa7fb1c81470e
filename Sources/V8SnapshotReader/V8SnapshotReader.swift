import DumpFiles
import HeapGraph

/// A `.heapsnapshot` of V8, as Node and Chrome write it, also compressed, opened for reading.
///
/// Opening reads a few samples of the file; what reads all of a compressed one decompresses it first. Damage at its end is no
/// error: what is there is read, and said. Memory while reading: about 30 bytes a node, and the strings, besides what is
/// built. Uses all cores; one call at a time.
///
/// The format is nowhere specified; its source is HeapSnapshotJSONSerializer in V8's `src/profiler/heap-snapshot-generator.cc`.
/// The rules for what keeps what alive are those of DevTools, `HeapSnapshot.ts` in devtools-frontend. See README.md.
package final class V8SnapshotReader {
    package let path: String
    /// Names the content of the snapshot; an index made from it bears it.
    package let contentHash: ContentHash
    package let isCompressed: Bool
    /// How many bytes a thread takes at a time; nil for what is fast.
    package var pieceBytes: Int?
    private let source: DumpFile

    /// Of the time that reading a compressed snapshot takes: 0.75 of 3.46 s for 354 MB with gzip, less with zstd.
    private static let decompressionShare = 0.2

    private init(_ path: String) throws(DumpError) {
        self.path = path
        source = try DumpFile(path: path)
        isCompressed = source.compression != nil
        contentHash = try source.contentHash()
    }

    package static func open(_ path: String) throws(DumpError) -> V8SnapshotReader {
        try V8SnapshotReader(path)
    }

    /// Whether this is how a snapshot begins: an object whose first member is the object `snapshot`.
    ///
    /// - Parameter beginning: of the content, some hundred bytes.
    package static func isSnapshot(_ beginning: [UInt8]) -> Bool {
        let tokens = beginning.lazy.filter { ![0x20, 0x0A, 0x0D, 0x09].contains($0) }
        return tokens.starts(with: #"{"snapshot":{"#.utf8)
    }

    /// The text of the snapshot.
    func text(progress: (Double) -> Void = { _ in }) throws(DumpError) -> SnapshotFile {
        SnapshotFile(try source.content(progress: progress))
    }

    /// Reads the snapshot into a graph, which has distances already.
    ///
    /// - Parameter progress: called on this thread with the fraction done, 0 to 1.
    /// - Throws: `notADump`, `malformed`, `tooLarge`, `noRoom`, `cannotRead`.
    package func load(
        backing: GraphImage.Backing = .anonymous, values: HeapGraphBuilder.ValueDetail = .full,
        progress: @escaping (Double) -> Void = { _ in }
    ) throws(DumpError) -> LoadedSnapshot {
        let share = isCompressed ? Self.decompressionShare : 0
        let text = try text { progress($0 * share) }
        let loader = try SnapshotLoader(text, backing: backing, values: values, pieceBytes: pieceBytes) {
            progress(share + $0 * (1 - share))
        }
        return try loader.load(contentHash: contentHash)
    }
}
