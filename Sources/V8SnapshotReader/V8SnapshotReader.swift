import HeapGraph

/// A `.heapsnapshot` of V8, as Node and Chrome write it, opened for reading.
///
/// Opening reads the beginning and a few samples of the file. Damage at its end is no error: what is there is read, and said.
/// Memory while reading: about 30 bytes a node, and the strings, besides what is built. Uses all cores; one call at a time.
///
/// The format is nowhere specified; its source is HeapSnapshotJSONSerializer in V8's `src/profiler/heap-snapshot-generator.cc`.
/// The rules for what keeps what alive are those of DevTools, `HeapSnapshot.ts` in devtools-frontend. See README.md.
package final class V8SnapshotReader {
    package let path: String
    package let fileSize: UInt64
    /// Names the content of the snapshot; an index made from it bears it.
    package let contentHash: ContentHash
    let file: SnapshotFile

    private init(_ path: String) throws(V8SnapshotError) {
        self.path = path
        file = try SnapshotFile(path: path)
        fileSize = UInt64(file.size)
        contentHash = try file.contentHash()
    }

    package static func open(_ path: String) throws(V8SnapshotError) -> V8SnapshotReader {
        try V8SnapshotReader(path)
    }

    /// Whether the file begins like a snapshot: an object whose first member is the object `snapshot`.
    package static func isSnapshot(_ path: String) -> Bool {
        guard let file = try? SnapshotFile(path: path) else { return false }
        var cursor = SnapshotCursor(file)
        return ((try? cursor.take("{")) ?? false) && (try? cursor.key()) == "snapshot"
            && ((try? cursor.take("{")) ?? false)
    }

    /// Reads the snapshot into a graph, which has distances already.
    ///
    /// - Parameters:
    ///   - pieceBytes: how many bytes a thread takes at a time; nil for what is fast.
    ///   - progress: called on this thread with the fraction of bytes read, 0 to 1.
    package func load(
        backing: GraphImage.Backing = .anonymous, values: HeapGraphBuilder.ValueDetail = .full,
        pieceBytes: Int? = nil, progress: @escaping (Double) -> Void = { _ in }
    ) throws(V8SnapshotError) -> LoadedSnapshot {
        let loader = try SnapshotLoader(
            file, backing: backing, values: values, pieceBytes: pieceBytes, progress: progress)
        return try loader.load(contentHash: contentHash)
    }
}
