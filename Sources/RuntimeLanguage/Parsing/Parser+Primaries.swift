import ManagedRuntime

extension Parser {
    /// An atom with the attributes, calls and subscripts behind it.
    mutating func primary() throws(ParseFailure) -> Expression {
        let outerHeight = height
        height = 0
        let start = position
        var value = try atom()
        while kind == .dot || kind == .leftParenthesis || kind == .leftBracket {
            let next = try continuation { (parser) throws(ParseFailure) in try parser.trailer(of: value) }
            guard let next else { break }
            height += 1
            if height > Parser.maximumHeight { throw failTooDeep() }
            value = Expression(next, range(from: start))
        }
        height = max(outerHeight, height)
        return value
    }

    /// An attribute, a call or a subscript.
    private mutating func trailer(of value: Expression) throws(ParseFailure) -> ExpressionKind {
        switch kind {
        case .leftParenthesis: return try call(of: value)
        case .leftBracket:
            position += 1
            let index = try slices()
            try expect(.rightBracket)
            return .subscript(value: value, index: index, .load)
        default:
            position += 1
            return .attribute(value: value, name: try expectName(), .load)
        }
    }

    mutating func atom() throws(ParseFailure) -> Expression {
        let start = position
        let constant: Constant
        switch kind {
        case .name:
            position += 1
            return Expression(.name(nameText(start), .load), tokens[start].range)
        case .number: constant = try number()
        case .string: return try strings()
        case .leftParenthesis: return try parenthesized()
        case .leftBracket: return try listDisplay()
        case .leftBrace: return try braceDisplay()
        case .kwTrue: constant = .bool(true)
        case .kwFalse: constant = .bool(false)
        case .kwNone: constant = .none
        case .ellipsis: constant = .ellipsis
        default: throw fail()
        }
        position += 1
        return Expression(.constant(constant), tokens[start].range)
    }

    // MARK: subscripts

    private mutating func slices() throws(ParseFailure) -> Expression {
        let start = position
        let first = try sliceOrStarred()
        var isStarred = false
        if case .starred = first.kind { isStarred = true }
        guard kind == .comma || isStarred else { return first }
        var elements = [first]
        while accept(.comma), startsExpression || kind == .colon {
            elements.append(try sliceOrStarred())
        }
        return Expression(.tuple(elements, .load), range(from: start))
    }

    private mutating func sliceOrStarred() throws(ParseFailure) -> Expression {
        if kind == .star { return try starredArgument() }
        let start = position
        var lower: Expression?
        if kind != .colon {
            let value = try namedExpression()
            guard kind == .colon, !value.isNamed || tokens[start].kind == .leftParenthesis else {
                return value
            }
            lower = value
        }
        position += 1
        let upper = startsExpression && kind != .star ? try expression() : nil
        var step: Expression?
        if accept(.colon), startsExpression, kind != .star { step = try expression() }
        return Expression(.slice(lower: lower, upper: upper, step: step), range(from: start))
    }

    /// `*` before what a call or a subscript unpacks.
    mutating func starredArgument() throws(ParseFailure) -> Expression {
        let start = position
        position += 1
        let value = try expression()
        return Expression(.starred(value, .load), range(from: start))
    }

    // MARK: calls

    struct Arguments {
        var positional: [Expression] = []
        var keywords: [KeywordArgument] = []
    }

    private mutating func call(of function: Expression) throws(ParseFailure) -> ExpressionKind {
        let open = position
        position += 1
        var arguments = Arguments()
        if kind != .rightParenthesis {
            arguments = try self.arguments(open: open)
        }
        try expect(.rightParenthesis)
        return .call(function: function, arguments: arguments.positional, keywords: arguments.keywords)
    }

    /// Arguments up to the closing parenthesis. `open`: where the parenthesis is, if a generator expression may share
    /// it.
    mutating func arguments(open: Int? = nil) throws(ParseFailure) -> Arguments {
        var arguments = Arguments()
        let first = position
        while kind != .rightParenthesis {
            try argument(&arguments, from: first, open: open)
            guard accept(.comma) else { break }
        }
        return arguments
    }

    private mutating func argument(
        _ arguments: inout Arguments, from first: Int, open: Int?
    ) throws(ParseFailure) {
        let start = position
        switch kind {
        case .star:
            if arguments.keywords.contains(where: { $0.name == nil }) { throw failStarredArgument() }
            arguments.positional.append(try starredArgument())
        case .doubleStar:
            position += 1
            let value = try expression()
            arguments.keywords.append(KeywordArgument(name: nil, value: value, range: range(from: start)))
        case .name where kind(1) == .equal:
            let name = try expectName()
            position += 1
            let value = try expression()
            if kind == .kwFor || kind == .kwAsync { try checkKeywordComprehension(from: start) }
            arguments.keywords.append(KeywordArgument(name: name, value: value, range: range(from: start)))
        default:
            let value = try argumentValue(arguments, from: start, first: first, open: open)
            arguments.positional.append(value)
        }
    }

    private mutating func argumentValue(
        _ arguments: Arguments, from start: Int, first: Int, open: Int?
    ) throws(ParseFailure) -> Expression {
        let isNamed = kind == .name && kind(1) == .colonEqual
        let value = isNamed ? try namedExpression() : try expression()
        if kind == .equal { throw isNamed ? fail() : failKeyword(value, from: start) }
        if isComprehension {
            guard start == first, open != nil || isDiagnosing else { throw try failGenerator(value) }
            let clauses = try comprehensions()
            guard let open, kind == .rightParenthesis else {
                throw try failGenerator(value, clauses: clauses)
            }
            var generator = Expression(.generator(element: value, clauses), range(from: open))
            generator.range = joined(tokens[open].range, tokens[position].range)
            return generator
        }
        if !arguments.keywords.isEmpty { throw try failPositional(arguments, from: first) }
        return value
    }
}

extension Expression {
    var isNamed: Bool {
        if case .named = kind { true } else { false }
    }
}
