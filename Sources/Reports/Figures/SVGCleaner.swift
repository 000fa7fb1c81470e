/// Turns libgraphviz's SVG into a drawing for our pages.
///
/// What comes in is a document with a prologue, a comment that names the library's version, fixed colours, fonts and
/// points, and node names as titles. What goes out is one `<svg>` that scales, takes its colours from the page, has
/// the figure's title and caption for those who do not see it, and tooltips that say something. Elements and
/// attributes are copied by an allow-list, so nothing unforeseen gets through.
struct SVGCleaner {
    private let request: FigureRequest

    /// libgvc measures with the metrics of Helvetica; the page may have a font that runs wider (DejaVu Sans by an
    /// eighth), so text is drawn a little smaller than it was measured.
    private static let fontScale = 0.9

    private static let geometry: Set = [
        "points", "d", "cx", "cy", "rx", "ry", "x", "y", "text-anchor", "stroke-width", "stroke-dasharray",
        "font-weight", "font-style", "text-decoration", "baseline-shift",
    ]
    private static let shapes: Set = ["polygon", "polyline", "path", "ellipse"]
    private static let generatedClasses: Set = ["graph", "node", "edge", "cluster"]

    init(_ request: FigureRequest) {
        self.request = request
    }

    /// The drawing as text to put into a page: no namespace, no style; see ``Drawing`` for a file of its own.
    func clean(_ text: String) throws(FigureError) -> String {
        let root = try SVGElement.parse(text)
        var (width, height) = try size(of: root)
        var viewBox = root["viewBox"] ?? "0 0 \(width) \(height)"
        var content = root.children.flatMap { cleaned($0, in: .node) }
        if request.engine == .patchwork, let fitter = TreemapFitter(viewBox: viewBox) {
            for index in content.indices { fitter.fit(&content[index]) }
            viewBox = TreemapFitter.viewBox
            (width, height) = TreemapFitter.size
        }
        return try document(content, viewBox: viewBox, width: width, height: height)
    }

    private func document(
        _ content: [SVGElement], viewBox: String, width: String, height: String
    ) throws(FigureError) -> String {
        let titleID = "\(request.id)--title"
        let descriptionID = "\(request.id)--desc"
        var svg = SVGElement(
            name: "svg",
            attributes: [
                ("class", "figure"), ("viewBox", viewBox), ("width", width),
                ("height", height), ("role", "img"), ("aria-labelledby", "\(titleID) \(descriptionID)"),
            ])
        svg.children = [
            label("title", titleID, request.title), label("desc", descriptionID, request.caption),
        ]
        svg.children += content
        var output = ""
        svg.write(to: &output)
        guard output.utf8.count <= request.limits.svgBytes else {
            throw .tooLarge(what: "bytes of SVG", count: output.utf8.count, limit: request.limits.svgBytes)
        }
        return output
    }

    private func label(_ name: String, _ id: String, _ text: String) -> SVGElement {
        SVGElement(name: name, attributes: [("id", id)], text: DisplayText.visible(text))
    }

    /// Width and height in pixels; libgraphviz gives points.
    private func size(of root: SVGElement) throws(FigureError) -> (String, String) {
        guard let width = root["width"].flatMap(pixels), let height = root["height"].flatMap(pixels) else {
            throw .layoutFailed(message: "the drawing has no size")
        }
        return (width, height)
    }

    private func pixels(_ points: String) -> String? {
        guard points.hasSuffix("pt"), let value = Double(points.dropLast(2)), value.isFinite, value > 0,
            value < 1e6
        else { return nil }
        return HumanText.fixed(value * 4 / 3, decimals: 0)
    }

    // MARK: Elements

    /// What a shape belongs to, which decides what colours it.
    private enum Owner {
        case node, plainCluster, edge
    }

    private func cleaned(_ element: SVGElement, in owner: Owner) -> [SVGElement] {
        switch element.name {
        case "g": group(element, in: owner)
        case "text": [text(element)]
        case let name where Self.shapes.contains(name): [shape(element, in: owner)]
        default: []
        }
    }

    /// A graph, node, edge or cluster with its tooltip; or libgraphviz's wrapper of a link or tooltip, dissolved.
    private func group(_ element: SVGElement, in owner: Owner) -> [SVGElement] {
        guard let words = element["class"] else { return element.children.flatMap { linked($0, in: owner) } }
        let classes = words.split(separator: " ").map(String.init)
        let isGraph = classes.first == "graph"
        var result = SVGElement(name: "g", attributes: [("class", known(classes))])
        if let transform = element["transform"] { result.attributes.append(("transform", transform)) }
        if !isGraph, let tooltip = tooltip(of: element) {
            result.children.append(SVGElement(name: "title", attributes: [], text: tooltip))
        }
        // The graph's own polygon is a white sheet under everything; the page is the sheet.
        let content = element.children.filter { !(isGraph && $0.name == "polygon") }
        let owner: Owner =
            switch classes.first {
            case "edge": .edge
            case "cluster" where classes.count == 1: .plainCluster
            default: .node
            }
        result.children += content.flatMap { linked($0, in: owner) }
        return [result]
    }

    private func linked(_ element: SVGElement, in owner: Owner) -> [SVGElement] {
        guard element.name == "a" else { return cleaned(element, in: owner) }
        let content = element.children.flatMap { cleaned($0, in: owner) }
        guard let target = element["xlink:href"], target.hasPrefix("#") else { return content }
        return [SVGElement(name: "a", attributes: [("href", target)], children: content)]
    }

    private func tooltip(of group: SVGElement) -> String? {
        for wrapper in group.children where wrapper.name == "g" {
            for anchor in wrapper.children where anchor.name == "a" {
                guard let title = anchor["xlink:title"], !title.isEmpty, title != "<TABLE>" else { continue }
                return DisplayText.shortened(DisplayText.visible(title), to: 400)
            }
        }
        return nil
    }

    private func known(_ classes: [String]) -> String {
        classes.filter { Self.generatedClasses.contains($0) || Palette.classNames.contains($0) }
            .joined(separator: " ")
    }

    private func shape(_ element: SVGElement, in owner: Owner) -> SVGElement {
        let isEmpty = element["fill"] == "none" || element["fill"] == "transparent"
        let role =
            switch owner {
            case .edge: isEmpty ? "line" : "head"
            case .plainCluster: "outline"
            case .node: isEmpty ? "outline" : request.engine == .patchwork ? "tile" : "area"
            }
        // An invisible border of a table in a label: neither filled nor drawn.
        let isUnseen = element["stroke"] == "none" || element["stroke"] == "transparent"
        let paint = isEmpty && isUnseen ? [("fill", "none")] : [("class", role)]
        return SVGElement(name: element.name, attributes: kept(element) + paint)
    }

    private func text(_ element: SVGElement) -> SVGElement {
        var result = SVGElement(name: "text", attributes: kept(element))
        if let size = element["font-size"].flatMap(Double.init) {
            result.attributes.append(("font-size", HumanText.fixed(size * Self.fontScale, decimals: 1)))
        }
        result.text = DisplayText.visible(element.text)
        return result
    }

    private func kept(_ element: SVGElement) -> [(name: String, value: String)] {
        element.attributes.filter { Self.geometry.contains($0.name) }
    }
}
