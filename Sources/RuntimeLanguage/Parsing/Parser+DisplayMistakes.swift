import ManagedRuntime

/// Mistakes in parentheses, lists, sets and dicts.
extension Parser {
    /// `(**value)`
    mutating func failDoubleStarGroup() throws(ParseFailure) -> ParseFailure {
        guard isDiagnosing else { return fail() }
        let star = position
        position += 1
        _ = try expression()
        guard kind == .rightParenthesis else { return fail() }
        return fail("cannot use double starred expression here", tokens[star].range)
    }

    /// `(*value)`
    mutating func failStarredGroup(from start: Int) throws(ParseFailure) -> ParseFailure {
        guard isDiagnosing else { return fail() }
        position = start + 1
        let value = try starredArgument()
        guard kind == .rightParenthesis else { return fail() }
        return fail("cannot use starred expression here", value.range)
    }

    /// What stands before the first `for` of a comprehension must be one expression, and not starred.
    mutating func checkComprehensionElement(
        _ elements: [Expression], from bracket: Int, endsWithComma: Bool = false
    ) throws(ParseFailure) {
        guard elements.count > 1 || endsWithComma || elements[0].isStarred else { return }
        guard isDiagnosing else { throw fail() }
        let comma = position - 1
        _ = try comprehensions()
        if elements.count == 1 && !endsWithComma {
            throw fail("iterable unpacking cannot be used in comprehension", elements[0].range)
        }
        if tokens[bracket].kind == .leftParenthesis { throw fail() }
        let last = elements.count == 1 ? tokens[comma].range : elements[elements.count - 1].range
        throw fail(
            "did you forget parentheses around the comprehension target?", joined(elements[0].range, last))
    }

    /// `{**value for …}`
    mutating func checkUnpackingComprehension(_ star: Int) throws(ParseFailure) {
        guard isComprehension else { return }
        guard isDiagnosing else { throw fail() }
        _ = try comprehensions()
        guard kind == .rightBrace else { throw fail() }
        throw fail("dict unpacking cannot be used in dict comprehension", tokens[star].range)
    }

    /// The first element in braces. The rules for the mistakes of a dict look for others in it whenever they are tried.
    mutating func firstElementInBraces() throws(ParseFailure) -> Expression {
        guard isSecondReading && !isDiagnosing else { return try starNamedExpression() }
        isDiagnosing = true
        defer { isDiagnosing = false }
        return try starNamedExpression()
    }

    /// A key without a value. Python looks for the mistakes of a dict in the first reading too.
    mutating func failDictColon(after key: Expression, isFirst: Bool) -> ParseFailure {
        guard !isFirst else { return fail() }
        var range = key.range
        range.startColumn = range.endColumn - 1
        range.endColumn = range.startColumn
        range.endLine = range.startLine
        return fail("':' expected after dictionary key", range)
    }

    /// Nothing, or something starred, behind a key and its colon.
    mutating func failDictValue() throws(ParseFailure) -> ParseFailure {
        switch kind {
        case .star:
            let star = tokens[position].range
            position += 1
            _ = try binary()
            return fail("cannot use a starred expression in a dictionary value", startingFrom(star))
        case .rightBrace, .comma:
            return fail("expression expected after dictionary key and ':'", tokens[position - 1].range)
        default: return fail()
        }
    }
}
