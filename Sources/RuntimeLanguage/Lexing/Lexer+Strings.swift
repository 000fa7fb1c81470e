extension Lexer {
    /// A string whose token starts at `start` and whose quote is at the position. What it says is read later.
    mutating func readString(from start: Int) throws(Stop) {
        let firstLine = line
        let firstLineStart = lineStart
        let firstColumn = column(of: start)
        let quote = byte()
        let isTriple = byte(1) == quote && byte(2) == quote
        position += isTriple ? 3 : 1
        var quotes = 0
        while quotes < (isTriple ? 3 : 1) {
            guard !isAtEnd && (isTriple || byte() != UInt8(ascii: "\n")) else {
                try failUnterminated(
                    from: start, isTriple: isTriple, line: firstLine, lineStart: firstLineStart)
            }
            let byte = text[position]
            quotes = byte == quote ? quotes + 1 : 0
            step()
            if byte == UInt8(ascii: "\\") && !isAtEnd { step() }
        }
        append(.string, from: start, startLine: firstLine, startColumn: firstColumn)
    }

    private mutating func step() {
        if text[position] == UInt8(ascii: "\n") { startLine() } else { position += 1 }
    }

    private mutating func failUnterminated(
        from start: Int, isTriple: Bool, line firstLine: Int, lineStart firstLineStart: Int
    ) throws(Stop) -> Never {
        let detected = line
        line = firstLine
        lineStart = firstLineStart
        let kind = isTriple ? "triple-quoted string" : "string"
        try fail(
            .raised(
                SyntaxError("unterminated \(kind) literal (detected at line \(detected))", place(start))))
    }
}
