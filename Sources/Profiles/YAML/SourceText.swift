/// The text of one YAML file, cut into lines the way YAML counts them.
///
/// Places in the text refer to it, so that a mistake can show the line it is on.
package final class SourceText: Sendable {
    /// The path as the user gave it, or as `extends` resolved it.
    package let path: String
    /// Without a byte order mark.
    package let text: String
    /// Byte offset of the first byte of every line; there is at least one line.
    private let lineStarts: [Int]

    package init(path: String, text: String) {
        self.path = path
        self.text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        lineStarts = Self.lineStarts(of: self.text)
    }

    package var lineCount: Int { lineStarts.count }

    /// The line with this number, counted from 1, without its line break; empty beyond the last line.
    package func line(_ number: Int) -> Substring {
        guard lineStarts.indices.contains(number - 1) else { return "" }
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: lineStarts[number - 1])
        let rest = text.unicodeScalars[start...]
        let end = rest.firstIndex(where: Self.isLineBreak) ?? rest.endIndex
        return text[start..<end]
    }

    /// The place of a byte of the text; `offset` may be the length of the text.
    package func place(atByte offset: Int) -> SourcePlace {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: lineStarts[low])
        let end = utf8.index(utf8.startIndex, offsetBy: min(offset, utf8.count))
        return SourcePlace(
            source: self, line: low + 1, column: text.unicodeScalars[start..<end].count + 1, length: 1)
    }

    /// YAML 1.1, section 4.2: LF, CR, NEL, LS and PS break a line; CR LF is one break. libyaml counts these.
    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    private static func lineStarts(of text: String) -> [Int] {
        var starts = [0]
        var offset = 0
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            offset += UTF8.width(scalar)
            if scalar == "\n" && previous == "\r" {
                starts[starts.count - 1] = offset
            } else if isLineBreak(scalar) {
                starts.append(offset)
            }
            previous = scalar
        }
        return starts
    }
}

extension SourceText {
    /// The text that these bytes are, if they are UTF-8.
    convenience init(path: String, bytes: [UInt8]) throws(ProfileMistake) {
        if let text = String(validating: bytes, as: UTF8.self) {
            self.init(path: path, text: text)
            return
        }
        let repaired = SourceText(path: path, text: String(decoding: bytes, as: UTF8.self))
        throw ProfileMistake(
            .invalidYAML, "the file is not UTF-8 text",
            at: repaired.place(atByte: Self.validPrefix(of: bytes)),
            help: "save it as UTF-8, without other encodings or binary data")
    }

    /// How many bytes of text, without a byte order mark, come before the first that are no UTF-8.
    private static func validPrefix(of bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var count = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? -3 : 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { count += UTF8.width(scalar) }
        return count
    }
}
