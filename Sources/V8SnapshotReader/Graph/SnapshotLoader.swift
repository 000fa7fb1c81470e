import HeapGraph

/// A snapshot as a graph, and what is missing from it.
package struct LoadedSnapshot {
    package var graph: HeapGraph
    /// A sentence a line; empty for a sound snapshot.
    package var damage: [String]
}

/// Reads a snapshot into a ``HeapGraphBuilder``: member by member in the order of the file, then what follows from all.
final class SnapshotLoader {
    let file: SnapshotFile
    let builder: HeapGraphBuilder
    let header: SnapshotHeader
    let nodeLayout: NodeLayout
    let edgeLayout: EdgeLayout
    let pieceBytes: Int?
    private let progress: (Double) -> Void
    var cursor: SnapshotCursor
    var damage = SnapshotDamage()

    var nodes: NodeRecords?
    var nodeCount = 0
    var hasEdges = false
    /// Where the edges are, where they come before the nodes.
    var earlyEdges: Int?
    var strings: StringTable?
    var locations: FlatRecords?
    var traceFunctions: FlatRecords?
    var traces = TraceTree()

    /// - Parameter pieceBytes: how many bytes a thread takes at a time; nil for what is fast.
    init(
        _ file: SnapshotFile, backing: GraphImage.Backing, values: HeapGraphBuilder.ValueDetail,
        pieceBytes: Int?, progress: @escaping (Double) -> Void
    ) throws(V8SnapshotError) {
        self.file = file
        self.pieceBytes = pieceBytes
        self.progress = progress
        cursor = SnapshotCursor(file)
        header = try SnapshotHeader.read(&cursor, file)
        var missing = ""
        guard let nodeLayout = NodeLayout(header.meta, missing: &missing),
            let edgeLayout = EdgeLayout(header.meta, missing: &missing)
        else { throw SnapshotHeader.lacks(missing, file) }
        self.nodeLayout = nodeLayout
        self.edgeLayout = edgeLayout
        do {
            builder = try HeapGraphBuilder(backing: backing, values: values)
        } catch {
            throw Self.noRoom(error, file)
        }
    }

    func load(contentHash: ContentHash) throws(V8SnapshotError) -> LoadedSnapshot {
        try readMembers()
        try completeMembers()
        try addGraph()
        let hash = damage.isEmpty ? contentHash : damage.hash(of: contentHash)
        let graph = try withRoom { () throws(ImageError) in try builder.finish(contentHash: hash) }
        return LoadedSnapshot(graph: graph, damage: damage.sentences)
    }

    private func readMembers() throws(V8SnapshotError) {
        while try cursor.take(",") {
            guard let key = try cursor.key() else { break }
            try read(key)
            progress(Double(cursor.position) / Double(file.size))
        }
        let isClosed = try cursor.take("}")
        if !isClosed, damage.isEmpty {
            damage.endsInside("the snapshot", at: cursor.position)
        }
    }

    /// An image that cannot grow is this reader's failure.
    func withRoom<Result>(_ body: () throws(ImageError) -> Result) throws(V8SnapshotError) -> Result {
        do {
            return try body()
        } catch {
            throw Self.noRoom(error, file)
        }
    }

    private static func noRoom(_ error: ImageError, _ file: SnapshotFile) -> V8SnapshotError {
        V8SnapshotError(
            .noRoomForGraph, "there is no place for the graph: \(error.message)", file: file.path,
            remedy: "Make room, or put the index file on another disk")
    }
}
