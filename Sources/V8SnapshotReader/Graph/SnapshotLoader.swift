import DumpFiles
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
    ) throws(DumpError) {
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
        builder = try withRoom(forGraphOf: file.path) { () throws(ImageError) in
            try HeapGraphBuilder(backing: backing, values: values)
        }
    }

    func load(contentHash: ContentHash) throws(DumpError) -> LoadedSnapshot {
        try readMembers()
        try completeMembers()
        try addGraph()
        if let offset = file.damagedFrom { damage.decompressionEnds(at: offset) }
        let hash = damage.isEmpty ? contentHash : contentHash.salvaged
        let graph = try withRoom(forGraphOf: file.path) { () throws(ImageError) in
            try builder.finish(contentHash: hash)
        }
        return LoadedSnapshot(graph: graph, damage: damage.sentences)
    }

    private func readMembers() throws(DumpError) {
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
}
