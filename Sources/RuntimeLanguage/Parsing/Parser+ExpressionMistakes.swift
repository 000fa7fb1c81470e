import ManagedRuntime

/// Mistakes within expressions.
extension Parser {
    /// Two expressions side by side, in brackets: a comma is missing. Or `print x` of Python 2.
    mutating func checkAdjacentExpression(_ body: Expression, from start: Int) throws(ParseFailure) {
    }

    mutating func failConditional(_ body: Expression, _ test: Expression) -> ParseFailure {
        guard isDiagnosing, kind != .colon else { return fail() }
        return fail("expected 'else' after 'if' expression", joined(body.range, test.range))
    }

    mutating func failNamedExpression(_ value: Expression, from start: Int) throws(ParseFailure)
        -> ParseFailure
    {
        guard isDiagnosing else { return fail() }
        return fail()
    }

    // MARK: arguments

    mutating func failStarredArgument(_ arguments: Arguments) -> ParseFailure { fail() }

    mutating func checkKeywordComprehension(from start: Int) throws(ParseFailure) {}

    mutating func failKeyword(_ value: Expression, from start: Int) throws(ParseFailure) -> ParseFailure {
        fail()
    }

    mutating func failGenerator(
        _ value: Expression, _ arguments: Arguments, from start: Int
    ) throws(ParseFailure) -> ParseFailure { fail() }

    mutating func failGenerator(
        _ value: Expression, _ clauses: [Comprehension], from start: Int
    ) throws(ParseFailure) -> ParseFailure { fail() }

    mutating func failPositional(_ arguments: Arguments, from first: Int) throws(ParseFailure) -> ParseFailure
    { fail() }

    // MARK: displays

    mutating func failDoubleStarGroup() throws(ParseFailure) -> ParseFailure { fail() }

    mutating func failStarredGroup(_ value: Expression) -> ParseFailure {
        failInDiagnosis("cannot use starred expression here", value.range)
    }

    mutating func checkComprehensionElement(
        _ elements: [Expression], endsWithComma: Bool
    ) throws(ParseFailure) {
        if elements.count > 1 || endsWithComma || elements[0].isStarred { throw fail() }
    }

    mutating func failUnpackingComprehension(_ star: Int) throws(ParseFailure) { throw fail() }

    mutating func failDictColon(after key: Expression) -> ParseFailure { fail() }

    mutating func failDictValue() throws(ParseFailure) -> ParseFailure { fail() }
}
