import TestSupport

/// A snapshot as a test describes it, written as V8 would, or with the liberties that the format allows.
struct SnapshotScript {
    struct Node {
        var kind: String
        var name: String
        var id: UInt64
        var size: UInt64
        var detachedness = 0
        var trace = 0
        var edges: [Edge] = []
    }

    struct Edge {
        var kind: String
        var name: Name
        var target: Int
    }

    enum Name: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
        case text(String)
        case index(UInt64)

        init(stringLiteral text: String) { self = .text(text) }
        init(integerLiteral index: UInt64) { self = .index(index) }
    }

    /// How the text looks.
    struct Style {
        var nodeFields = [
            "type", "name", "id", "self_size", "edge_count", "trace_node_id", "detachedness",
        ]
        var edgeFields = ["type", "name_or_index", "to_node"]
        var members = [
            "nodes", "edges", "trace_function_infos", "trace_tree", "samples", "locations", "strings",
        ]
        /// Between two integers of a record, and between two records.
        var comma = ","
        var recordBreak = "\n,"
        /// Between two strings.
        var stringBreak = ",\n"
        var edgeCountText: String?
        var rootIndex: Int?
        /// Beyond ASCII as UTF-8, not as `\uXXXX`.
        var writesUTF8 = false
    }

    var style = Style()
    private(set) var nodes: [Node] = []
    /// Node, script, line, column, as V8 counts.
    var locations: [[Int]] = []
    /// Name, script name, line.
    var traceFunctions: [(String, String, Int)] = []
    /// As it stands in the file.
    var traceTree = ""
    var extraMembers = ""
    var nodeKinds = [
        "hidden", "array", "string", "object", "code", "closure", "regexp", "number", "native", "synthetic",
        "concatenated string", "sliced string", "symbol", "bigint", "object shape", "wasm object",
    ]
    var edgeKinds = ["context", "element", "property", "internal", "hidden", "shortcut", "weak"]

    /// Adds a node and returns its number. Ids are odd, as those of V8's own objects.
    @discardableResult
    mutating func node(
        _ kind: String, _ name: String, size: UInt64 = 16, id: UInt64? = nil, detachedness: Int = 0,
        trace: Int = 0
    ) -> Int {
        nodes.append(
            Node(
                kind: kind, name: name, id: id ?? UInt64(nodes.count * 2 + 1), size: size,
                detachedness: detachedness, trace: trace))
        return nodes.count - 1
    }

    mutating func edge(_ kind: String, _ name: Name, from source: Int, to target: Int) {
        nodes[source].edges.append(Edge(kind: kind, name: name, target: target))
    }

    /// Nodes that each are referred to by the one before, the first by the global object.
    mutating func chain(_ steps: (edge: String, label: Name, kind: String, name: String)...) -> [Int] {
        var places: [Int] = []
        for step in steps {
            let place = node(step.kind, step.name)
            edge(step.edge, step.label, from: places.last ?? Self.global, to: place)
            places.append(place)
        }
        return places
    }

    /// The root, `(GC roots)` below it, and a global object that a shortcut marks: nodes 0, 1 and 2.
    static func program() -> SnapshotScript {
        var script = SnapshotScript()
        script.node("synthetic", "", size: 0)
        script.node("synthetic", "(GC roots)", size: 0)
        script.node("object", "global", size: 24)
        script.edge("element", 1, from: 0, to: 1)
        script.edge("shortcut", "1", from: 0, to: 2)
        return script
    }

    static let global = 2
    static let gcRoots = 1
}
