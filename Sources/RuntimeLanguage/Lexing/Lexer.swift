import ManagedRuntime

/// Turns UTF-8 text into tokens, by the rules of Python 3.11's lexical analysis.
///
/// The whole text is read at once. Where it cannot go on, the last token is `.error` and `failure` says why. Linear
/// in the length of the text.
struct Lexer {
    /// The text: newlines are `\n`, and it ends with one.
    let text: [UInt8]
    var tokens: [Token] = []
    var failure: LexicalFailure?

    /// The next byte.
    var position = 0
    var line: Int
    var lineStart = 0
    /// Added to the columns of the first line, for the expressions in f-strings.
    let firstLine: Int
    let firstColumn: Int

    var openBrackets: [OpenBracket] = []
    var indentations: [Indentation] = [Indentation(column: 0, alternative: 0)]

    struct OpenBracket {
        var byte: UInt8
        var line: Int
        var column: Int
    }

    /// How deep a line is indented with tabs to multiples of eight, and with tabs as one: both must agree.
    struct Indentation {
        var column: Int
        var alternative: Int
    }

    static let maximumBrackets = 200
    static let maximumIndentations = 100

    init(text: [UInt8], firstLine: Int = 1, firstColumn: Int = 0) {
        self.text = text
        self.firstLine = firstLine
        self.firstColumn = firstColumn
        line = firstLine
        tokens.reserveCapacity(text.count / 4 + 8)
    }

    /// Thrown once `failure` is set.
    struct Stop: Error {}

    mutating func readTokens() {
        do throws(Stop) {
            while try readLine() {}
            endText()
        } catch {
            append(.error, from: min(position, text.count))
        }
    }

    /// The byte at the position or behind it; 0 behind the end.
    func byte(_ offset: Int = 0) -> UInt8 {
        let index = position + offset
        return index < text.count ? text[index] : 0
    }

    var isAtEnd: Bool { position >= text.count }

    /// Reads one line with what continues it; false at the end of the text.
    private mutating func readLine() throws(Stop) -> Bool {
        guard try readIndentation() else { return !isAtEnd }
        while true {
            skipBlanks()
            // The end of a line begins with its comment.
            let start = position
            if byte() == UInt8(ascii: "#") { skipComment() }
            guard !isAtEnd else {
                if let bracket = openBrackets.last { try failUnclosed(bracket) }
                return false
            }
            switch text[position] {
            case UInt8(ascii: "\n"):
                let isWithinBrackets = !openBrackets.isEmpty
                if !isWithinBrackets { append(.newline, from: start) }
                startLine()
                if isWithinBrackets { continue }
                return true
            case UInt8(ascii: "\\"): try joinLines()
            case UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
            case UInt8(ascii: ".") where isDigit(byte(1)): try readNumber()
            case UInt8(ascii: "'"), UInt8(ascii: "\""): try readString(from: start)
            case let byte where isNameByte(byte): try readNameOrString()
            default: try readOperator()
            }
        }
    }

    private mutating func skipBlanks() {
        while position < text.count {
            switch text[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C: position += 1
            default: return
            }
        }
    }

    mutating func skipComment() {
        while position < text.count && text[position] != UInt8(ascii: "\n") { position += 1 }
    }

    /// Steps over the newline at the position.
    mutating func startLine() {
        position += 1
        lineStart = position
        if position < text.count { line += 1 }
    }

    /// A backslash at the end of a line.
    mutating func joinLines() throws(Stop) {
        position += 1
        guard byte() == UInt8(ascii: "\n") else {
            position = min(position + 1, text.count)
            try fail(
                .deferred(
                    SyntaxError(
                        "unexpected character after line continuation character", place(position - 1))))
        }
        let end = place(position)
        startLine()
        if isAtEnd { try fail(.deferred(SyntaxError("unexpected EOF while parsing", end))) }
    }

    mutating func append(_ kind: TokenKind, from start: Int) {
        append(kind, from: start, startLine: line, startColumn: column(of: start))
    }

    mutating func append(_ kind: TokenKind, from start: Int, startLine: Int, startColumn: Int) {
        let range = SourceRange(
            startLine: startLine, startColumn: startColumn, endLine: line, endColumn: column(of: position))
        tokens.append(
            Token(
                kind: kind, level: UInt8(openBrackets.count), start: Int32(start), end: Int32(position),
                range: range))
    }

    /// Of a byte in the current line.
    func column(of index: Int) -> Int {
        index - lineStart + (line == firstLine ? firstColumn : 0)
    }

    /// One caret under a byte of the current line.
    func place(_ index: Int) -> SourceRange {
        let column = max(column(of: index), 0)
        return SourceRange(startLine: line, startColumn: column, endLine: line, endColumn: column)
    }

    mutating func fail(_ failure: LexicalFailure) throws(Stop) -> Never {
        self.failure = failure
        throw Stop()
    }

    /// An error under the byte before the position, where Python has it.
    mutating func fail(_ message: String) throws(Stop) -> Never {
        var index = position - 1
        while index > lineStart && text[index] & 0xC0 == 0x80 { index -= 1 }
        var error = SyntaxError(message, place(index))
        error.isLexical = true
        try fail(.raised(error))
    }

    private mutating func failUnclosed(_ bracket: OpenBracket) throws(Stop) -> Never {
        let range = SourceRange(
            startLine: bracket.line, startColumn: bracket.column, endLine: bracket.line,
            endColumn: bracket.column)
        let byte = Character(Unicode.Scalar(bracket.byte))
        try fail(.unclosedBracket(SyntaxError("'\(byte)' was never closed", range)))
    }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
        0x80...0xFF, UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
    default: false
    }
}
