import ManagedRuntime

/// Mistakes in the arguments of a call.
extension Parser {
    /// `*` behind `**`.
    mutating func failStarredArgument() -> ParseFailure {
        failInDiagnosis(
            "iterable argument unpacking follows keyword argument unpacking", tokens[position].range)
    }

    /// `name=value for …`
    mutating func checkKeywordComprehension(from start: Int) throws(ParseFailure) {
        guard isDiagnosing, isComprehension else { return }
        let end = position
        if try attempt({ (parser) throws(ParseFailure) in try parser.comprehensions() }) != nil {
            throw fail(
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
                joined(tokens[start].range, tokens[start + 1].range))
        }
        position = end
    }

    /// `=` behind what is no name.
    mutating func failKeyword(_ value: Expression, from start: Int) -> ParseFailure {
        guard isDiagnosing else { return fail() }
        let range = joined(value.range, tokens[position].range)
        switch tokens[start].kind {
        case .kwTrue where position == start + 1, .kwFalse where position == start + 1,
            .kwNone where position == start + 1:
            return fail("cannot assign to \(tokenText(start))", range)
        default:
            return fail("expression cannot contain assignment, perhaps you meant \"==\"?", range)
        }
    }

    /// A generator expression among other arguments. Its element has been read, and its clauses unless they are nil.
    mutating func failGenerator(
        _ element: Expression, clauses: [Comprehension]? = nil
    ) throws(ParseFailure) -> ParseFailure {
        guard isDiagnosing else { return fail() }
        if clauses != nil && kind != .comma { return fail() }
        let all: [Comprehension]
        if let clauses { all = clauses } else { all = try comprehensions() }
        guard let last = all.last else { return fail() }
        return fail(
            "Generator expression must be parenthesized",
            joined(element.range, (last.conditions.last ?? last.iterable).range))
    }

    /// A positional argument behind a keyword argument: reported behind all that could be read as arguments.
    mutating func failPositional(_ arguments: Arguments, from first: Int) throws(ParseFailure) -> ParseFailure
    {
        guard isDiagnosing else { return fail() }
        _ = try attempt { (parser) throws(ParseFailure) in
            while parser.accept(.comma) { _ = try parser.arguments() }
        }
        let isUnpacking = arguments.keywords.contains { $0.name == nil }
        return failAtFurthest(
            "positional argument follows keyword argument\(isUnpacking ? " unpacking" : "")")
    }
}
