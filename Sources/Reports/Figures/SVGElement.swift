import Foundation
import FoundationXML

/// One element of an SVG tree, as far as libgraphviz writes one: names, attributes, text.
struct SVGElement {
    var name: String
    /// In the order of writing, for output that is the same to the byte.
    var attributes: [(name: String, value: String)]
    var children: [SVGElement] = []
    /// Character data, where there is any; libgraphviz never mixes it with elements.
    var text = ""

    subscript(attribute: String) -> String? {
        attributes.first { $0.name == attribute }?.value
    }

    /// The tree as text without blanks between elements, except a line break after each group.
    func write(to output: inout String) {
        output += "<\(name)"
        for attribute in attributes { output += " \(attribute.name)=\"\(Markup.escaped(attribute.value))\"" }
        guard !children.isEmpty || !text.isEmpty else { return output += "/>" }
        output += ">"
        output += Markup.escaped(text)
        for child in children { child.write(to: &output) }
        output += "</\(name)>"
        if name == "g" { output += "\n" }
    }

    mutating func set(_ attribute: String, _ value: String) {
        if let place = attributes.firstIndex(where: { $0.name == attribute }) {
            attributes[place].value = value
        }
    }
}

extension SVGElement {
    /// Parses a document's root element; the prologue, comments and processing instructions are dropped.
    static func parse(_ document: String) throws(FigureError) -> SVGElement {
        guard let start = document.range(of: "<svg")?.lowerBound else {
            throw .layoutFailed(message: "libgraphviz wrote no SVG")
        }
        let builder = TreeBuilder()
        let parser = XMLParser(data: Data(legalXML(document[start...]).utf8))
        parser.delegate = builder
        guard parser.parse(), let root = builder.root else {
            throw .layoutFailed(
                message: "libgraphviz wrote an SVG that is no XML, at line \(parser.lineNumber)")
        }
        return root
    }

    /// libgraphviz copies control characters that XML 1.0 cannot have; here they become visible.
    private static func legalXML(_ text: Substring) -> String {
        let isIllegal = { (scalar: Unicode.Scalar) in
            scalar.value < 0x20 && !"\t\n\r".unicodeScalars.contains(scalar)
                || scalar.value == 0xFFFE || scalar.value == 0xFFFF
        }
        guard text.unicodeScalars.contains(where: isIllegal) else { return String(text) }
        return text.unicodeScalars.reduce(into: "") { result, scalar in
            result += isIllegal(scalar) ? DisplayText.visible(String(scalar)) : String(scalar)
        }
    }

    private final class TreeBuilder: NSObject, XMLParserDelegate {
        private var open: [SVGElement] = []
        private(set) var root: SVGElement?

        func parser(
            _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
            qualifiedName qName: String?, attributes attributeDict: [String: String]
        ) {
            let sorted = attributeDict.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
            open.append(SVGElement(name: elementName, attributes: sorted))
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            if !open.isEmpty { open[open.count - 1].text += string }
        }

        func parser(
            _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
            qualifiedName qName: String?
        ) {
            guard let finished = open.popLast() else { return }
            if open.isEmpty { root = finished } else { open[open.count - 1].children.append(finished) }
        }
    }
}
