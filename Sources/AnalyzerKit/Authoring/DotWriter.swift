/// Writes the DOT text of a figure, quoted so that no name or value from a dump can break out of its place.
///
/// Colours are class names of the reports' palette (`good`, `warn`, `bad`, `muted`, `highlight`, `hue1`…,
/// `level0`…`level8`), never values. Text is plain text: backslashes, quotes, entities and control characters are
/// shown as they are, not interpreted. HTML-like labels are not offered.
///
/// ```swift
/// var dot = DotWriter(attributes: ["rankdir": "LR"])
/// dot.nodeDefaults(["shape": "box"])
/// dot.node("a", label: ["dict", Format.bytes(size)], classes: ["bad"], tooltip: "held by cache")
/// dot.edge("a", "b", label: ".cache", classes: ["muted"])
/// let figure = dot.figure(name: "holders", title: "…", caption: "…", engine: .dot)
/// ```
///
/// Attributes keep the order they are given in: equal input gives equal text.
public struct DotWriter: Sendable {
    /// Attributes of the caller's own, as `name: value`; both as Graphviz documents them.
    public typealias Attributes = KeyValuePairs<String, String>

    /// Where the lines of a label stand in a node of fixed size.
    public enum Alignment: String, Sendable {
        case left = "\\l"
        case center = "\\n"
        case right = "\\r"
    }

    private var body = ""
    private var indentation = "  "
    private let isDirected: Bool
    /// Nodes and edges so far, those in clusters included; layouts explode from a few hundred on.
    public private(set) var nodeCount = 0
    public private(set) var edgeCount = 0

    /// An empty graph with these attributes of its own.
    public init(directed: Bool = true, attributes: Attributes = [:]) {
        isDirected = directed
        for (name, value) in attributes { statement("\(name)=\(Self.quoted(value))") }
    }

    /// The finished DOT document.
    public var text: String { "\(isDirected ? "digraph" : "graph") {\n\(body)}\n" }

    public func figure(name: String, title: String, caption: String, engine: Figure.Engine) -> Figure {
        Figure(name: name, title: title, caption: caption, engine: engine, dot: text)
    }

    /// Attributes of every node (edge) from here to the end of the graph or cluster.
    public mutating func nodeDefaults(_ attributes: Attributes) { defaults("node", attributes) }
    public mutating func edgeDefaults(_ attributes: Attributes) { defaults("edge", attributes) }

    /// A node. `label` has one string a line; without lines the node has no text.
    public mutating func node(
        _ id: String, label: [String], alignment: Alignment = .center, classes: [String] = [],
        tooltip: String? = nil, attributes: Attributes = [:]
    ) {
        nodeCount += 1
        let list = Self.list(
            label: Self.lines(label, alignment), classes: classes, tooltip: tooltip, attributes: attributes)
        statement("\(Self.quoted(id)) \(list)")
    }

    /// A node with a label of one line.
    public mutating func node(
        _ id: String, label: String, alignment: Alignment = .center, classes: [String] = [],
        tooltip: String? = nil, attributes: Attributes = [:]
    ) {
        node(
            id, label: [label], alignment: alignment, classes: classes, tooltip: tooltip,
            attributes: attributes)
    }

    /// An edge between nodes that were, or will be, written with ``node(_:label:classes:tooltip:attributes:)``.
    public mutating func edge(
        _ tail: String, _ head: String, label: String? = nil, classes: [String] = [],
        tooltip: String? = nil, attributes: Attributes = [:]
    ) {
        edgeCount += 1
        let list = Self.list(
            label: label.map { Self.quoted($0) }, classes: classes, tooltip: tooltip, attributes: attributes)
        statement("\(Self.quoted(tail)) \(isDirected ? "->" : "--") \(Self.quoted(head)) \(list)")
    }

    /// A box around what `contents` writes; clusters nest.
    public mutating func cluster(
        _ id: String, label: String, classes: [String] = [], tooltip: String? = nil,
        attributes: Attributes = [:], contents: (inout DotWriter) throws -> Void
    ) rethrows {
        statement("subgraph \(Self.quoted("cluster_" + id)) {", ending: "")
        let outer = indentation
        indentation += "  "
        let list = Self.list(
            label: Self.quoted(label), classes: classes, tooltip: tooltip, attributes: attributes)
        statement("graph \(list)")
        try contents(&self)
        indentation = outer
        statement("}", ending: "")
    }

    /// Nodes that belong on one rank, in layouts that have ranks.
    public mutating func sameRank(_ ids: [String]) {
        let list = ids.map { Self.quoted($0) }.joined(separator: "; ")
        statement("{ rank=same; \(list) }", ending: "")
    }

    private mutating func defaults(_ what: String, _ attributes: Attributes) {
        statement("\(what) \(Self.list(label: nil, classes: [], tooltip: nil, attributes: attributes))")
    }

    private mutating func statement(_ text: String, ending: String = ";") {
        body += "\(indentation)\(text)\(ending)\n"
    }
}

extension DotWriter {
    /// `[label=…, class=…, tooltip=…, …]`
    private static func list(
        label: String?, classes: [String], tooltip: String?, attributes: Attributes
    ) -> String {
        var items: [String] = []
        if let label { items.append("label=\(label)") }
        if !classes.isEmpty {
            precondition(classes.allSatisfy(isClassName), "not a class name in \(classes)")
            items.append("class=\"\(classes.joined(separator: " "))\"")
        }
        if let tooltip { items.append("tooltip=\"\(escaped(tooltip, backslash: "&#92;&#92;"))\"") }
        for (name, value) in attributes { items.append("\(name)=\(quoted(value))") }
        return "[\(items.joined(separator: ", "))]"
    }

    /// An escape ends the line before it, and says where that stands; centred lines need none after the last.
    private static func lines(_ lines: [String], _ alignment: Alignment) -> String {
        let text = lines.map { escaped($0) }.joined(separator: alignment.rawValue)
        return "\"\(text)\(alignment == .center || lines.isEmpty ? "" : alignment.rawValue)\""
    }

    private static func isClassName(_ name: String) -> Bool {
        guard let first = name.utf8.first, isLetter(first) else { return false }
        return name.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) || $0 == 45 || $0 == 95 }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (65...90).contains(byte) || (97...122).contains(byte)
    }

    static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

    /// Plain text as the inside of a quoted DOT string.
    ///
    /// A quote ends the string, a backslash begins a Graphviz escape (`\N`, `\l`), an ampersand an entity; a control
    /// character or noncharacter would make the SVG ill-formed XML and becomes U+FFFD. In tooltips Graphviz
    /// interprets backslashes before and after it decodes entities, hence the entity, twice.
    private static func escaped(_ text: String, backslash: String = "\\\\") -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += backslash
            case "&": result += "&amp;"
            case "\n": result += "\\n"
            case "\t": result += " "
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
