import ManagedRuntime

extension Parser {
    /// What begins with a parenthesis: a tuple, a generator expression, or anything in parentheses.
    mutating func parenthesized() throws(ParseFailure) -> Expression {
        let start = position
        position += 1
        if accept(.rightParenthesis) { return Expression(.tuple([], .load), range(from: start)) }
        if kind == .kwYield {
            let value = try yieldExpression()
            try expect(.rightParenthesis)
            return value
        }
        guard kind != .doubleStar else { throw try failDoubleStarGroup() }
        let first = try starNamedExpression()
        if isComprehension {
            try checkComprehensionElement([first], from: start)
            let clauses = try comprehensions()
            try expect(.rightParenthesis)
            return Expression(.generator(element: first, clauses), range(from: start))
        }
        guard kind == .comma else {
            if first.isStarred { throw try failStarredGroup(from: start) }
            try expect(.rightParenthesis)
            return first
        }
        let elements = try moreElements(after: first, from: start, until: .rightParenthesis)
        try expect(.rightParenthesis)
        return Expression(.tuple(elements, .load), range(from: start))
    }

    mutating func listDisplay() throws(ParseFailure) -> Expression {
        let start = position
        position += 1
        if accept(.rightBracket) { return Expression(.list([], .load), range(from: start)) }
        let first = try starNamedExpression()
        if isComprehension {
            try checkComprehensionElement([first], from: start)
            let clauses = try comprehensions()
            try expect(.rightBracket)
            return Expression(.listComprehension(element: first, clauses), range(from: start))
        }
        let elements = try moreElements(after: first, from: start, until: .rightBracket)
        try expect(.rightBracket)
        return Expression(.list(elements, .load), range(from: start))
    }

    /// The elements behind the first.
    private mutating func moreElements(
        after first: Expression, from bracket: Int, until end: TokenKind
    ) throws(ParseFailure) -> [Expression] {
        var elements = [first]
        while accept(.comma) {
            guard kind != end else { break }
            guard startsExpression else {
                if isComprehension {
                    try checkComprehensionElement(elements, from: bracket, endsWithComma: true)
                }
                break
            }
            elements.append(try starNamedExpression())
            if isComprehension { try checkComprehensionElement(elements, from: bracket) }
        }
        return elements
    }

    /// A dict, a set, or a comprehension of either.
    mutating func braceDisplay() throws(ParseFailure) -> Expression {
        let start = position
        position += 1
        if accept(.rightBrace) { return Expression(.dict(keys: [], values: []), range(from: start)) }
        if kind == .doubleStar { return try dictDisplay(from: start) }
        let first = try firstElementInBraces()
        if kind == .colon, !first.isStarred, !first.isNamed || tokens[start + 1].kind == .leftParenthesis {
            return try dictDisplay(from: start, firstKey: first)
        }
        if isComprehension {
            try checkComprehensionElement([first], from: start)
            let clauses = try comprehensions()
            try expect(.rightBrace)
            return Expression(.setComprehension(element: first, clauses), range(from: start))
        }
        let elements = try moreElements(after: first, from: start, until: .rightBrace)
        guard accept(.rightBrace) else { throw fail() }
        return Expression(.set(elements), range(from: start))
    }

    private mutating func dictDisplay(
        from start: Int, firstKey: Expression? = nil
    ) throws(ParseFailure) -> Expression {
        var keys: [Expression?] = []
        var values: [Expression] = []
        var pendingKey = firstKey
        while kind != .rightBrace {
            if pendingKey == nil && kind == .doubleStar {
                let star = position
                position += 1
                values.append(try binary())
                keys.append(nil)
                try checkUnpackingComprehension(star)
            } else {
                let key: Expression
                if let pendingKey { key = pendingKey } else { key = try expression() }
                pendingKey = nil
                guard accept(.colon) else { throw failDictColon(after: key, isFirst: keys.isEmpty) }
                guard startsExpression, kind != .star else { throw try failDictValue() }
                let value = try expression()
                if isComprehension && keys.isEmpty {
                    let clauses = try comprehensions()
                    try expect(.rightBrace)
                    return Expression(
                        .dictComprehension(key: key, value: value, clauses), range(from: start))
                }
                keys.append(key)
                values.append(value)
            }
            guard accept(.comma) else { break }
        }
        try expect(.rightBrace)
        return Expression(.dict(keys: keys, values: values), range(from: start))
    }

    // MARK: comprehensions

    var isComprehension: Bool {
        mutating get { kind == .kwFor || kind == .kwAsync && kind(1) == .kwFor }
    }

    mutating func comprehensions() throws(ParseFailure) -> [Comprehension] {
        var clauses: [Comprehension] = []
        while isComprehension {
            if kind == .kwAsync {
                refuse(
                    "an asynchronous comprehension is outside the subset: use 'for' without 'async'",
                    tokens[position].range)
                position += 1
            }
            let keyword = position
            position += 1
            let target = try forTargets(from: keyword)
            let iterable = try disjunction()
            var conditions: [Expression] = []
            while accept(.kwIf) { conditions.append(try disjunction()) }
            clauses.append(Comprehension(target: target, iterable: iterable, conditions: conditions))
        }
        return clauses
    }
}

extension Expression {
    var isStarred: Bool {
        if case .starred = kind { true } else { false }
    }
}
