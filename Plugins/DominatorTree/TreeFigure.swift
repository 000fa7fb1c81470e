import AnalyzerKit

/// The outline from left to right: boxes coloured by the share of the heap they retain, edges as wide as it.
struct TreeFigure {
    /// The palette's sequential colours, from little to much.
    private static let levels = 9
    private static let labelLimit = 26

    private let heap: HeapGraph
    private let holders: RootHolders
    private let outline: Outline
    private let points: Set<ObjectID>

    init(_ heap: HeapGraph, holders: RootHolders, outline: Outline, points: [AccumulationPoint]) {
        self.heap = heap
        self.holders = holders
        self.outline = outline
        self.points = Set(points.map(\.object))
    }

    func figure() -> Figure {
        var dot = DotWriter(attributes: ["rankdir": "LR", "nodesep": "0.1", "ranksep": "0.35"])
        dot.nodeDefaults(["shape": "box", "style": "filled,rounded", "fontsize": "11", "margin": "0.12,0.05"])
        dot.edgeDefaults(["arrowhead": "none"])
        for place in outline.nodes.indices { write(place, to: &dot) }
        for (place, node) in outline.nodes.enumerated() {
            for child in node.children { writeEdge(from: place, to: child, in: &dot) }
        }
        return dot.figure(
            name: "tree", title: "Largest retained subtrees", caption: caption, engine: .dot)
    }

    private var caption: String {
        let shown = outline.nodes.count {
            if case .object = $0.content { true } else { false }
        }
        let marked = outline.nodes.contains {
            if case .object(let object) = $0.content { points.contains(object) } else { false }
        }
        return """
            The \(Format.count(shown)) largest objects by retained size, each right of its immediate dominator \
            and named as that refers to it. Darker boxes and wider lines retain more; a dashed line means that the object is held through others. \
            What is smaller or deeper is summed up in grey boxes or left out.
            """ + (marked ? " Boxes with an inverted colour are accumulation points." : "")
    }

    private func write(_ place: Int, to dot: inout DotWriter) {
        let node = outline.nodes[place]
        let share = heap.reachableShare(of: node.bytes)
        let size = "\(Format.bytes(node.bytes))  \(Format.share(share))"
        switch node.content {
        case .heap:
            dot.node(
                "n\(place)", label: ["reachable heap", Format.bytes(node.bytes)], classes: [level(share)])
        case .group(let group):
            dot.node("n\(place)", label: [group.name, size], classes: [level(share)])
        case .rest(let count, let types):
            let text = types.text(rest: count)
            dot.node(
                "n\(place)", label: [Format.shortened(text, to: Self.labelLimit), size], classes: ["muted"],
                tooltip: text)
        case .object(let object):
            dot.node(
                "n\(place)", label: label(of: object, depth: node.depth) + [size],
                classes: [points.contains(object) ? "highlight" : level(share)],
                tooltip:
                    "\(heap.literal(of: object)) at \(heap.place(of: object)): \(size)"
            )
        }
    }

    /// How its dominator, or a root, refers to it, and what it is.
    private func label(of object: ObjectID, depth: Int) -> [String] {
        guard let place = holders.place(of: object, isTopLevel: depth == 2) else { return [name(of: object)] }
        // A module's name says that it is one.
        if depth == 2, heap.kind(of: object) == .module {
            return [Format.shortened(place, to: Self.labelLimit)]
        }
        return [Format.shortened(place, to: Self.labelLimit), name(of: object)]
    }

    /// The type, with the value of what has one.
    private func name(of object: ObjectID) -> String {
        let type = heap.typeName(of: object)
        let text = heap.value(of: object) == nil ? type : "\(type) \(heap.literal(of: object))"
        return Format.shortened(text, to: Self.labelLimit)
    }

    private func writeEdge(from place: Int, to child: Int, in dot: inout DotWriter) {
        let share = heap.reachableShare(of: outline.nodes[child].bytes)
        let width = "\(((1 + 3 * share) * 10).rounded() / 10)"
        dot.edge(
            "n\(place)", "n\(child)", classes: ["muted"],
            attributes: isDirect(child) ? ["penwidth": width] : ["penwidth": width, "style": "dashed"])
    }

    /// Whether the object's dominator, or a root, refers to it itself.
    private func isDirect(_ child: Int) -> Bool {
        let node = outline.nodes[child]
        guard case .object(let object) = node.content else { return true }
        return holders.place(of: object, isTopLevel: node.depth == 2) != nil
    }

    /// The square root spreads the small shares, which are most.
    private func level(_ share: Double) -> String {
        "level\(min(Int(share.squareRoot() * Double(Self.levels)), Self.levels - 1))"
    }
}
