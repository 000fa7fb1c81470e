import AnalysisResults
@preconcurrency import CGraphviz

/// A parsed DOT text that has passed the policy and the limits, ready for layout. Owned by one call, on one thread.
struct DOTGraph: ~Copyable {
    private let graph: UnsafeMutablePointer<Agraph_t>

    /// Parses and checks. Call it while holding ``GraphvizLibrary``.
    static func open(_ request: FigureRequest) throws(FigureError) -> DOTGraph {
        let bytes = request.dot.utf8
        guard bytes.count <= request.limits.dotBytes else {
            throw .tooLarge(what: "bytes of DOT", count: bytes.count, limit: request.limits.dotBytes)
        }
        guard !bytes.contains(0) else { throw .syntax(message: "it contains a NUL byte") }
        guard let parsed = DOTReading.parse(request.dot) else {
            throw .syntax(message: GraphvizLibrary.complaint)
        }
        let graph = DOTGraph(parsed)
        try graph.checkSize(request.limits)
        try graph.checkAttributes()
        graph.prepare(for: request.engine)
        return graph
    }

    private init(_ graph: UnsafeMutablePointer<Agraph_t>) {
        self.graph = graph
    }

    deinit { agclose(graph) }

    /// Lays out and renders; the SVG is libgraphviz's own, not yet cleaned.
    func svg(_ context: OpaquePointer, engine: Figure.Engine) throws(FigureError) -> String {
        guard gvLayout(context, graph, engine.rawValue) == 0 else {
            throw .layoutFailed(message: GraphvizLibrary.complaint)
        }
        defer { gvFreeLayout(context, graph) }
        var data: UnsafeMutablePointer<CChar>?
        var length: UInt32 = 0
        guard gvRenderData(context, graph, "svg", &data, &length) == 0, let data else {
            throw .layoutFailed(message: GraphvizLibrary.complaint)
        }
        defer { gvFreeRenderData(data) }
        return String(decoding: UnsafeRawBufferPointer(start: data, count: Int(length)), as: UTF8.self)
    }

    private func checkSize(_ limits: FigureLimits) throws(FigureError) {
        let counts = [
            ("nodes", Int(agnnodes(graph)), limits.nodes), ("edges", Int(agnedges(graph)), limits.edges),
            ("clusters", subgraphs().count, limits.clusters),
        ]
        for (what, count, limit) in counts where count > limit {
            throw .tooLarge(what: what, count: count, limit: limit)
        }
    }

    // MARK: The policy

    private func checkAttributes() throws(FigureError) {
        for carrier in DOTPolicy.Carrier.allCases {
            var symbol = agnxtattr(graph, carrier.rawValue, nil)
            while let declared = symbol {
                let name = String(cString: declared.pointee.name)
                let values = try DOTPolicy.values(of: name, on: carrier)
                try check(declared.pointee.defval, of: name, as: values)
                for owner in owners(of: carrier) {
                    try check(agxget(owner, declared), of: name, as: values)
                }
                symbol = agnxtattr(graph, carrier.rawValue, declared)
            }
        }
    }

    private func check(
        _ value: UnsafeMutablePointer<CChar>?, of name: String, as values: DOTPolicy.Values
    ) throws(FigureError) {
        guard let value else { return }
        let text = String(cString: value)
        if aghtmlstr(value) != 0 {
            guard case .label = values else {
                throw .refused(what: "\(name) cannot be an HTML-like text", remedy: "Only label can.")
            }
            try HTMLLabel.check(text)
        }
        try DOTPolicy.check(text, of: name, as: values)
    }

    private func owners(of carrier: DOTPolicy.Carrier) -> [UnsafeMutableRawPointer] {
        switch carrier {
        case .graph: [UnsafeMutableRawPointer(graph)] + subgraphs()
        case .node: nodes()
        case .edge: edges()
        }
    }

    // MARK: What the house adds before layout

    private func prepare(for engine: Figure.Engine) {
        for (carrier, size) in [(DOTPolicy.Carrier.graph, "13"), (.node, "12"), (.edge, "11")] {
            setDefault("fontname", "Helvetica", on: carrier)
            if attribute("fontsize", on: carrier) == nil { setDefault("fontsize", size, on: carrier) }
        }
        for (name, value) in [
            ("shape", "box"), ("margin", "0.16,0.09"), ("style", "filled"), ("tooltip", ""),
        ]
        where attribute(name, on: .node) == nil {
            setDefault(name, value, on: .node)
        }
        if attribute("arrowsize", on: .edge) == nil { setDefault("arrowsize", "0.7", on: .edge) }
        if attribute("pad", on: .graph) == nil { setDefault("pad", "0.1", on: .graph) }
        for node in nodes() {
            fillShape(of: node)
            describe(node)
        }
        for carrier in DOTPolicy.Carrier.allCases { takeTextsLiterally(on: carrier) }
        if engine == .patchwork { scaleAreas() }
    }

