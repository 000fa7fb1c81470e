/// Reads back a drawing that was written beside a report, for a page that is made again from `report.json`.
///
/// The file may have been changed since: as with libgraphviz's own output, elements and attributes are copied by an
/// allow-list, so nothing that a page should not have gets onto it.
package enum SavedDrawing {
    private static let elements: Set = [
        "svg", "title", "desc", "g", "a", "text", "polygon", "polyline", "path", "ellipse",
    ]
    private static let attributes: Set = [
        "id", "class", "viewBox", "width", "height", "role", "aria-labelledby", "transform", "points", "d",
        "cx",
        "cy", "rx", "ry", "x", "y", "text-anchor", "stroke-width", "stroke-dasharray", "font-size",
        "font-weight",
        "font-style", "text-decoration", "baseline-shift", "fill", "textLength", "lengthAdjust",
    ]
    private static let page = "../index.html"

    package static func read(_ text: String, fileName: String) throws(FigureError) -> Drawing {
        let root = try SVGElement.parse(text)
        guard root.name == "svg" else { throw .layoutFailed(message: "\(fileName) is no drawing") }
        var output = ""
        cleaned(root).write(to: &output)
        return Drawing(fileName: fileName, inline: output)
    }

    private static func cleaned(_ element: SVGElement) -> SVGElement {
        var result = SVGElement(name: element.name, attributes: order(element))
        result.text = element.children.isEmpty ? DisplayText.visible(element.text) : ""
        result.children = element.children.filter { elements.contains($0.name) }.map(cleaned)
        return result
    }

    /// The allowed attributes; a link only within the page. The class of an `svg` comes first, as drawings are written.
    private static func order(_ element: SVGElement) -> [(name: String, value: String)] {
        var kept = element.attributes.filter { attributes.contains($0.name) && !$0.value.contains("url(") }
        if let target = element["href"], target.hasPrefix("\(page)#") {
            kept.append(("href", String(target.dropFirst(page.count))))
        }
        return kept
    }
}
