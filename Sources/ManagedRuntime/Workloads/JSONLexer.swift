/// The tokens of a JSON text (RFC 8259).
struct JSONLexer: ~Copyable {
    private let text: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// The last string that had an escape in it, decoded.
    private var decoded = ByteAccumulator()

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    func error(_ message: String) -> JSONSyntaxError {
        let before = text[..<min(position, text.count)]
        let newline = UInt8(ascii: "\n")
        let lineStart = before.lastIndex(of: newline).map { $0 + 1 } ?? 0
        return JSONSyntaxError(
            line: before.count { $0 == newline } + 1, column: before.count - lineStart + 1, message: message)
    }

    private mutating func skipSpace() {
        while position < text.count {
            switch text[position] {
            case 0x20, 0x0a, 0x0d, 0x09: position += 1
            default: return
            }
        }
    }

    /// The first byte of the next value; behind it, except for a number, on which it stays.
    mutating func nextValueStart() throws(JSONSyntaxError) -> UInt8 {
        skipSpace()
        guard position < text.count else { throw error("the text ends where a value should be") }
        let first = text[position]
        switch first {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "t"), UInt8(ascii: "f"),
            UInt8(ascii: "n"):
            position += 1
        case UInt8(ascii: "-"), 48...57: break
        default: throw error("not the beginning of a value")
        }
        return first
    }

    /// Skips the byte, if it comes next.
    mutating func skip(_ byte: UInt8) -> Bool {
        skipSpace()
        guard position < text.count, text[position] == byte else { return false }
        position += 1
        return true
    }

    mutating func expect(_ rest: StaticString) throws(JSONSyntaxError) {
        for offset in 0..<rest.utf8CodeUnitCount {
            guard position < text.count, text[position] == rest.utf8Start[offset] else {
                throw error("not the beginning of a value")
            }
            position += 1
        }
    }

    mutating func expectEnd() throws(JSONSyntaxError) {
        skipSpace()
        if position < text.count { throw error("more text behind the document's value") }
    }

    /// After a value in a container: whether the container ends, rather than going on behind a comma.
    mutating func endsContainer(_ end: UInt8) throws(JSONSyntaxError) -> Bool {
        if skip(end) { return true }
        if skip(UInt8(ascii: ",")) { return false }
        throw error("neither a comma nor the end of the \(end == UInt8(ascii: "]") ? "array" : "object")")
    }

    /// A member's name and the colon behind it.
    mutating func key() throws(JSONSyntaxError) -> UnsafeBufferPointer<UInt8> {
        guard skip(UInt8(ascii: "\"")) else { throw error("a member's name in quotes should be here") }
        let name = try string()
        guard skip(UInt8(ascii: ":")) else { throw error("a colon should follow the member's name") }
        return name
    }

    /// The text of a number, and whether it is an integer.
    mutating func number() throws(JSONSyntaxError) -> (UnsafeBufferPointer<UInt8>, isInteger: Bool) {
        let start = position
        var isInteger = true
        if text[position] == UInt8(ascii: "-") { position += 1 }
        let first = position
        try digits()
        if text[first] == UInt8(ascii: "0"), position > first + 1 {
            throw error("a number with a leading zero")
        }
        if position < text.count, text[position] == UInt8(ascii: ".") {
            isInteger = false
            position += 1
            try digits()
        }
        if position < text.count, text[position] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            position += 1
            if position < text.count,
                text[position] == UInt8(ascii: "+") || text[position] == UInt8(ascii: "-")
            {
                position += 1
            }
            try digits()
        }
        return (UnsafeBufferPointer(rebasing: text[start..<position]), isInteger)
    }

    private mutating func digits() throws(JSONSyntaxError) {
        let start = position
        while position < text.count, 48...57 ~= text[position] { position += 1 }
        if position == start { throw error("a digit should be here") }
    }

    /// The text of a string behind its opening quote, as UTF-8; valid until the next string is read.
    mutating func string() throws(JSONSyntaxError) -> UnsafeBufferPointer<UInt8> {
        let start = position
        while position < text.count {
            switch text[position] {
            case UInt8(ascii: "\""):
                position += 1
                return try validated(UnsafeBufferPointer(rebasing: text[start..<(position - 1)]))
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case ..<0x20: throw error("a control character in a string")
            default: position += 1
            }
        }
        throw error("the text ends within a string")
    }

    private mutating func escapedString(from start: Int) throws(JSONSyntaxError) -> UnsafeBufferPointer<UInt8>
    {
        decoded.removeAll()
        decoded.append(try validated(UnsafeBufferPointer(rebasing: text[start..<position])))
        var run = position
        while position < text.count {
            switch text[position] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                decoded.append(try validated(UnsafeBufferPointer(rebasing: text[run..<position])))
                position += 1
                if text[position - 1] == UInt8(ascii: "\"") { return decoded.bytes }
                try escape()
                run = position
            case ..<0x20: throw error("a control character in a string")
            default: position += 1
            }
        }
        throw error("the text ends within a string")
    }

    private func validated(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(JSONSyntaxError) -> UnsafeBufferPointer<UInt8> {
        if bytes.allSatisfy({ $0 < 128 }) || String(validating: bytes, as: UTF8.self) != nil { return bytes }
        throw error("a string that is not valid UTF-8")
    }
}

extension JSONLexer {
    /// Decodes what follows a backslash.
    fileprivate mutating func escape() throws(JSONSyntaxError) {
        guard position < text.count else { throw error("the text ends within a string") }
        let letter = text[position]
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(letter)
        case UInt8(ascii: "b"): decoded.append(8)
        case UInt8(ascii: "f"): decoded.append(12)
        case UInt8(ascii: "n"): decoded.append(10)
        case UInt8(ascii: "r"): decoded.append(13)
        case UInt8(ascii: "t"): decoded.append(9)
        case UInt8(ascii: "u"): append(try unicodeEscape())
        default: throw error("an unknown escape in a string")
        }
    }

    /// The code point of `uXXXX`, or of two such that are surrogates of one; a lone surrogate as it is.
    private mutating func unicodeEscape() throws(JSONSyntaxError) -> UInt32 {
        let first = try fourHexDigits()
        guard 0xd800..<0xdc00 ~= first, position + 1 < text.count, text[position] == UInt8(ascii: "\\"),
            text[position + 1] == UInt8(ascii: "u")
        else { return first }
        let back = position
        position += 2
        let second = try fourHexDigits()
        guard 0xdc00..<0xe000 ~= second else {
            position = back
            return first
        }
        return 0x10000 + (first - 0xd800) << 10 + (second - 0xdc00)
    }

    private mutating func fourHexDigits() throws(JSONSyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard position < text.count, let digit = Character(Unicode.Scalar(text[position])).hexDigitValue
            else {
                throw error("four hexadecimal digits should follow \\u")
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    /// Appends a code point as UTF-8, surrogates like any other.
    private mutating func append(_ codePoint: UInt32) {
        func continuation(_ shift: UInt32) -> UInt8 { UInt8(0x80 | codePoint >> shift & 0x3f) }
        switch codePoint {
        case ..<0x80: decoded.append(UInt8(codePoint))
        case ..<0x800:
            decoded.append(UInt8(0xc0 | codePoint >> 6))
            decoded.append(continuation(0))
        case ..<0x10000:
            decoded.append(UInt8(0xe0 | codePoint >> 12))
            decoded.append(continuation(6))
            decoded.append(continuation(0))
        default:
            decoded.append(UInt8(0xf0 | codePoint >> 18))
            decoded.append(continuation(12))
            decoded.append(continuation(6))
            decoded.append(continuation(0))
        }
    }
}
