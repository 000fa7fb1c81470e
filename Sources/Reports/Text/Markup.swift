/// Text as HTML, ready to be copied into a page as it is.
struct Markup: CustomStringConvertible {
    let description: String

    /// A sentence in which what stands between two backquotes is code. Escaped first, so that the only elements in it
    /// are those `code` elements; a backquote without a partner stays what it is.
    init(sentence text: String) {
        let parts = DisplayText.visible(text).split(separator: "`", omittingEmptySubsequences: false)
        var result = ""
        for (index, part) in parts.enumerated() {
            let isCode = index % 2 == 1 && index < parts.count - 1
            if index > 0, !isCode, index % 2 == 1 { result += "`" }
            result += isCode ? "<code>\(Self.escaped(part))</code>" : Self.escaped(part)
        }
        description = result
    }

    /// Markup made of escaped texts.
    init(element: String) { description = element }

    /// Text for an element or a quoted attribute. Works on bytes: what is escaped is ASCII.
    static func escaped(_ text: some StringProtocol) -> String {
        guard text.utf8.contains(where: { entity(of: $0) != nil }) else { return String(text) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 32)
        for byte in text.utf8 {
            if let entity = entity(of: byte) { bytes += entity.utf8 } else { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func entity(of byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
