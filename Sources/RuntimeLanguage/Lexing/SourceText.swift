import ManagedRuntime

/// Turns the bytes of a file into the text the lexer reads: without a byte order mark, newlines as `\n` alone, and one
/// at the end.
enum SourceText {
    static func decode(_ bytes: [UInt8], file: String) throws(SyntaxError) -> [UInt8] {
        let hasMark = bytes.starts(with: byteOrderMark)
        var text = withoutMark(bytes)
        if let last = text.last, last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
        try checkDeclaration(text, hasMark: hasMark)
        if text.contains(0) {
            throw SyntaxError("source code cannot contain null bytes", .none)
        }
        try checkUTF8(text, file: file)
        return text
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The text whose lines a place in it counts.
    static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
        normalizeNewlines(bytes.starts(with: byteOrderMark) ? bytes[3...] : bytes[...])
    }

    private static func normalizeNewlines(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let carriageReturn = UInt8(ascii: "\r")
        guard bytes.contains(carriageReturn) else { return Array(bytes) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == carriageReturn {
                text.append(UInt8(ascii: "\n"))
            } else if byte != UInt8(ascii: "\n") || previous != carriageReturn {
                text.append(byte)
            }
            previous = byte
        }
        return text
    }

    /// PEP 263: a comment in the first two lines may name the encoding. Only UTF-8, and ASCII within it, is read here.
    private static func checkDeclaration(_ text: [UInt8], hasMark: Bool) throws(SyntaxError) {
        let lines = text.split(
            separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
        for (index, line) in lines.prefix(2).enumerated() {
            if let name = declaredEncoding(in: line) {
                try check(encoding: name, hasMark: hasMark, line: index + 1)
                return
            }
            let content = line.drop { [UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C].contains($0) }
            if let first = content.first, first != UInt8(ascii: "#") { return }
        }
    }

    /// `^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)`
    private static func declaredEncoding(in line: ArraySlice<UInt8>) -> String? {
        let content = line.drop { [UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C].contains($0) }
        guard content.first == UInt8(ascii: "#") else { return nil }
        let word = Array("coding".utf8)
        var index = content.startIndex
        while index + word.count < content.endIndex {
            defer { index += 1 }
            guard content[index...].starts(with: word) else { continue }
            let sign = content[index + word.count]
            guard sign == UInt8(ascii: ":") || sign == UInt8(ascii: "=") else { continue }
            let name = content[(index + word.count + 1)...].drop {
                $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t")
            }.prefix { ($0 < 0x80 && isNameByte($0)) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
            if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
        }
        return nil
    }

    private static func check(encoding: String, hasMark: Bool, line: Int) throws(SyntaxError) {
        let name = encoding.lowercased().replacing("_", with: "-")
        if name == "utf-8" || name.hasPrefix("utf-8-") { return }
        let place = SourceRange(startLine: line, startColumn: 0, endLine: line, endColumn: 0)
        if hasMark {
            throw SyntaxError("encoding problem: \(encoding) with BOM", .none)
        }
        if ["utf8", "ascii", "us-ascii"].contains(name) { return }
        throw SyntaxError(
            "the encoding '\(encoding)' is outside the subset: save the file as UTF-8", place,
            kind: .outsideSubset)
    }

    private static func checkUTF8(_ text: [UInt8], file: String) throws(SyntaxError) {
        guard let index = firstInvalidByte(in: text) else { return }
        let line = text[..<index].reduce(into: 1) { $0 += $1 == UInt8(ascii: "\n") ? 1 : 0 }
        let hex = String(text[index], radix: 16)
        throw SyntaxError(
            "Non-UTF-8 code starting with '\\x\(hex)' in file \(file) on line \(line), but no encoding declared; "
                + "see https://peps.python.org/pep-0263/ for details", .none)
    }

    private static func firstInvalidByte(in text: [UInt8]) -> Int? {
        if text.allSatisfy({ $0 < 0x80 }) { return nil }
        var index = 0
        while index < text.count {
            if text[index] < 0x80 {
                index += 1
                continue
            }
            guard let length = sequenceLength(in: text, at: index) else { return index }
            index += length
        }
        return nil
    }

    /// Of the well-formed sequence that begins here (Unicode 15, table 3-7).
    private static func sequenceLength(in text: [UInt8], at index: Int) -> Int? {
        let (length, second): (Int, ClosedRange<UInt8>)
        switch text[index] {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard index + length <= text.count, second.contains(text[index + 1]),
            text[(index + 2)..<(index + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
        else { return nil }
        return length
    }
}
