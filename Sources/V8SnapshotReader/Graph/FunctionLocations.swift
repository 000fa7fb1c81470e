import HeapGraph

/// Where functions and classes are defined: the member `locations`.
///
/// A location names its script by a number. The script's name is found from one of its functions: its code (`shared`) has the
/// script (`script`), a node that is called like the file (ExtractLocationForJSFunction, ExtractSharedFunctionInfoReferences
/// in heap-snapshot-generator.cc).
struct FunctionLocations {
    /// Where in a record of `locations` each field is.
    struct Layout {
        let fields: Int
        let object, script, line, column: Int

        init?(_ names: [String]?) {
            guard let names, let object = names.firstIndex(of: "object_index"),
                let script = names.firstIndex(of: "script_id"), let line = names.firstIndex(of: "line"),
                let column = names.firstIndex(of: "column")
            else { return nil }
            fields = names.count
            (self.object, self.script, self.line, self.column) = (object, script, line, column)
        }
    }

    private let graph: SnapshotGraph
    private let builder: HeapGraphBuilder
    /// The fields that lead from a function to its code, and from that to its script: by what they are called in V8's versions.
    private let shared: UInt32?
    private let scripts: [UInt32]
    /// By the number of the script.
    private var names: [UInt64: NameID] = [:]

    init(_ graph: SnapshotGraph, _ builder: HeapGraphBuilder) {
        self.graph = graph
        self.builder = builder
        shared = graph.strings.number(of: "shared")
        scripts = ["script", "script_or_debug_info"].compactMap { graph.strings.number(of: $0) }
    }

    /// Adds each location; V8 counts lines and columns from 0. `nodeFields`: `object_index` is where the node begins in `nodes`.
    mutating func add(_ locations: FlatRecords, _ layout: Layout, nodeFields: Int) {
        for record in 0..<locations.count {
            guard let node = node(locations.field(layout.object, of: record), nodeFields) else { continue }
            learnName(of: locations.field(layout.script, of: record), from: node)
        }
        var lost = 0
        // Functions of a script come together.
        var last: (script: UInt64, name: NameID)?
        for record in 0..<locations.count {
            guard let node = node(locations.field(layout.object, of: record), nodeFields) else {
                lost += 1
                continue
            }
            let script = locations.field(layout.script, of: record)
            let name = last?.script == script ? last!.name : name(of: script)
            last = (script, name)
            builder.addLocation(
                of: ObjectID(node), file: name, line: Self.fromOne(locations.field(layout.line, of: record)),
                column: Self.fromOne(locations.field(layout.column, of: record)))
        }
        builder.note("locations of nodes that are not in the snapshot", lost)
    }

    private func node(_ place: UInt64, _ nodeFields: Int) -> Int? {
        let (node, rest) = place.quotientAndRemainder(dividingBy: UInt64(nodeFields))
        return rest == 0 && node < UInt64(graph.nodeCount) ? Int(node) : nil
    }

    private func name(of script: UInt64) -> NameID { names[script] ?? builder.name("script \(script)") }

    private static func fromOne(_ position: UInt64) -> UInt32 {
        UInt32(clamping: position == .max ? position : position + 1)
    }

    private mutating func learnName(of script: UInt64, from node: Int) {
        guard names[script] == nil, let text = scriptName(of: node), !text.isEmpty else { return }
        names[script] = builder.name(text)
    }

    private func scriptName(of function: Int) -> String? {
        guard let shared, let code = follow(shared, from: function) else { return nil }
        let file = scripts.lazy.compactMap { follow($0, from: code) }.first
        return file.map { graph.strings.text(graph.name[$0]) }
    }

    /// How many edges are looked at: a function with more properties is one of many of its script.
    private static let edgeLimit = 256

    /// Along V8's own field of this name.
    private func follow(_ field: UInt32, from node: Int) -> Int? {
        for edge in graph.edges(of: node).prefix(Self.edgeLimit) {
            let code = graph.edgeCode(edge)
            if code.kind == EdgeKind.internal.rawValue, code.name == field { return graph.target(of: edge) }
        }
        return nil
    }
}
