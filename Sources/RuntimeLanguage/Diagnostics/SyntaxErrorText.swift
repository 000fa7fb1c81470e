import ManagedRuntime

/// A syntax error as Python shows it: where it is in characters, and the text on standard error.
package struct SyntaxErrorText: Sendable {
    /// Of the exception of that name; columns count characters from 1. An end of 0 is none.
    package let line: Int
    package let offset: Int
    package let endLine: Int
    package let endOffset: Int
    /// The line it is in, nil where there is none.
    package let text: String?

    private let error: SyntaxError
    private let file: String

    package init(_ error: SyntaxError, source: [UInt8], file: String) {
        self.error = error
        self.file = file
        line = Int(error.range.startLine)
        endLine = Int(error.range.endLine)
        let bytes = error.text ?? Self.line(line, of: source)
        text = bytes.map { String(decoding: $0, as: UTF8.self) }
        let start = Self.offset(of: Int(error.range.startColumn), in: bytes)
        var end = Self.offset(
            of: Int(error.range.endColumn), in: error.text ?? Self.line(endLine, of: source))
        if endLine > line { end = min(end, (text?.unicodeScalars.count ?? 0) + 1) }
        offset = start
        endOffset = (endLine, end) > (line, start) ? end : start
    }

    /// What Python writes to standard error.
    package var description: String {
        var lines: [String] = []
        if line > 0 {
            lines.append("  File \"\(file)\", line \(line)")
            lines += quotation
        }
        lines.append("\(error.kind.rawValue): \(error.message)")
        return lines.map { $0 + "\n" }.joined()
    }

    /// The line without its indentation, and carets under what is wrong.
    private var quotation: [String] {
        guard let text else { return [] }
        let scalars = Array(text.unicodeScalars)
        let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" || scalar == "\u{0C}" }
        let indentation = scalars.prefix(while: isBlank).count
        let trimmed = scalars.dropFirst(indentation)
        var lines = ["    " + String(String.UnicodeScalarView(trimmed))]
        let first = offset - 1 - indentation
        guard offset >= 1, first >= 0 else { return lines }
        let end = endLine > line ? scalars.count + 1 : endOffset
        // Python has one caret for errors of indentation, whatever their place.
        let isOne = error.kind == .indentation || error.kind == .tab
        let count = isOne ? 1 : max(end - offset, 1)
        // Tabs stay, so that the carets stand where they should.
        let before = trimmed.prefix(first).map { isBlank($0) ? Character($0) : " " }
        let padding = String(repeating: " ", count: max(first - before.count, 0))
        lines.append("    " + String(before) + padding + String(repeating: "^", count: count))
        return lines
    }

    /// The characters before this byte, and one.
    private static func offset(of column: Int, in line: ArraySlice<UInt8>?) -> Int {
        guard let line, column > 0 else { return column + 1 }
        let characters = line.prefix(column).count { $0 & 0xC0 != 0x80 }
        return characters + max(column - line.count, 0) + 1
    }

    private static func line(_ number: Int, of source: [UInt8]) -> ArraySlice<UInt8>? {
        guard number > 0 else { return nil }
        let text = SourceText.withoutMark(source)
        let lines = text.split(
            separator: UInt8(ascii: "\n"), maxSplits: number, omittingEmptySubsequences: false)
        return number <= lines.count ? lines[number - 1] : nil
    }
}
