import ManagedRuntime

extension Parser {
    /// Whether the token can begin an expression, or a starred one.
    var startsExpression: Bool {
        mutating get { kind.startsExpression }
    }

    /// One or more, with commas between them: a tuple without parentheses, or the only one.
    mutating func starExpressions() throws(ParseFailure) -> Expression {
        let start = position
        let first = try starExpression()
        guard kind == .comma else { return first }
        var elements = [first]
        while accept(.comma), startsExpression {
            guard
                let next = try continuation({ (parser) throws(ParseFailure) in try parser.starExpression() })
            else { break }
            elements.append(next)
        }
        return Expression(.tuple(elements, .load), range(from: start))
    }

    mutating func starExpression() throws(ParseFailure) -> Expression {
        kind == .star ? try starred() : try expression()
    }

    /// `*` before what a display or an assignment unpacks.
    mutating func starred() throws(ParseFailure) -> Expression {
        let start = position
        position += 1
        let value = try binary()
        return Expression(.starred(value, .load), range(from: start))
    }

    mutating func starNamedExpression() throws(ParseFailure) -> Expression {
        kind == .star ? try starred() : try namedExpression()
    }

    /// An expression or an assignment expression.
    mutating func namedExpression() throws(ParseFailure) -> Expression {
        let start = position
        if kind == .name && kind(1) == .colonEqual { return try assignmentExpression() }
        let value = try expression()
        if kind == .colonEqual || kind == .equal { throw try failNamedExpression(value, from: start) }
        return value
    }

    private mutating func assignmentExpression() throws(ParseFailure) -> Expression {
        let start = position
        let target = Expression(.name(try expectName(), .store), tokens[start].range)
        position += 1
        let value = try expression()
        return Expression(.named(target: target, value: value), range(from: start))
    }

    /// A conditional, a lambda, or an expression of operators.
    mutating func expression() throws(ParseFailure) -> Expression {
        try remembered(\.expressions) { (parser) throws(ParseFailure) in try parser.newExpression() }
    }

    /// Read afresh.
    mutating func newExpression() throws(ParseFailure) -> Expression {
        try nested { (parser) throws(ParseFailure) in
            if parser.kind == .kwLambda { return try parser.lambda() }
            let start = parser.position
            let body = try parser.disjunction()
            if parser.isDiagnosing { try parser.checkAdjacentExpression(body, from: start) }
            guard parser.kind == .kwIf else { return body }
            return try parser.continuation { (parser) throws(ParseFailure) in
                try parser.conditional(body, from: start)
            } ?? body
        }
    }

    private mutating func conditional(
        _ body: Expression, from start: Int
    ) throws(ParseFailure) -> Expression {
        position += 1
        let test = try disjunction()
        try expect(.kwElse)
        let orElse = try expression()
        return Expression(.conditional(test: test, body: body, orElse: orElse), range(from: start))
    }

    private mutating func lambda() throws(ParseFailure) -> Expression {
        let start = position
        position += 1
        let parameters = try parameters(until: .colon)
        try expect(.colon)
        let body = try expression()
        return Expression(.lambda(parameters: parameters, body: body), range(from: start))
    }

    mutating func yieldExpression() throws(ParseFailure) -> Expression {
        let start = position
        position += 1
        if accept(.kwFrom) {
            let value = try expression()
            return Expression(.yieldFrom(value), range(from: start))
        }
        let value = startsExpression ? try starExpressions() : nil
        return Expression(.yield(value), range(from: start))
    }
}

extension TokenKind {
    var startsExpression: Bool {
        switch self {
        case .name, .number, .string, .leftParenthesis, .leftBracket, .leftBrace, .plus, .minus, .tilde,
            .star,
            .ellipsis, .kwNot, .kwLambda, .kwNone, .kwTrue, .kwFalse, .kwAwait, .error:
            true
        default: false
        }
    }
}
