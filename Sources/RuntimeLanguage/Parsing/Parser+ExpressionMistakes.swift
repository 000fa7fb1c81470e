import ManagedRuntime

/// Mistakes within expressions.
extension Parser {
    /// Behind an operand another one begins. In brackets a comma is missing; `print x` is of Python 2.
    mutating func checkAdjacentExpression(_ body: Expression, from start: Int) throws(ParseFailure) {
        if kind.startsExpression, kind != .star, !isSoftKeyword(start), !startsWithNameAndString(start) {
            let end = position
            if let next = try withoutDiagnosis({ (parser) throws(ParseFailure) in try parser.newExpression() }
            ),
                !body.isLegacyStatement, tokens[position - 1].level > 0
            {
                throw fail(
                    "invalid syntax. Perhaps you forgot a comma?", joined(body.range, next.range))
            }
            position = end
        }
        if kind == .kwIf { try checkConditional(body) }
        try checkLegacyStatement(from: start)
    }

    /// A name that a statement may begin with as if it were a keyword. CPython takes every beginning of one for it.
    private func isSoftKeyword(_ index: Int) -> Bool {
        guard tokens[index].kind == .name else { return false }
        let name = tokenText(index)
        return ["_", "case", "match"].contains { $0.hasPrefix(name) }
    }

    /// An unknown prefix of a string, rather.
    private mutating func startsWithNameAndString(_ index: Int) -> Bool {
        tokens[index].kind == .name && index + 1 < tokens.count && tokens[index + 1].kind == .string
    }

    private mutating func checkConditional(_ body: Expression) throws(ParseFailure) {
        let start = position
        position += 1
        let test = try attempt { (parser) throws(ParseFailure) in try parser.disjunction() }
        if let test, kind != .kwElse, kind != .colon {
            throw fail("expected 'else' after 'if' expression", joined(body.range, test.range))
        }
        position = start
    }

    private mutating func checkLegacyStatement(from start: Int) throws(ParseFailure) {
        guard tokens[start].kind == .name else { return }
        let isLegacy = token(start, is: "print") || token(start, is: "exec")
        // Of other names only what follows is read, for the mistakes in it.
        guard isLegacy || position == start + 1, recursion < Parser.maximumProse else { return }
        let end = position
        position = start + 1
        if kind != .leftParenthesis, startsExpression,
            let value = try attempt({ (parser) throws(ParseFailure) in try parser.starExpressions() })
        {
            let name = tokenText(start)
            guard isLegacy else {
                position = end
                return
            }
            throw fail(
                "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?",
                joined(tokens[start].range, value.range))
        }
        position = end
    }

    /// What `body` reads by the rules of correct programs alone, or nil.
    private mutating func withoutDiagnosis<T>(
        _ body: (inout Parser) throws(ParseFailure) -> T
    ) throws(ParseFailure) -> T? {
        isDiagnosing = false
        defer { isDiagnosing = true }
        return try attempt(body)
    }

    /// `:=` or `=` behind what is no name.
    mutating func failNamedExpression(
        _ value: Expression, from start: Int
    ) throws(ParseFailure) -> ParseFailure {
        guard isDiagnosing else { return fail() }
        let end = position
        if accept(.colonEqual) {
            if try attempt({ (parser) throws(ParseFailure) in try parser.expression() }) != nil {
                return fail("cannot use assignment expressions with \(value.description)", value.range)
            }
            return fail()
        }
        position = start
        let isDisplay = try isDisplay()
        position = start
        let target = try binary()
        guard position == end else { return fail() }
        position += 1
        let isName = tokens[start].kind == .name && end == start + 1
        guard isName || !isDisplay,
            let assigned = try attempt({ (parser) throws(ParseFailure) in try parser.binary() }),
            kind != .equal, kind != .colonEqual
        else { return fail() }
        if isName {
            return fail(
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
                joined(target.range, assigned.range))
        }
        return fail(
            "cannot assign to \(target.description) here. Maybe you meant '==' instead of '='?", target.range)
    }

    /// Whether a list, a tuple, a generator expression or a named constant begins at the position.
    private mutating func isDisplay() throws(ParseFailure) -> Bool {
        switch kind {
        case .kwTrue, .kwFalse, .kwNone: return true
        case .leftParenthesis, .leftBracket:
            guard let value = try attempt({ (parser) throws(ParseFailure) in try parser.atom() }) else {
                return false
            }
            switch value.kind {
            case .list, .tuple, .generator: return true
            default: return false
            }
        default: return false
        }
    }
}

extension Expression {
    /// `print` and `exec`, which were statements.
    var isLegacyStatement: Bool {
        if case .name(let name, _) = kind { name == "print" || name == "exec" } else { false }
    }
}
