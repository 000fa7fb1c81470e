import ManagedRuntime

/// What to say where parsing failed, by CPython's rules of precedence.
extension Parser {
    /// Reads the program again to find the mistake. `read` is what failed.
    mutating func diagnose(_ read: (inout Parser) throws(ParseFailure) -> Void) -> SyntaxError {
        let failure = furthest
        if raised == nil && tokens[furthest].kind != .error {
            var second = self
            second.restartForDiagnosis()
            _ = try? read(&second)
            self = second
        }
        if tokens[furthest].kind == .error, let error = lexicalFailure?.error { return error }
        if let raised { return overruled(raised) }
        return generic(tokens[failure])
    }

    private mutating func restartForDiagnosis() {
        isDiagnosing = true
        isSecondReading = true
        position = 0
        recursion = 0
        height = 0
        unsupported = []
    }

    /// Nothing is known but where it stopped.
    private func generic(_ token: Token) -> SyntaxError {
        switch token.kind {
        case .indent: SyntaxError("unexpected indent", place(of: token), kind: .indentation)
        case .dedent: SyntaxError("unexpected unindent", place(of: token), kind: .indentation)
        default: overruled(SyntaxError("invalid syntax", token.range))
        }
    }

    /// A mistake in the text behind, or a bracket left open in a line before, explains more than what it led to.
    private func overruled(_ error: SyntaxError) -> SyntaxError {
        switch lexicalFailure {
        case .raised(let lexical): lexical
        case .unclosedBracket(let unclosed) where tokens[furthest].range.startLine > unclosed.range.startLine:
            unclosed
        default: error
        }
    }

    /// Of a token that stands nowhere: the last byte before what it stands for, and no column at the end of the text.
    func place(of token: Token) -> SourceRange {
        guard token.range.startColumn < 0 else { return token.range }
        var column = -1
        if token.start < text.count {
            let newline = text[..<Int(token.start)].lastIndex(of: UInt8(ascii: "\n"))
            column = Int(token.start) - (newline.map { $0 + 1 } ?? 0) - 1
        }
        return SourceRange(
            startLine: Int(token.range.startLine), startColumn: column,
            endLine: Int(token.range.startLine), endColumn: column)
    }

    // MARK: raising

    /// An error at the last token looked at.
    mutating func failAtFurthest(_ message: String, kind: SyntaxError.Kind = .syntax) -> ParseFailure {
        fail(message, place(of: tokens[furthest]), kind: kind)
    }

    /// A mistake that is only looked for in the second reading.
    mutating func failInDiagnosis(_ message: String, _ range: SourceRange) -> ParseFailure {
        isDiagnosing ? fail(message, range) : fail()
    }

    // MARK: blocks

    /// The block of a statement and the colon before it. `isColonForced`: whatever else stands there misses a colon;
    /// otherwise only the end of the line does.
    mutating func suite(
        of statement: String, at keyword: Int, isColonForced: Bool = false
    ) throws(ParseFailure) -> [Statement] {
        if !accept(.colon) {
            if isColonForced { throw fail("expected ':'", place(of: tokens[position])) }
            throw kind == .newline && isDiagnosing ? failColon() : fail()
        }
        if kind == .newline && kind(1) != .indent { throw failSuite(of: statement, at: keyword) }
        return try block()
    }

    mutating func failColon() -> ParseFailure { failAtFurthest("expected ':'") }

    mutating func failSuite(of statement: String, at keyword: Int) -> ParseFailure {
        guard isDiagnosing else { return fail() }
        return failAtFurthest(
            "expected an indented block after \(statement) on line \(tokens[keyword].range.startLine)",
            kind: .indentation)
    }

    /// A token without which nothing else makes sense.
    mutating func force(_ kind: TokenKind, _ spelling: String) throws(ParseFailure) {
        if !accept(kind) { throw fail("expected '\(spelling)'", place(of: tokens[position])) }
    }

    // MARK: statements

    mutating func failTry() -> ParseFailure {
        isDiagnosing ? failAtFurthest("expected 'except' or 'finally' block") : fail()
    }

    /// `except` and `except*` together. The head of the handler must be right for the mistake to be this one.
    mutating func failMixedHandlers(isGroup: Bool) throws(ParseFailure) -> ParseFailure {
        guard isDiagnosing else { return fail() }
        let start = position
        position += isGroup ? 2 : 1
        if isGroup || kind != .colon {
            _ = try expression()
            if accept(.kwAs) { _ = try expectName() }
        }
        guard accept(.colon) else { return fail() }
        let last = tokens[isGroup ? start + 1 : start].range
        return fail(
            "cannot have both 'except' and 'except*' on the same 'try'", joined(tokens[start].range, last))
    }

    mutating func failHandlerType() -> ParseFailure {
        isDiagnosing && (kind == .newline || kind == .colon)
            ? failAtFurthest("expected one or more exception types") : fail()
    }

    mutating func failHandlerHead() -> ParseFailure {
        isDiagnosing && kind == .newline ? failColon() : fail()
    }

    mutating func failHandlerTypes(after type: Expression) throws(ParseFailure) -> ParseFailure {
        guard isDiagnosing else { return fail() }
        position += 1
        _ = try expression()
        while accept(.comma), startsExpression { _ = try expression() }
        if accept(.kwAs) { _ = try expectName() }
        guard accept(.colon) else { return fail() }
        return fail("multiple exception types must be parenthesized", startingFrom(type.range))
    }

    /// From there to the last byte but one of the last token looked at, where Python ends it.
    func startingFrom(_ range: SourceRange) -> SourceRange {
        var range = joined(range, place(of: tokens[furthest]))
        range.endColumn -= 1
        return range
    }

    mutating func failWithColon() -> ParseFailure {
        isDiagnosing && kind == .newline ? failColon() : fail()
    }

    mutating func failImportedNames(_ names: [ImportAlias]) -> ParseFailure {
        guard isDiagnosing, !names.isEmpty, kind == .newline else { return fail() }
        return failAtFurthest("trailing comma not allowed without surrounding parentheses")
    }
}
