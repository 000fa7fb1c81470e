import AnalyzerKit

/// The outline as nested rectangles whose areas are retained sizes.
struct TreemapFigure {
    /// The area of all cells in patchwork's unit of a thousand square points: a square as high as a report's treemap
    /// (420 points).
    private static let totalArea = 176.4
    /// The palette's categorical colours.
    private static let hues = 7

    private let heap: HeapGraph
    private let holders: RootHolders
    private let outline: Outline
    /// Colours of cells, by the place of the node they are drawn for directly.
    private let classOf: [Int: String]

    init(_ heap: HeapGraph, holders: RootHolders, outline: Outline) {
        self.heap = heap
        self.holders = holders
        self.outline = outline
        classOf = Self.hues(of: outline)
    }

    func figure() -> Figure {
        var dot = DotWriter(directed: false)
        dot.nodeDefaults(["shape": "box", "fontsize": "11", "style": "filled"])
        for child in outline.nodes[0].children { write(child, in: nil, class: "muted", to: &dot) }
        return dot.figure(
            name: "treemap", title: "Who retains the heap",
            caption: """
                Each cell is an object, or the rest of its siblings, its area what it retains; a frame holds what one \
                object dominates. Cells of one colour are dominated by the same object directly: the \
                \(classOf.count) objects below which most memory spreads out have a colour, the others are grey.
                """,
            engine: .patchwork)
    }

    /// Colours for the objects whose own cells take the largest area.
    private static func hues(of outline: Outline) -> [Int: String] {
        let areas = outline.nodes.indices.compactMap { place -> (place: Int, bytes: UInt64)? in
            let node = outline.nodes[place]
            guard case .object = node.content else { return nil }
            let framed = node.children.filter { !outline.nodes[$0].children.isEmpty }
            return (place, node.bytes - framed.reduce(0) { $0 + outline.nodes[$1].bytes })
        }
        // A cell of its own takes the colour of its parent, so what has no children needs none.
        let largest = areas.filter { !outline.nodes[$0.place].children.isEmpty && $0.bytes > 0 }
            .sorted { ($0.bytes, $1.place) > ($1.bytes, $0.place) }
        return Dictionary(
            uniqueKeysWithValues: largest.prefix(hues).enumerated().map { ($1.place, "hue\($0 + 1)") })
    }

    /// A cell, or a frame with the cells of the children; as deep as the outline, which is at most 14 levels.
    private func write(
        _ place: Int, in parent: String?, class inherited: String, to dot: inout DotWriter
    ) {
        let node = outline.nodes[place]
        let name = name(of: node)
        let tooltip = "\(name): \(Format.bytes(node.bytes))"
        guard !node.children.isEmpty else {
            let inside = parent.map { ["in \($0)"] } ?? []
            return cell(
                "n\(place)", [name] + inside, bytes: node.bytes, ([tooltip] + inside).joined(separator: ", "),
                class: inherited, to: &dot)
        }
        let colour = classOf[place] ?? "muted"
        let inside = node.children.reduce(0) { $0 + outline.nodes[$1].bytes }
        dot.cluster(
            "n\(place)", label: name, classes: [colour], tooltip: tooltip,
            attributes: ["penwidth": node.depth <= 2 ? "2" : "1"]
        ) { dot in
            if node.bytes > inside {
                cell(
                    "own\(place)", ["\(name) itself"], bytes: node.bytes - inside, "itself: \(tooltip)",
                    class: colour,
                    to: &dot)
            }
            for child in node.children { write(child, in: name, class: colour, to: &dot) }
        }
    }

    private func cell(
        _ id: String, _ lines: [String], bytes: UInt64, _ tooltip: String, class: String,
        to dot: inout DotWriter
    ) {
        let area = heap.reachableShare(of: bytes) * Self.totalArea
        dot.node(
            id, label: lines + [Format.bytes(bytes)], classes: [`class`], tooltip: tooltip,
            attributes: ["area": "\(max((area * 1000).rounded(), 1) / 1000)"])
    }

    private func name(of node: Outline.Node) -> String {
        switch node.content {
        case .heap: return "reachable heap"
        case .group(let group): return group.name
        case .rest(let count, let types): return types.text(rest: count)
        case .object(let object):
            return holders.place(of: object, isTopLevel: node.depth == 2).map {
                "\($0) (\(heap.typeName(of: object)))"
            }
                ?? heap.typeName(of: object)
        }
    }
}
