import Foundation
import FoundationXML
import Testing

/// A drawing, parsed by an XML parser that is not ours, with the questions tests ask of it.
struct SVGDocument {
    let root: XMLElement

    init(_ text: String) throws {
        let document = try XMLDocument(xmlString: text)
        root = try #require(document.rootElement())
    }

    /// Every element of the document, the root first.
    var elements: [XMLElement] {
        var result: [XMLElement] = []
        var pending = [root]
        while let element = pending.popLast() {
            result.append(element)
            pending += (element.children ?? []).reversed().compactMap { $0 as? XMLElement }
        }
        return result
    }

    func groups(ofClass name: String) -> [XMLElement] {
        elements.filter { $0.name == "g" && $0.words("class").contains(name) }
    }

    /// The tooltips of groups of a class, in the drawing's order.
    func titles(ofClass name: String) -> [String] {
        groups(ofClass: name).compactMap { group in
            group.elements(forName: "title").first?.stringValue
        }
    }

    /// The bounding boxes of the shapes of nodes that are drawn as polygons or rounded paths.
    var nodeBoxes: [Box] {
        groups(ofClass: "node").compactMap { group in
            let parent = group.elements(forName: "a").first ?? group
            let shape = parent.elements(forName: "polygon").first ?? parent.elements(forName: "path").first
            let numbers = (shape?.text("points") ?? shape?.text("d"))?
                .split { !($0.isNumber || $0 == "." || $0 == "-") }.compactMap { Double($0) }
            guard let numbers, numbers.count >= 4 else { return nil }
            let xs = stride(from: 0, to: numbers.count - 1, by: 2).map { numbers[$0] }
            let ys = stride(from: 1, to: numbers.count, by: 2).map { numbers[$0] }
            return Box(left: xs.min()!, right: xs.max()!, top: ys.min()!, bottom: ys.max()!)
        }
    }

    struct Box {
        var left: Double, right: Double, top: Double, bottom: Double

        var area: Double { (right - left) * (bottom - top) }

        /// Whether more than a shared border is shared.
        func overlaps(_ other: Box, tolerance: Double = 0.5) -> Bool {
            left < other.right - tolerance && other.left < right - tolerance
                && top < other.bottom - tolerance && other.top < bottom - tolerance
        }
    }
}

extension XMLElement {
    func text(_ attribute: String) -> String? {
        // attribute(forName:) finds nothing in a document with a default namespace.
        attributes?.first { $0.name == attribute }?.stringValue
    }

    func words(_ attribute: String) -> [String] {
        text(attribute)?.split(separator: " ").map(String.init) ?? []
    }
}
