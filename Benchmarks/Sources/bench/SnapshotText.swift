import Glibc

/// Writes a heap snapshot as V8 would, of as many nodes as wanted: a program's objects, arrays, strings, closures and the
/// shapes they have, mostly referring to what was made shortly before or after. The same bytes for the same size.
///
/// A node takes about 80 bytes, edges included; five million stay below the longest string that V8 has, so that
/// `JSON.parse` can be measured beside.
struct SnapshotText: ~Copyable {
    private let file: UnsafeMutablePointer<FILE>
    private let nodes: Int
    private let strings: Int
    private var state: UInt64 = 1
    private var buffer: [UInt8] = []
    private static let nodeFields = 7
    /// Names of classes and properties; the rest of the strings are values.
    private static let names = 2_000

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    static func write(nodes: Int, to path: String) throws {
        guard let file = fopen(path, "w") else { throw Failure(description: "cannot write \(path)") }
        var text = SnapshotText(file, nodes: nodes)
        text.writeAll()
        guard fclose(file) == 0 else { throw Failure(description: "cannot write \(path)") }
    }

    private init(_ file: UnsafeMutablePointer<FILE>, nodes: Int) {
        self.file = file
        self.nodes = nodes
        strings = nodes / 10 + Self.names
    }

    private mutating func writeAll() {
        put(Self.header)
        put("\"nodes\":[9,0,1,0,2,0,0\n,9,1,3,0,1,0,0\n")
        var counts = [UInt8](repeating: 0, count: nodes)
        for node in 2..<nodes { counts[node] = writeNode(node) }
        put("],\n\"edges\":[5,3,14\n,1,1,7\n,3,5,\((nodes - 1) * Self.nodeFields)\n")
        for node in 2..<nodes { writeEdges(of: node, count: Int(counts[node])) }
        put("],\n\"trace_function_infos\":[],\n\"trace_tree\":[],\n\"samples\":[],\n\"locations\":[],\n")
        put("\"strings\":[\"\"")
        for string in 1..<strings {
            put(",\n\"\(string < Self.names ? "name" : "a value, number ")\(string)\"")
        }
        put("]}\n")
        flush()
    }

    /// Returns how many edges it has.
    private mutating func writeNode(_ node: Int) -> UInt8 {
        let children = children(of: node).count
        // object ×3, string ×2, array, hidden, closure, code, object shape; what holds others is no string
        let kind = [3, 3, 3, 2, 2, 1, 0, 5, 4, 14][children > 0 ? below(3) : below(10)]
        let count = kind == 2 ? 1 : max(children, below(8))
        let name = kind == 2 ? Self.names + below(strings - Self.names) : 2 + below(98)
        put(",\(kind),\(name),\(node * 2 + 1),\(16 + 8 * below(12)),\(count),0,0\n")
        return UInt8(count)
    }

    /// Nodes come in clusters of neighbours, each a binary tree, and the clusters' first nodes are a binary tree again: every
    /// node is reachable, as in a real snapshot, and most of what a node holds is near.
    private func children(of node: Int) -> [Int] {
        let (cluster, place) = (node - 2).quotientAndRemainder(dividingBy: Self.cluster)
        let near = [place * 2 + 1, place * 2 + 2].filter { $0 < Self.cluster }.map { $0 - place + node }
        let far = place == 0 ? [cluster * 2 + 1, cluster * 2 + 2].map { $0 * Self.cluster + 2 } : []
        return (near + far).filter { $0 < nodes }
    }

    private static let cluster = 1_000

    private mutating func writeEdges(of node: Int, count: Int) {
        let children = children(of: node)
        for edge in 0..<count {
            let isTree = edge < children.count
            let target = isTree ? children[edge] : neighbour(of: node)
            // property ×3, internal ×4, element, context, weak
            let kind = isTree ? 3 : [2, 2, 2, 3, 3, 3, 3, 1, 0, 6][below(10)]
            put(",\(kind),\(kind == 1 ? edge : below(Self.names)),\(target * Self.nodeFields)\n")
        }
    }

    /// One in eight refers to anything.
    private mutating func neighbour(of node: Int) -> Int {
        let target = below(8) == 0 ? below(nodes) : node - 1000 + below(2000)
        return min(max(target, 2), nodes - 1)
    }

    /// SplitMix64.
    private mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(bound))
    }

    private mutating func put(_ text: String) {
        buffer += text.utf8
        if buffer.count > 1 << 20 { flush() }
    }

    private mutating func flush() {
        fwrite(buffer, 1, buffer.count, file)
        buffer.removeAll(keepingCapacity: true)
    }

    private static let header = """
        {"snapshot":{"meta":{"node_fields":["type","name","id","self_size","edge_count","trace_node_id",\
        "detachedness"],"node_types":[["hidden","array","string","object","code","closure","regexp","number",\
        "native","synthetic","concatenated string","sliced string","symbol","bigint","object shape"],"string",\
        "number","number","number","number","number"],"edge_fields":["type","name_or_index","to_node"],\
        "edge_types":[["context","element","property","internal","hidden","shortcut","weak"],\
        "string_or_number","node"],"location_fields":["object_index","script_id","line","column"]},\
        "node_count":0,"edge_count":0,"trace_function_count":0},

        """
}
