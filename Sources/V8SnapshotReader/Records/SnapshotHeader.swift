import DumpFiles
import FoundationEssentials

/// The member `snapshot`: what the arrays hold, by name.
///
/// HeapSnapshotJSONSerializer::SerializeSnapshot in heap-snapshot-generator.cc. The counts that stand there are not used:
/// some versions write them as floating-point numbers, rounded.
struct SnapshotHeader: Decodable, Sendable {
    struct Meta: Decodable, Sendable {
        var node_fields: [String]
        var node_types: [FieldType]
        var edge_fields: [String]
        var edge_types: [FieldType]
        var trace_function_info_fields: [String]?
        var trace_node_fields: [String]?
        var location_fields: [String]?
    }

    /// What a field holds: the name of a kind of number, or the names of an enumeration.
    enum FieldType: Decodable, Sendable {
        case named(String)
        case enumeration([String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let names = try? container.decode([String].self) {
                self = .enumeration(names)
            } else {
                self = .named(try container.decode(String.self))
            }
        }
    }

    var meta: Meta
    /// Where in `nodes` the root begins; 0 where it is not said.
    var root_index: Double?
    /// Memory outside of the heap that V8 was told of.
    var extra_native_bytes: Double?

    /// A header is a few kilobytes.
    static let longest = 1 << 20
}

/// Where in a node's record each field is.
struct NodeLayout: Sendable {
    let fields: Int
    let type, name, id, selfSize, edgeCount: Int
    /// Nil where nodes have none.
    let traceNode, detachedness: Int?
    /// By raw type.
    let kinds: [NodeKind]
    /// As the header names them.

    /// Nil where a field that every snapshot has is missing: its name is in `missing`.
    init?(_ meta: SnapshotHeader.Meta, missing: inout String) {
        let names = FieldNames(meta.node_fields, missing: "node_fields")
        guard let type = names.index("type", &missing), let name = names.index("name", &missing),
            let id = names.index("id", &missing), let selfSize = names.index("self_size", &missing),
            let edgeCount = names.index("edge_count", &missing)
        else { return nil }
        guard type < meta.node_types.count, case .enumeration(let kindNames) = meta.node_types[type] else {
            missing = "node_types"
            return nil
        }
        fields = meta.node_fields.count
        (self.type, self.name, self.id, self.selfSize, self.edgeCount) = (type, name, id, selfSize, edgeCount)
        traceNode = meta.node_fields.firstIndex(of: "trace_node_id")
        detachedness = meta.node_fields.firstIndex(of: "detachedness")
        kinds = kindNames.map { NodeKind(name: $0) }
    }
}

/// Where in an edge's record each field is.
struct EdgeLayout: Sendable {
    let fields: Int
    let type, nameOrIndex, toNode: Int
    /// By raw type.
    let kinds: [EdgeKind]

    /// Nil where a field that every snapshot has is missing: its name is in `missing`.
    init?(_ meta: SnapshotHeader.Meta, missing: inout String) {
        let names = FieldNames(meta.edge_fields, missing: "edge_fields")
        guard let type = names.index("type", &missing),
            let nameOrIndex = names.index("name_or_index", &missing),
            let toNode = names.index("to_node", &missing)
        else { return nil }
        guard type < meta.edge_types.count, case .enumeration(let kindNames) = meta.edge_types[type] else {
            missing = "edge_types"
            return nil
        }
        fields = meta.edge_fields.count
        (self.type, self.nameOrIndex, self.toNode) = (type, nameOrIndex, toNode)
        kinds = kindNames.map { EdgeKind(name: $0) }
    }
}

/// The fields of a kind of record.
private struct FieldNames {
    private let names: [String]
    private let member: String

    init(_ names: [String], missing member: String) {
        self.names = names
        self.member = member
    }

    func index(_ name: String, _ missing: inout String) -> Int? {
        let index = names.firstIndex(of: name)
        if index == nil { missing = "`\(name)` in `\(member)`" }
        return index
    }
}

extension SnapshotHeader {
    /// Takes the beginning of the file, up to the end of the member `snapshot`, which V8 writes first.
    static func read(
        _ cursor: inout SnapshotCursor, _ file: SnapshotFile
    ) throws(DumpError) -> SnapshotHeader {
        guard try cursor.take("{"), try cursor.key() == "snapshot",
            try cursor.peekToken() == UInt8(ascii: "{")
        else { throw lacks("`snapshot` at its beginning", file) }
        let start = cursor.position
        guard try cursor.skipValue(), cursor.position - start <= longest else {
            throw lacks("the end of `snapshot`", file)
        }
        let text = try file.bytes(at: start, count: cursor.position - start)
        do {
            return try JSONDecoder().decode(SnapshotHeader.self, from: Data(text))
        } catch {
            throw lacks("`meta` as V8 writes it", file)
        }
    }

    /// What every snapshot has is not there.
    static func lacks(_ what: String, _ file: SnapshotFile) -> DumpError {
        guard let offset = file.damagedFrom else {
            return DumpError(
                .notADump, "this is no heap snapshot of V8: it lacks \(what)", file: file.path,
                remedy: "Take one with v8.writeHeapSnapshot() or with the memory tool of DevTools")
        }
        return DumpError(
            .malformed,
            "too little of the snapshot is left, it lacks \(what): the compressed file is damaged or cut off from "
                + "byte \(offset) of it on",
            file: file.path, remedy: "Copy it again, whole")
    }
}
