import HeapGraph
import TestSupport
import V8SnapshotReader

extension SnapshotScript {
    /// The file.
    var text: String {
        var strings = StringNumbers()
        let nodeTexts = nodes.map { node in
            record(style.nodeFields) { field in
                switch field {
                case "type": nodeKinds.firstIndex(of: node.kind)!
                case "name": strings.number(node.name)
                case "id": Int(node.id)
                case "self_size": Int(node.size)
                case "edge_count": node.edges.count
                case "trace_node_id": node.trace
                case "detachedness": node.detachedness
                default: 4711
                }
            }
        }
        let edgeTexts = nodes.flatMap(\.edges).map { edge in
            record(style.edgeFields) { field in
                switch (field, edge.name) {
                case ("type", _): edgeKinds.firstIndex(of: edge.kind)!
                case ("name_or_index", .text(let text)): strings.number(text)
                case ("name_or_index", .index(let index)): Int(index)
                case ("to_node", _): edge.target * style.nodeFields.count
                default: 4711
                }
            }
        }
        let functions = traceFunctions.enumerated().map { row, function in
            "\(row),\(strings.number(function.0)),\(strings.number(function.1)),7,\(function.2),1"
        }
        let places = locations.map { "\($0[0] * style.nodeFields.count),\($0[1]),\($0[2]),\($0[3])" }
        let contents = [
            "nodes": nodeTexts.joined(separator: style.recordBreak),
            "edges": edgeTexts.joined(separator: style.recordBreak),
            "trace_function_infos": functions.joined(separator: "\n,"), "trace_tree": traceTree,
            "samples": "0,5", "locations": places.joined(separator: "\n,"),
            "strings": strings.texts.map(quoted).joined(separator: style.stringBreak),
        ]
        let members = style.members.map { "\"\($0)\":[\(contents[$0]!)]" }
        return "{\"snapshot\":{\(header)},\n\(members.joined(separator: ",\n"))\(extraMembers)}"
    }

    var bytes: [UInt8] { Array(text.utf8) }

    private struct StringNumbers {
        var texts: [String] = []
        private var numbers: [String: Int] = [:]

        mutating func number(_ text: String) -> Int {
            if let number = numbers[text] { return number }
            texts.append(text)
            numbers[text] = texts.count - 1
            return texts.count - 1
        }
    }

    private func record(_ fields: [String], _ value: (String) -> Int) -> String {
        fields.map { "\(value($0))" }.joined(separator: style.comma)
    }

    private var header: String {
        let root = style.rootIndex.map { ",\"root_index\":\($0 * style.nodeFields.count)" } ?? ""
        let edges = style.edgeCountText ?? "\(nodes.reduce(0) { $0 + $1.edges.count })"
        return """
            "meta":{"node_fields":\(list(style.nodeFields)),"node_types":\(types(style.nodeFields, nodeKinds)),\
            "edge_fields":\(list(style.edgeFields)),"edge_types":\(types(style.edgeFields, edgeKinds)),\
            "trace_function_info_fields":["function_id","name","script_name","script_id","line","column"],\
            "trace_node_fields":["id","function_info_index","count","size","children"],\
            "sample_fields":["timestamp_us","last_assigned_id"],\
            "location_fields":["object_index","script_id","line","column"]},\
            "node_count":\(nodes.count),"edge_count":\(edges),"trace_function_count":\(traceFunctions.count)\(root)
            """
    }

    private func types(_ fields: [String], _ kinds: [String]) -> String {
        "[" + fields.map { $0 == "type" ? list(kinds) : "\"number\"" }.joined(separator: ",") + "]"
    }

    private func list(_ texts: [String]) -> String {
        "[" + texts.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }

    private static func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    private func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: result += "\\\""
            case 0x5C: result += "\\\\"
            case 0x0A: result += "\\n"
            case _ where style.writesUTF8 || (0x20...0x7E).contains(scalar.value):
                result.unicodeScalars.append(scalar)
            default: result += UTF16.encode(scalar)!.map(Self.escape).joined()
            }
        }
        return result + "\""
    }
}

extension SnapshotScript {
    /// Reads a file with this text.
    static func load(_ bytes: [UInt8], pieceBytes: Int? = nil) throws -> LoadedSnapshot {
        let folder = TemporaryFolder()
        folder.write(bytes, to: "a.heapsnapshot")
        let reader = try V8SnapshotReader.open(folder.file("a.heapsnapshot"))
        reader.pieceBytes = pieceBytes
        return try reader.load()
    }

    func load(pieceBytes: Int? = nil) throws -> LoadedSnapshot {
        try Self.load(bytes, pieceBytes: pieceBytes)
    }

    /// The graph with every derived column.
    func graph(pieceBytes: Int? = nil) throws -> HeapGraph {
        try load(pieceBytes: pieceBytes).graph.derived()
    }
}
