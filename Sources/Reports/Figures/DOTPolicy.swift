/// What a figure's DOT may say: an allow-list of attributes, each with the values it may take.
///
/// The list holds geometry and words. Whatever names a file, an image, a font, a stylesheet or a script is absent,
/// and so are colours, which come from the page's palette through `class`. An attribute that is not listed is
/// refused by name, even where its value is empty: better a clear sentence than a figure that silently differs.
struct DOTPolicy {
    /// The values an attribute may take.
    enum Values {
        case text
        /// Text, or an HTML-like label as ``HTMLLabel`` allows it.
        case label
        /// A number no larger in magnitude than this.
        case number(Double)
        /// Numbers, commas, blanks and the letters and signs of points and splines (`e,12,3 s`, `10,20!`).
        case coordinates
        case oneOf(Set<String>)
        /// A comma-separated selection of these.
        case someOf(Set<String>)
        case paletteClasses
        /// A link within the report: `#anchor`.
        case fragment
    }

    /// The kinds of things that carry attributes, with cgraph's numbers for them.
    enum Carrier: Int32, CaseIterable {
        case graph = 0
        case node = 1
        case edge = 2

        var word: String {
            switch self {
            case .graph: "graph"
            case .node: "node"
            case .edge: "edge"
            }
        }
    }

    /// Refuses an attribute that is not listed for its carrier.
    static func values(of attribute: String, on carrier: Carrier) throws(FigureError) -> Values {
        if let values = allowed(on: carrier)[attribute] ?? common[attribute] { return values }
        let remedy =
            colourAttributes.contains(attribute)
            ? "Colours are given as class=\"...\", from the classes that Sources/Reports/README.md lists."
            : "Sources/Reports/README.md lists the attributes a figure may use."
        throw .refused(
            what: "the \(carrier.word) attribute \(DisplayText.quoted(attribute)) is not allowed",
            remedy: remedy)
    }

    /// Refuses a value outside what its attribute may take.
    static func check(_ value: String, of attribute: String, as values: Values) throws(FigureError) {
        guard value.utf8.count <= 4_096 else {
            throw .tooLarge(what: "bytes in one \(attribute)", count: value.utf8.count, limit: 4_096)
        }
        if value.isEmpty || accepts(value, values) { return }
        throw .refused(
            what: "\(DisplayText.quoted(value)) is no allowed value of \(attribute)", remedy: remedy(values))
    }

    private static func accepts(_ value: String, _ values: Values) -> Bool {
        switch values {
        case .text, .label: true
        case .number(let bound): Double(value).map { abs($0) <= bound } ?? false
        case .coordinates: value.utf8.allSatisfy { coordinateBytes.contains($0) }
        case .oneOf(let words): words.contains(value)
        case .someOf(let words): value.split(separator: ",").allSatisfy { words.contains(trimmed($0)) }
        case .paletteClasses:
            value.split(separator: " ").allSatisfy { Palette.classNames.contains(String($0)) }
        case .fragment: isFragment(value)
        }
    }

    private static func remedy(_ values: Values) -> String {
        switch values {
        case .text, .label: ""
        case .number(let bound): "It must be a number up to \(Int(bound))."
        case .coordinates: "It must be coordinates."
        case .oneOf(let words), .someOf(let words): "It can be \(words.sorted().joined(separator: ", "))."
        case .paletteClasses: "It can be \(Palette.classNames.sorted().joined(separator: ", "))."
        case .fragment: "Only links within the report (#anchor) are allowed."
        }
    }

    private static func isFragment(_ value: String) -> Bool {
        value.utf8.first == UInt8(ascii: "#") && value.utf8.count > 1 && value.utf8.count <= 200
            && value.utf8.dropFirst().allSatisfy { byte in
                byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            }
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    private static let coordinateBytes = Set("0123456789.,+-! es;".utf8)
}
