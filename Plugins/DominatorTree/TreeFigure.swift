import AnalyzerKit

/// The outline from left to right: boxes coloured by the share of the heap they retain, edges as wide as it.
struct TreeFigure {
    /// The palette's sequential colours, from little to much.
    private static let levels = 9
    private static let labelLimit = 32

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
        var dot = DotWriter(attributes: ["rankdir": "LR", "nodesep": "0.12", "ranksep": "0.6"])
        dot.nodeDefaults(["shape": "box", "style": "filled,rounded", "fontsize": "11", "margin": "0.12,0.05"])
        dot.edgeDefaults(["fontsize": "9", "arrowhead": "none"])
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
            The \(Format.count(shown)) largest objects by retained size, each right of its immediate dominator. \
            Darker boxes and wider lines retain more; a dashed line means that the object is held through others. \
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
        case .rest(let count, let type):
            let text = Outline.Content.restText(count: count, type: type)
            dot.node("n\(place)", label: [Format.shortened(text), size], classes: ["muted"], tooltip: text)
        case .object(let object):
            dot.node(
                "n\(place)", label: [name(of: object), size],
                classes: [points.contains(object) ? "highlight" : level(share)],
                tooltip:
                    "\(heap.literal(of: object)) at 0x\(String(heap.address(of: object), radix: 16)): \(size)"
            )
        }
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
        let label = label(from: outline.nodes[place].content, to: outline.nodes[child].content)
        dot.edge(
            "n\(place)", "n\(child)", label: label.text.map { Format.shortened($0, to: Self.labelLimit) },
            classes: ["muted"], tooltip: label.text,
            attributes: label.isDirect ? ["penwidth": width] : ["penwidth": width, "style": "dashed"])
    }

    private func label(from parent: Outline.Content, to child: Outline.Content) -> (
        text: String?, isDirect: Bool
    ) {
        switch (parent, child) {
        case (.group(let group), .object(let object)):
            let isShared = group.name == RootHolders.shared
            return (isShared ? nil : holders.description(of: object), !isShared)
        case (.object(let object), .object(let target)):
            let label = heap.label(from: object, to: target)
            return (label, label != nil)
        default: return (nil, true)
        }
    }

    /// The square root spreads the small shares, which are most.
    private func level(_ share: Double) -> String {
        "level\(min(Int(share.squareRoot() * Double(Self.levels)), Self.levels - 1))"
    }
}
