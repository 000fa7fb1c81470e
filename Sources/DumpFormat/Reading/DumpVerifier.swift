import DumpFiles
import HeapGraph

/// First gathers which rows and addresses there are, then checks whatever refers to them.
final class DumpVerifier {
    private let reader: BarrowReader
    private var audit: ChunkAudit
    private var rows: [ChunkTag: RowMap] = [:]
    private var index: AddressIndex?
    private var findings: [String: UInt64] = [:]

    init(_ reader: BarrowReader, progress: @escaping (Double) -> Void) {
        self.reader = reader
        let twice = TableSchema.tables.mapValues { _ in UInt64(2) }
        audit = ChunkAudit(reader, passes: twice.merging([.objects: 2]) { $1 }, progress: progress)
    }

    func verify() throws(DumpError) -> DumpVerification {
        try gatherRows()
        try gatherAddresses()
        try checkTables()
        try checkObjects()
        try checkValues()
        let damage = try audit.finish()
        let unknown = reader.chunks.filter { !ChunkTag.known.contains($0.header.tag) }.count
        note("chunks of kinds that this version does not know", unknown)
        return DumpVerification(
            damage: damage, objects: audit.objects, references: audit.references,
            chunksByTag: Dictionary(reader.chunks.map { ($0.header.tag, 1) }, uniquingKeysWith: +),
            findings: findings.sorted { $0.key < $1.key }.map { .init(what: $0.key, count: $0.value) })
    }

    private func note(_ what: String, _ count: Int = 1) {
        if count > 0 { findings[what, default: 0] += UInt64(count) }
    }

    // MARK: What there is

    private func gatherRows() throws(DumpError) {
        try forEachTable { tag, schema, table throws(LostPayload) in
            var table = table
            try Self.checkLengths(schema, &table)
            try table.expectEnd()
            var known = self.rows[tag] ?? RowMap()
            guard known.add(first: table.first, count: table.count) else {
                throw LostPayload(reason: "its rows are in the dump already")
            }
            self.rows[tag] = known
        }
    }

    /// The columns are all there, and after them as many bytes as the rows say.
    private static func checkLengths(
        _ schema: TableSchema, _ table: inout TablePayload
    ) throws(LostPayload) {
        var lengths = UnsafeMutableBufferPointer<UInt32>(start: nil, count: 0)
        for (position, column) in schema.columns.enumerated() {
            if position == schema.tail?.lengths {
                lengths = try table.column(UInt32.self)
            } else {
                try table.skip(width: column.width)
            }
        }
        if let tail = schema.tail { _ = try table.tail(lengths: lengths.lazy.map(tail.byteCount)) }
    }

    private func gatherAddresses() throws(DumpError) {
        var addresses: [UInt64] = []
        try audit.forEach(.objects) { header, bytes throws(LostPayload) in
            addresses += try ObjectPayload(bytes, header: header).addresses
        }
        let index = AddressIndex(addresses)
        note("objects at an address where another one stands", addresses.count - index.count)
        self.index = consume index
    }

    // MARK: What refers to it

    private func checkTables() throws(DumpError) {
        try forEachTable { tag, schema, table throws(LostPayload) in
            var table = table
            for column in schema.columns {
                switch column.meaning {
                case .plain: try table.skip(width: column.width)
                case .row(let target, let isOptional):
                    let missing = self.countMissing(try table.column(UInt32.self), target, isOptional)
                    self.note(Self.message(schema, "refer to \(TableSchema.tables[target]!.rows)"), missing)
                case .object(let isOptional):
                    let values = try table.column(UInt64.self)
                    let missing = values.count { !(isOptional && $0 == 0) && self.index!.find($0) == nil }
                    self.note(Self.message(schema, "refer to objects"), missing)
                }
            }
            if tag == .labels { try self.checkLabels(table) }
        }
    }

    private static func message(_ schema: TableSchema, _ verb: String) -> String {
        "\(schema.rows) that \(verb) that are not in the dump"
    }

    private func checkObjects() throws(DumpError) {
        var parts = ReferenceParts(fileSize: reader.fileSize)
        try audit.forEach(.objects, .references) { header, bytes throws(LostPayload) in
            if header.tag == .objects {
                let payload = try ObjectPayload(bytes, header: header)
                self.check(payload)
                parts.begin(with: payload)
            } else {
                let payload = try ContinuationPayload(bytes, header: header)
                guard parts.accept(payload) != nil else {
                    throw LostPayload(reason: "the object whose references it continues is not at hand")
                }
                self.check(targets: payload.targets, labels: payload.labels)
            }
        }
    }

    private func check(_ payload: ObjectPayload) {
        note("objects whose type is not in the dump", countMissing(payload.types, .types, false))
        if let sites = payload.sites {
            note("objects whose allocation site is not in the dump", countMissing(sites, .sites, true))
        }
        check(targets: payload.targets, labels: payload.labels)
    }

    private func check(
        targets: UnsafeMutableBufferPointer<UInt64>, labels: UnsafeMutableBufferPointer<UInt32>?
    ) {
        note(DumpVerification.dangling, targets.count { index!.find($0) == nil })
        guard let labels else { return }
        let known = rows[.labels] ?? RowMap()
        note("references whose label is not in the dump", labels.count { $0 != 0 && known.find($0) == nil })
    }

    private func checkValues() throws(DumpError) {
        try audit.forEach(.values, .hashes) { header, bytes throws(LostPayload) in
            let addresses =
                header.tag == .values
                ? try ValuePayload(bytes, header: header).addresses
                : try HashPayload(bytes, header: header).addresses
            self.note(
                "values of objects that are not in the dump", addresses.count { self.index!.find($0) == nil })
        }
    }

    private func checkLabels(_ table: TablePayload) throws(LostPayload) {
        var table = table.rewound
        let values = try table.column(UInt32.self)
        let forms = try table.column(UInt8.self)
        let known = rows[.names] ?? RowMap()
        let missing = zip(values, forms).count { $1 != 1 && $0 != 0 && known.find($0) == nil }
        note("labels that refer to names that are not in the dump", missing)
    }

    private func countMissing(
        _ column: UnsafeMutableBufferPointer<UInt32>, _ target: ChunkTag, _ isOptional: Bool
    ) -> Int {
        let known = rows[target] ?? RowMap()
        let none: UInt32 = target == .names ? 0 : noRow
        return column.count { !((isOptional || target == .names) && $0 == none) && known.find($0) == nil }
    }

    private func forEachTable(
        _ body: (ChunkTag, TableSchema, TablePayload) throws(LostPayload) -> Void
    ) throws(DumpError) {
        try audit.forEach(TableSchema.tables.keys.sorted { $0.rawValue < $1.rawValue }) {
            header, bytes throws(LostPayload) in
            try body(header.tag, TableSchema.tables[header.tag]!, TablePayload(bytes, header: header))
        }
    }
}
