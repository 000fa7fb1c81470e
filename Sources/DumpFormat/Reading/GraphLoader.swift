import DumpFiles
import HeapGraph

/// Feeds a dump to a ``HeapGraphBuilder``.
final class GraphLoader {
    let reader: BarrowReader
    let builder: HeapGraphBuilder
    var audit: ChunkAudit
    var names: [String] = []
    /// Our numbers of the rows of each table.
    var rows: [ChunkTag: RowMap] = [.names: RowMap(origin: 1), .labels: RowMap(origin: 1)]
    var frames = FrameTable()
    /// The objects that are types, until these have numbers.
    var typeObjects: [(type: TypeID, address: UInt64)] = []
    var placeholders = Placeholders()

    /// Stand-ins for rows that the dump refers to and does not have, made when needed.
    struct Placeholders {
        var type: TypeID?
        var label: LabelID?
    }

    init(
        _ reader: BarrowReader, backing: GraphImage.Backing, values: HeapGraphBuilder.ValueDetail,
        progress: @escaping (Double) -> Void
    ) throws(DumpError) {
        self.reader = reader
        audit = ChunkAudit(reader, passes: [.objects: 2, .references: 2], progress: progress)
        builder = try withRoom(forGraphOf: reader.path) { () throws(ImageError) in
            try HeapGraphBuilder(backing: backing, values: values)
        }
    }

    func load() throws(DumpError) -> LoadedDump {
        try readTables()
        try declareObjects()
        try withRoom(forGraphOf: reader.path) { () throws(ImageError) in try builder.seal() }
        try defineObjects()
        try readValues()
        try readRoots()
        let damage = try audit.finish()
        noteCoverage(damage)
        let hash = damage.isEmpty ? reader.contentHash : reader.contentHash.salvaged
        let graph = try withRoom(forGraphOf: reader.path) { () throws(ImageError) in
            try builder.finish(contentHash: hash)
        }
        return LoadedDump(graph: graph, damage: damage)
    }

    private func noteCoverage(_ damage: DumpDamage) {
        func note(_ what: String, _ count: UInt64) { builder.note(what, Int(clamping: count)) }
        note("chunks of the dump that are missing or damaged", damage.missingChunks)
        note("bytes of the dump that cannot be read", damage.missingBytes)
        note("objects lost with damaged chunks", damage.missingObjects ?? 0)
        note("references lost with damaged chunks", damage.missingReferences ?? 0)
        if damage.isTruncated { note("truncated dumps: an unknown number of objects is missing", 1) }
        let unknown = reader.chunks.filter { !ChunkTag.known.contains($0.header.tag) }.count
        note("chunks of kinds that this version does not know", UInt64(unknown))
    }
}
