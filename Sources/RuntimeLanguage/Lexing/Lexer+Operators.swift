extension Lexer {
    /// An operator or a delimiter, the longest that fits.
    mutating func readOperator() throws(Stop) {
        let start = position
        let first = byte()
        switch first {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
            position += 1
            if openBrackets.count >= Lexer.maximumBrackets { try fail("too many nested parentheses") }
            openBrackets.append(OpenBracket(byte: first, line: line, column: column(of: start)))
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
            position += 1
            try closeBracket(first)
        default: break
        }
        let (kind, length) = operatorAtPosition(first)
        if position == start { position += length }
        guard kind != .stray || Unicode.Scalar(first).isPrintable else {
            try failCharacter(Unicode.Scalar(first))
        }
        append(kind, from: start)
    }

    private mutating func closeBracket(_ byte: UInt8) throws(Stop) {
        let closing = Character(Unicode.Scalar(byte))
        guard let open = openBrackets.popLast() else { try fail("unmatched '\(closing)'") }
        // ( and ) are neighbours; of [ ] and { } the codes differ by two.
        guard byte == open.byte + (open.byte == UInt8(ascii: "(") ? 1 : 2) else {
            let line = open.line == line ? "" : " on line \(open.line)"
            let opening = Character(Unicode.Scalar(open.byte))
            try fail(
                "closing parenthesis '\(closing)' does not match opening parenthesis '\(opening)'\(line)")
        }
    }

    private func operatorAtPosition(_ first: UInt8) -> (TokenKind, length: Int) {
        let second = byte(1)
        let third = byte(2)
        let isDouble = second == first
        let equal = UInt8(ascii: "=")
        func choose(
            _ single: TokenKind, _ assignment: TokenKind, _ double: TokenKind? = nil,
            _ doubleAssignment: TokenKind? = nil
        ) -> (TokenKind, Int) {
            if isDouble, let double {
                if third == equal, let doubleAssignment { return (doubleAssignment, 3) }
                return (double, 2)
            }
            return second == equal ? (assignment, 2) : (single, 1)
        }
        switch first {
        case UInt8(ascii: "("): return (.leftParenthesis, 1)
        case UInt8(ascii: ")"): return (.rightParenthesis, 1)
        case UInt8(ascii: "["): return (.leftBracket, 1)
        case UInt8(ascii: "]"): return (.rightBracket, 1)
        case UInt8(ascii: "{"): return (.leftBrace, 1)
        case UInt8(ascii: "}"): return (.rightBrace, 1)
        case UInt8(ascii: ","): return (.comma, 1)
        case UInt8(ascii: ";"): return (.semicolon, 1)
        case UInt8(ascii: "~"): return (.tilde, 1)
        case UInt8(ascii: ":"): return choose(.colon, .colonEqual)
        case UInt8(ascii: "."): return isDouble && third == first ? (.ellipsis, 3) : (.dot, 1)
        case equal: return choose(.equal, .doubleEqual)
        case UInt8(ascii: "!"): return choose(.stray, .notEqual)
        case UInt8(ascii: "+"): return choose(.plus, .plusEqual)
        case UInt8(ascii: "-"): return second == UInt8(ascii: ">") ? (.arrow, 2) : choose(.minus, .minusEqual)
        case UInt8(ascii: "*"): return choose(.star, .starEqual, .doubleStar, .doubleStarEqual)
        case UInt8(ascii: "/"): return choose(.slash, .slashEqual, .doubleSlash, .doubleSlashEqual)
        case UInt8(ascii: "%"): return choose(.percent, .percentEqual)
        case UInt8(ascii: "@"): return choose(.at, .atEqual)
        case UInt8(ascii: "&"): return choose(.ampersand, .ampersandEqual)
        case UInt8(ascii: "|"): return choose(.bar, .barEqual)
        case UInt8(ascii: "^"): return choose(.caret, .caretEqual)
        case UInt8(ascii: "<"):
            // `<>` is one token, and no operator.
            if second == UInt8(ascii: ">") { return (.stray, 2) }
            return choose(.less, .lessEqual, .leftShift, .leftShiftEqual)
        case UInt8(ascii: ">"): return choose(.greater, .greaterEqual, .rightShift, .rightShiftEqual)
        default: return (.stray, 1)
        }
    }
}
