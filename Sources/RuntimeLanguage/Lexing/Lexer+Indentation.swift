import ManagedRuntime

extension Lexer {
    /// Reads the white space a line begins with, and says with indents and dedents how its depth differs from that
    /// of the line before. False where the line is blank: then it has been skipped.
    mutating func readIndentation() throws(Stop) -> Bool {
        var depth = Indentation(column: 0, alternative: 0)
        var continuedColumn = 0
        scan: while true {
            switch byte() {
            case UInt8(ascii: " "):
                depth.column += 1
                depth.alternative += 1
            case UInt8(ascii: "\t"):
                depth.column = (depth.column / 8 + 1) * 8
                depth.alternative += 1
            case 0x0C: depth = Indentation(column: 0, alternative: 0)
            case UInt8(ascii: "\\"):
                // Only the first of joined lines counts.
                if continuedColumn == 0 { continuedColumn = depth.column }
                try joinLines()
                continue scan
            default: break scan
            }
            position += 1
        }
        if byte() == UInt8(ascii: "#") { skipComment() }
        if isAtEnd { return false }
        if byte() == UInt8(ascii: "\n") {
            startLine()
            return false
        }
        if continuedColumn > 0 { depth = Indentation(column: continuedColumn, alternative: continuedColumn) }
        try indent(to: depth)
        return true
    }

    private mutating func indent(to depth: Indentation) throws(Stop) {
        let current = indentations[indentations.count - 1]
        if depth.column == current.column {
            if depth.alternative != current.alternative { try failTabs() }
        } else if depth.column > current.column {
            if indentations.count >= Lexer.maximumIndentations {
                try failLine("too many levels of indentation", kind: .indentation)
            }
            if depth.alternative <= current.alternative { try failTabs() }
            indentations.append(depth)
            appendLayout(.indent)
        } else {
            var dedents = 0
            while indentations.count > 1 && depth.column < indentations[indentations.count - 1].column {
                indentations.removeLast()
                dedents += 1
            }
            let outer = indentations[indentations.count - 1]
            if depth.column != outer.column {
                while byte() != UInt8(ascii: "\n") { position += 1 }
                let range = place(position)
                try fail(
                    .deferred(
                        SyntaxError(
                            "unindent does not match any outer indentation level", range, kind: .indentation))
                )
            }
            if depth.alternative != outer.alternative { try failTabs() }
            for _ in 0..<dedents { appendLayout(.dedent) }
        }
    }

    /// A token that stands nowhere.
    private mutating func appendLayout(_ kind: TokenKind) {
        append(kind, from: position, startLine: line, startColumn: -1)
        tokens[tokens.count - 1].range.endColumn = -1
    }

    private mutating func failTabs() throws(Stop) -> Never {
        try failLine("inconsistent use of tabs and spaces in indentation", kind: .tab)
    }

    /// An error of the whole line.
    private mutating func failLine(_ message: String, kind: SyntaxError.Kind) throws(Stop) -> Never {
        let range = SourceRange(startLine: line, startColumn: 0, endLine: line, endColumn: 0)
        try fail(.deferred(SyntaxError(message, range, kind: kind)))
    }

    /// Ends an unfinished line and every block.
    mutating func endText() {
        position = text.count
        for _ in 1..<indentations.count { appendLayout(.dedent) }
        appendLayout(.endMarker)
    }
}
