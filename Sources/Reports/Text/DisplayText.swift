/// Text from a dump, made safe to show: no character in it can hide, reorder or break what stands around it.
///
/// Escaping for HTML or XML is left to whoever writes the markup; this is about what the reader sees.
package enum DisplayText {
    /// Replaces control characters, bidirectional controls, zero-width characters and non-characters by a visible
    /// `\u{...}`; a line break becomes `⏎` and a tab a blank.
    package static func visible(_ text: String) -> String {
        if text.unicodeScalars.allSatisfy(isPlain) { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if isPlain(scalar) {
                result.unicodeScalars.append(scalar)
            } else if scalar == "\t" {
                result.append(" ")
            } else if scalar == "\n" {
                result.append("⏎")
            } else {
                result.append("\\u{\(String(scalar.value, radix: 16))}")
            }
        }
        return result
    }

    /// At most `limit` characters, the last of them `…` where something was cut.
    package static func shortened(_ text: String, to limit: Int) -> String {
        guard let cut = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex),
            cut < text.endIndex
        else { return text }
        return text.prefix(limit - 1) + "…"
    }

    /// For error messages: visible, short, in backquotes.
    static func quoted(_ text: String) -> String {
        "`\(shortened(visible(text), to: 80))`"
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: true
        case 0...0x9F, 0xFFFE, 0xFFFF: false
        default: !isInvisible(scalar)
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        // Emoji and several scripts need the joiners; they reorder nothing.
        case .format: scalar.value != 0x200C && scalar.value != 0x200D
        case .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: true
        default: false
        }
    }
}
