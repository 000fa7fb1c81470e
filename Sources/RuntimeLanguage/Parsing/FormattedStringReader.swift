import ManagedRuntime

/// Reads the text of an f-string: literal text, and expressions in braces.
///
/// As in CPython 3.11 the expressions are texts of their own: the end of each is found first, by its brackets and
/// quotes, and then it is parsed in parentheses.
struct FormattedStringReader {
    private let token: Int
    private let isRaw: Bool
    private let end: Int
    private var position: Int

    static let maximumNesting = 2

    init(_ literal: StringLiteral, isRaw: Bool) {
        token = literal.token
        self.isRaw = isRaw
        position = literal.content.lowerBound
        end = literal.content.upperBound
    }

    /// `level`: how many format specifiers this one is within. Stops at the brace that ends such a one.
    mutating func read(
        into pieces: inout StringPieces, _ parser: inout Parser, level: Int = 0
    ) throws(ParseFailure) {
        while position < end {
            try readLiteral(into: &pieces, &parser, level: level)
            guard position < end else { return }
            if parser.text[position] == UInt8(ascii: "}") {
                return
            }
            try readField(into: &pieces, &parser, level: level)
        }
    }

    /// Literal text up to a brace that is not doubled.
    private mutating func readLiteral(
        into pieces: inout StringPieces, _ parser: inout Parser, level: Int
    ) throws(ParseFailure) {
        var start = position
        while position < end {
            let byte = parser.text[position]
            if !isRaw && byte == UInt8(ascii: "\\") && position + 1 < end {
                skipEscape(in: parser.text)
                continue
            }
            guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") else {
                position += 1
                continue
            }
            guard level == 0 else { break }
            if position + 1 < end && parser.text[position + 1] == byte {
                pieces.append(try parser.decode(start..<(position + 1), isRaw: isRaw))
                position += 2
                start = position
                continue
            }
            if byte == UInt8(ascii: "}") {
                throw fail("single '}' is not allowed", &parser)
            }
            break
        }
        pieces.append(try parser.decode(start..<position, isRaw: isRaw))
    }

    /// Steps over a backslash and what it is about; over the braces of `\N{…}`, and not over any other.
    private mutating func skipEscape(in text: [UInt8]) {
        position += 1
        let escape = text[position]
        if escape == UInt8(ascii: "{") || escape == UInt8(ascii: "}") { return }
        position += 1
        guard escape == UInt8(ascii: "N"), position < end else { return }
        let hasBrace = text[position] == UInt8(ascii: "{")
        position += 1
        guard hasBrace else { return }
        while position < end {
            position += 1
            if text[position - 1] == UInt8(ascii: "}") { return }
        }
    }

    /// `{expression = !conversion : specifier}`
    private mutating func readField(
        into pieces: inout StringPieces, _ parser: inout Parser, level: Int
    ) throws(ParseFailure) {
        guard level < FormattedStringReader.maximumNesting else {
            throw fail("expressions nested too deeply", &parser)
        }
        position += 1
        let start = position
        try skipExpression(&parser)
        let expressionEnd = position
        guard position < end else { throw fail("expecting '}'", &parser) }
        let value = try compile(start..<expressionEnd, &parser)
        var conversion: Character?
        var isSelfDocumenting = false
        if parser.text[position] == UInt8(ascii: "=") {
            isSelfDocumenting = true
            position += 1
            while position < end && isSpace(parser.text[position]) { position += 1 }
            pieces.append(try parser.decode(start..<position, isRaw: true))
        }
        if position < end && parser.text[position] == UInt8(ascii: "!") {
            conversion = try readConversion(&parser)
        }
        var spec: Expression?
        if position < end && parser.text[position] == UInt8(ascii: ":") {
            position += 1
            var inner = StringPieces(range: pieces.range)
            try read(into: &inner, &parser, level: level + 1)
            spec = inner.specifier(parser.tokens[token].range)
        }
        guard position < end && parser.text[position] == UInt8(ascii: "}") else {
            throw fail("expecting '}'", &parser)
        }
        position += 1
        if isSelfDocumenting && spec == nil && conversion == nil { conversion = "r" }
        pieces.append(
            Expression(.formattedValue(value: value, conversion: conversion, spec: spec), pieces.range))
    }

    private mutating func readConversion(_ parser: inout Parser) throws(ParseFailure) -> Character {
        position += 1
        guard position < end else { throw fail("expecting '}'", &parser) }
        let letter = parser.text[position]
        position += 1
        guard [UInt8(ascii: "s"), UInt8(ascii: "r"), UInt8(ascii: "a")].contains(letter) else {
            throw fail("invalid conversion character: expected 's', 'r', or 'a'", &parser)
        }
        return Character(Unicode.Scalar(letter))
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (byte >= 9 && byte <= 13) }

    /// Steps to where the expression ends: a `}`, `:`, `!` or `=` outside its brackets and quotes.
    private mutating func skipExpression(_ parser: inout Parser) throws(ParseFailure) {
        var quote: (byte: UInt8, isTriple: Bool)?
        var brackets: [UInt8] = []
        while position < end {
            let byte = parser.text[position]
            if byte == UInt8(ascii: "\\") {
                throw failPart("a backslash", &parser)
            }
            if let open = quote {
                if byte == open.byte, !open.isTriple || isTriple(byte, parser.text) {
                    position += open.isTriple ? 2 : 0
                    quote = nil
                }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                let isTriple = isTriple(byte, parser.text)
                quote = (byte, isTriple)
                position += isTriple ? 2 : 0
            } else if let end = try endsExpression(byte, &brackets, &parser), end {
                break
            }
            position += 1
        }
        if quote != nil { throw fail("unterminated string", &parser) }
        if let open = brackets.last {
            throw fail("unmatched '\(Character(Unicode.Scalar(open)))'", &parser)
        }
    }

    private func isTriple(_ byte: UInt8, _ text: [UInt8]) -> Bool {
        position + 2 < end && text[position + 1] == byte && text[position + 2] == byte
    }

    /// Whether the expression ends before this byte, which is in no string.
    private mutating func endsExpression(
        _ byte: UInt8, _ brackets: inout [UInt8], _ parser: inout Parser
    ) throws(ParseFailure) -> Bool? {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
            guard brackets.count < Lexer.maximumBrackets else {
                throw fail("too many nested parenthesis", &parser)
            }
            brackets.append(byte)
        case UInt8(ascii: "#"): throw failPart("'#'", &parser)
        case UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"):
            guard brackets.isEmpty else { return false }
            if byte != UInt8(ascii: ":"), position + 1 < end,
                parser.text[position + 1] == UInt8(ascii: "=")
            {
                position += 1
                return false
            }
            return byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
        case UInt8(ascii: "}") where brackets.isEmpty: return true
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
            let closing = Character(Unicode.Scalar(byte))
            guard let open = brackets.popLast() else { throw fail("unmatched '\(closing)'", &parser) }
            guard byte == open + (open == UInt8(ascii: "(") ? 1 : 2) else {
                let opening = Character(Unicode.Scalar(open))
                throw fail(
                    "closing parenthesis '\(closing)' does not match opening parenthesis '\(opening)'",
                    &parser)
            }
        default: break
        }
        return false
    }

    // MARK: the expression

    private func compile(_ range: Range<Int>, _ parser: inout Parser) throws(ParseFailure) -> Expression {
        if parser.text[range].allSatisfy({ isSpace($0) }) {
            let next = parser.text[range.upperBound]
            throw fail(
                next == UInt8(ascii: "}")
                    ? "empty expression not allowed"
                    : "expression required before '\(Character(Unicode.Scalar(next)))'", &parser)
        }
        let (line, column) = place(of: range.lowerBound - 1, in: parser)
        let source =
            [UInt8(ascii: "(")] + parser.text[range] + [UInt8(ascii: ")"), UInt8(ascii: "\n")]
        var lexer = Lexer(text: source, firstLine: line, firstColumn: column)
        lexer.readTokens()
        var inner = Parser(lexer)
        inner.recursion = parser.recursion
        do throws(ParseFailure) {
            let value = try inner.starExpressions()
            parser.height = max(parser.height, inner.height + 1)
            parser.unsupported += inner.unsupported
            return value
        } catch {
            let mistake = inner.diagnose { (parser) throws(ParseFailure) in _ = try parser.starExpressions() }
            parser.raised = parser.raised ?? place(mistake, in: source, firstLine: line, firstColumn: column)
            throw ParseFailure()
        }
    }

    /// The mistake with its place in the text of the expression alone, as Python shows it.
    private func place(
        _ mistake: SyntaxError, in source: [UInt8], firstLine: Int, firstColumn: Int
    ) -> SyntaxError {
        var mistake = mistake
        guard mistake.text == nil else { return mistake }
        if !mistake.isLexical { mistake.message = "f-string: \(mistake.message)" }
        mistake.range.startColumn -= Int32(firstColumn)
        mistake.range.endColumn -= Int32(firstColumn)
        let lines = source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        mistake.text = lines[min(max(Int(mistake.range.startLine) - firstLine, 0), lines.count - 1)]
        return mistake
    }

    /// Where the expression's first line begins, as CPython counts: from the opening brace.
    private func place(of brace: Int, in parser: Parser) -> (line: Int, column: Int) {
        let token = parser.tokens[token]
        let before = parser.text[Int(token.start)..<brace]
        let lines = before.count { $0 == UInt8(ascii: "\n") }
        let line = Int(token.range.startLine) + lines
        let rest = parser.text[(brace + 1)..<end].first {
            $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") && $0 != 0x0C
        }
        let startsWithNewline = rest == UInt8(ascii: "\n")
        if lines == 0 {
            let offset = startsWithNewline ? 0 : brace - Int(token.start)
            return (line, Int(token.range.startColumn) + offset)
        }
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n"))! + 1
        return (line, startsWithNewline ? 0 : brace - lineStart)
    }

    private func failPart(_ what: String, _ parser: inout Parser) -> ParseFailure {
        parser.fail(
            "f-string expression part cannot include \(what)", parser.tokens[parser.furthest].range)
    }

    private func fail(_ message: String, _ parser: inout Parser) -> ParseFailure {
        parser.fail("f-string: \(message)", parser.tokens[parser.furthest].range)
    }
}
