/// The HTML-like labels a figure may use: tables, rows, cells and emphasis, without images, links, colours or fonts.
enum HTMLLabel {
    private static let tags: [String: Set<String>] = [
        "TABLE": [
            "BORDER", "CELLBORDER", "CELLPADDING", "CELLSPACING", "ALIGN", "VALIGN", "WIDTH", "HEIGHT",
            "SIDES",
        ],
        "TR": [],
        "TD": [
            "BORDER", "CELLPADDING", "ALIGN", "VALIGN", "BALIGN", "COLSPAN", "ROWSPAN", "WIDTH", "HEIGHT",
            "PORT",
            "SIDES",
        ],
        "FONT": ["POINT-SIZE"],
        "BR": ["ALIGN"],
        "B": [], "I": [], "U": [], "S": [], "SUB": [], "SUP": [], "O": [], "HR": [], "VR": [],
    ]

    /// Refuses a label with a tag or an attribute outside the list.
    ///
    /// libgraphviz parses labels as XML (expat), where a `<` outside a tag is always written `&lt;`; so every `<`
    /// starts a tag, a comment or a declaration, and the last two are refused.
    static func check(_ label: String) throws(FigureError) {
        // Scalars, not characters: a combining mark would hide the `<` before it.
        var rest = label.unicodeScalars[...]
        while let open = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: open)...]
            guard let close = endOfTag(rest) else { throw refusal("an unfinished tag") }
            try checkTag(rest[..<close])
            rest = rest[rest.index(after: close)...]
        }
    }

    /// The text between the tags, lines separated by blanks: what a tooltip says for the label.
    static func plainText(_ label: String) -> String {
        var text = ""
        var inTag = false
        for character in label {
            switch character {
            case "<":
                inTag = true
                if let last = text.last, last != " " { text.append(" ") }
            case ">": inTag = false
            case "\n": continue
            default: if !inTag { text.append(character) }
            }
        }
        return unescaped(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }

    private typealias Scalars = Substring.UnicodeScalarView

    private static func checkTag(_ tag: Scalars) throws(FigureError) {
        var rest = tag.first == "/" ? tag.dropFirst() : tag
        if rest.last == "/" { rest = rest.dropLast() }
        let name = takeName(&rest)
        guard let attributes = tags[name] else {
            throw refusal("the tag \(DisplayText.quoted(String(tag.prefix(40))))")
        }
        while !rest.isEmpty {
            let start = rest
            guard attributes.contains(takeName(&rest)) else {
                throw refusal("the attribute \(DisplayText.quoted(String(start.prefix(40)))) of \(name)")
            }
            try takeValue(&rest)
        }
    }

    /// A name in upper case and the blanks after it.
    private static func takeName(_ rest: inout Scalars) -> String {
        let name = rest.prefix { $0.isASCII && $0.properties.isAlphabetic || $0 == "-" }
        rest = rest.dropFirst(name.count).drop(while: \.properties.isWhitespace)
        return String(name).uppercased()
    }

    /// `= "value"` and the blanks after it.
    private static func takeValue(_ rest: inout Scalars) throws(FigureError) {
        guard rest.first == "=" else { throw refusal("an attribute without a value") }
        rest = rest.dropFirst().drop(while: \.properties.isWhitespace)
        guard let quote = rest.first, quote == "\"" || quote == "'",
            let end = rest.dropFirst().firstIndex(of: quote)
        else { throw refusal("an attribute without quotes") }
        rest = rest[rest.index(after: end)...].drop(while: \.properties.isWhitespace)
    }

    /// The `>` that ends the tag, not one within quotes.
    private static func endOfTag(_ text: Scalars) -> Scalars.Index? {
        var quote: Unicode.Scalar?
        for index in text.indices {
            let scalar = text[index]
            if let open = quote {
                if scalar == open { quote = nil }
            } else if scalar == "\"" || scalar == "'" {
                quote = scalar
            } else if scalar == ">" {
                return index
            }
        }
        return nil
    }

    private static func refusal(_ what: String) -> FigureError {
        .refused(
            what: "\(what) is not allowed in an HTML-like label",
            remedy:
                "It can hold \(tags.keys.sorted().joined(separator: ", ")), without colours, images and links."
        )
    }

    private static func unescaped(_ text: String) -> String {
        var result = text
        for (entity, character) in [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
        ] {
            result = result.split(separator: entity, omittingEmptySubsequences: false).joined(
                separator: character)
        }
        return result
    }
}