    /// `patchwork` rounds rectangles to points; on a hundred square inches that is not seen. ``TreemapFitter``
    /// brings the drawing to its final size.
    private func scaleAreas() {
        guard attribute("area", on: .node) != nil else { return }
        let areas = nodes().map { ($0, max(0, Double(value("area", of: $0)) ?? 0)) }
        let total = areas.reduce(0) { $0 + $1.1 }
        guard total > 0, total.isFinite else { return }
        // Zero would mean the default of one square inch.
        for (node, area) in areas {
            set("area", HumanText.fixed(max(area / total * 100, 0.000_1), decimals: 6), of: node)
        }
    }

    /// Shapes are filled, so that a class can colour them; `<table>` borders in labels, which are not, stay clear.
    private func fillShape(of node: UnsafeMutableRawPointer) {
        let outlineless: Set = ["plain", "plaintext", "none"]
        let style = value("style", of: node)
        guard !outlineless.contains(value("shape", of: node)) else {
            return set("style", style.replacing("filled", with: "solid"), of: node)
        }
        if !style.contains("filled"), !style.contains("invis") {
            set("style", style.isEmpty ? "filled" : "filled,\(style)", of: node)
        }
    }

    /// A node's tooltip is its label, unless its author wrote another.
    private func describe(_ node: UnsafeMutableRawPointer) {
        guard value("tooltip", of: node).isEmpty, let symbol = attribute("label", on: .node),
            let label = agxget(node, symbol)
        else { return }
        let text = String(cString: label)
        guard text != "\\N" else { return }
        let plain = aghtmlstr(label) != 0 ? HTMLLabel.plainText(text) : Self.onOneLine(text)
        set("tooltip", plain, of: node)
    }

    /// A label's escapes for line breaks (`\n`, `\l`, `\r`) as blanks, all others as they are.
    private static func onOneLine(_ label: String) -> String {
        var result = ""
        var rest = label[...]
        while let character = rest.popFirst() {
            guard character == "\\", let escaped = rest.popFirst() else {
                result.append(character)
                continue
            }
            result += "nlr".contains(escaped) ? " " : "\\\(escaped)"
        }
        return result
    }

    /// An `&` in a text, plain or as `&amp;`, is an `&`; no other entity is one. libgraphviz writes what looks like an entity as it stands, so that a
    /// heap's `&#7;` would end up as a control character.
    private func takeTextsLiterally(on carrier: DOTPolicy.Carrier) {
        for name in ["label", "xlabel", "headlabel", "taillabel", "tooltip"] {
            guard let symbol = attribute(name, on: carrier) else { continue }
            for owner in owners(of: carrier) {
                guard let value = agxget(owner, symbol), aghtmlstr(value) == 0 else { continue }
                let text = String(cString: value)
                guard text.utf8.contains(UInt8(ascii: "&")) else { continue }
                text.replacing("&amp;", with: "&").replacing("&", with: "&amp;").withCString {
                    _ = agxset(owner, symbol, UnsafeMutablePointer(mutating: $0))
                }
            }
        }
    }

    private func attribute(_ name: String, on carrier: DOTPolicy.Carrier) -> UnsafeMutablePointer<Agsym_t>? {
        name.withCString { agattr(graph, carrier.rawValue, UnsafeMutablePointer(mutating: $0), nil) }
    }

    private func setDefault(_ name: String, _ value: String, on carrier: DOTPolicy.Carrier) {
        name.withCString { name in
            value.withCString { value in
                _ = agattr(
                    graph, carrier.rawValue, UnsafeMutablePointer(mutating: name),
                    UnsafeMutablePointer(mutating: value))
            }
        }
    }

    private func value(_ name: String, of node: UnsafeMutableRawPointer) -> String {
        attribute(name, on: .node).flatMap { agxget(node, $0) }.map { String(cString: $0) } ?? ""
    }

    private func set(_ name: String, _ value: String, of node: UnsafeMutableRawPointer) {
        guard let symbol = attribute(name, on: .node) else { return }
        value.withCString { _ = agxset(node, symbol, UnsafeMutablePointer(mutating: $0)) }
    }
}

// MARK: Walking the graph

extension DOTGraph {
    private func nodes() -> [UnsafeMutableRawPointer] {
        var result: [UnsafeMutableRawPointer] = []
        var node = agfstnode(graph)
        while let current = node {
            result.append(UnsafeMutableRawPointer(current))
            node = agnxtnode(graph, current)
        }
        return result
    }

    private func edges() -> [UnsafeMutableRawPointer] {
        var result: [UnsafeMutableRawPointer] = []
        var node = agfstnode(graph)
        while let current = node {
            var edge = agfstout(graph, current)
            while let out = edge {
                result.append(UnsafeMutableRawPointer(out))
                edge = agnxtout(graph, out)
            }
            node = agnxtnode(graph, current)
        }
        return result
    }

    /// Every subgraph at any depth.
    private func subgraphs() -> [UnsafeMutableRawPointer] {
        var result: [UnsafeMutableRawPointer] = []
        var pending = [graph]
        while let parent = pending.popLast() {
            var child = agfstsubg(parent)
            while let current = child {
                result.append(UnsafeMutableRawPointer(current))
                pending.append(current)
                child = agnxtsubg(current)
            }
        }
        return result
    }
}
