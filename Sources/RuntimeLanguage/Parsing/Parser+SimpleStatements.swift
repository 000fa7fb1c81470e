import ManagedRuntime

extension Parser {
    mutating func simpleStatement() throws(ParseFailure) -> Statement {
        let start = position
        switch kind {
        case .kwReturn:
            position += 1
            let value = startsExpression ? try starExpressions() : nil
            return Statement(.return(value), range(from: start))
        case .kwImport: return try importStatement()
        case .kwFrom: return try importFromStatement()
        case .kwRaise: return try raiseStatement()
        case .kwPass: return keywordStatement(.pass)
        case .kwBreak: return keywordStatement(.break)
        case .kwContinue: return keywordStatement(.continue)
        case .kwDel: return try deleteStatement()
        case .kwYield: return try assignmentOrExpression()
        case .kwAssert: return try assertStatement()
        case .kwGlobal:
            let names = try declaredNames()
            return Statement(.global(names), range(from: start))
        case .kwNonlocal:
            let names = try declaredNames()
            return Statement(.nonlocal(names), range(from: start))
        default: return try assignmentOrExpression()
        }
    }

    private mutating func keywordStatement(_ statement: StatementKind) -> Statement {
        position += 1
        return Statement(statement, range(from: position - 1))
    }

    private mutating func raiseStatement() throws(ParseFailure) -> Statement {
        let start = position
        position += 1
        guard startsExpression else {
            return Statement(.raise(exception: nil, cause: nil), range(from: start))
        }
        let exception = try expression()
        let cause = accept(.kwFrom) ? try expression() : nil
        return Statement(.raise(exception: exception, cause: cause), range(from: start))
    }

    private mutating func assertStatement() throws(ParseFailure) -> Statement {
        let start = position
        position += 1
        let test = try expression()
        let message = accept(.comma) ? try expression() : nil
        return Statement(.assert(test: test, message: message), range(from: start))
    }

    private mutating func declaredNames() throws(ParseFailure) -> [String] {
        position += 1
        var names: [String] = []
        repeat { names.append(try expectName()) } while accept(.comma)
        return names
    }

    private mutating func deleteStatement() throws(ParseFailure) -> Statement {
        let start = position
        position += 1
        var targets: [Expression] = []
        repeat {
            guard kind != .star, let target = try target(.delete) else { throw failDelete(from: start) }
            targets.append(target)
        } while accept(.comma) && startsExpression
        guard kind == .semicolon || kind == .newline else { throw failDelete(from: start) }
        return Statement(.delete(targets), range(from: start))
    }

    /// An expression read as a target, nil where it is none.
    mutating func target(_ context: ExpressionContext) throws(ParseFailure) -> Expression? {
        guard startsExpression else { throw fail() }
        let candidate = context == .delete ? try binary() : try starTarget()
        return asTarget(candidate, context)
    }

    // MARK: assignment

    private mutating func assignmentOrExpression() throws(ParseFailure) -> Statement {
        let start = position
        let first = try yieldOrStarExpressions()
        switch kind {
        case .equal: return try assignment(from: start, first)
        case .colon: return try annotatedAssignment(from: start, first)
        case let token where token.isAugmentedAssignment: return try augmentedAssignment(from: start, first)
        default: return Statement(.expression(first), range(from: start))
        }
    }

    mutating func yieldOrStarExpressions() throws(ParseFailure) -> Expression {
        kind == .kwYield ? try yieldExpression() : try starExpressions()
    }

    private mutating func assignment(from start: Int, _ first: Expression) throws(ParseFailure) -> Statement {
        var targets: [Expression] = []
        var last = first
        while kind == .equal {
            guard let target = asTarget(last, .store) else { throw try failAssignment(to: last, from: start) }
            position += 1
            targets.append(target)
            last = try yieldOrStarExpressions()
        }
        return Statement(.assign(targets: targets, value: last), range(from: start))
    }

    private mutating func augmentedAssignment(
        from start: Int, _ first: Expression
    ) throws(ParseFailure) -> Statement {
        guard let binaryOperator = BinaryOperator(assignment: kind) else { throw fail() }
        guard let target = asSingleTarget(first) else { throw try failAugmentedAssignment(to: first) }
        position += 1
        let value = try yieldOrStarExpressions()
        return Statement(
            .augmentedAssign(target: target, operator: binaryOperator, value: value), range(from: start))
    }

    private mutating func annotatedAssignment(
        from start: Int, _ first: Expression
    ) throws(ParseFailure) -> Statement {
        guard let target = asSingleTarget(first) else { throw try failAnnotation(from: start, of: first) }
        let isSimple = tokens[start].kind == .name && position == start + 1
        // `a` and `(a)` may be annotated, `((a), b)[0]` too; a parenthesised name is not simple.
        position += 1
        let annotation = try expression()
        let value = accept(.equal) ? try yieldOrStarExpressions() : nil
        return Statement(
            .annotatedAssign(target: target, annotation: annotation, value: value, isSimple: isSimple),
            range(from: start))
    }

    // MARK: imports

    private mutating func importStatement() throws(ParseFailure) -> Statement {
        let start = position
        position += 1
        var names: [ImportAlias] = []
        repeat {
            let first = position
            let name = try dottedName()
            let asName = accept(.kwAs) ? try expectName() : nil
            names.append(ImportAlias(name: name, asName: asName, range: range(from: first)))
        } while accept(.comma)
        return Statement(.import(names), range(from: start))
    }

    private mutating func dottedName() throws(ParseFailure) -> String {
        var name = try expectName()
        while accept(.dot) { name += ".\(try expectName())" }
        return name
    }

    private mutating func importFromStatement() throws(ParseFailure) -> Statement {
        let start = position
        position += 1
        var level = 0
        while kind == .dot || kind == .ellipsis {
            level += kind == .dot ? 1 : 3
            position += 1
        }
        let module = level == 0 || kind == .name ? try dottedName() : nil
        try expect(.kwImport)
        let names = try importedNames()
        return Statement(.importFrom(module: module, names: names, level: level), range(from: start))
    }

    private mutating func importedNames() throws(ParseFailure) -> [ImportAlias] {
        if kind == .star {
            let range = tokens[position].range
            position += 1
            return [ImportAlias(name: "*", asName: nil, range: range)]
        }
        let isParenthesized = accept(.leftParenthesis)
        var names: [ImportAlias] = []
        repeat {
            if isParenthesized && kind == .rightParenthesis && !names.isEmpty { break }
            let first = position
            guard kind == .name else { throw failImportedNames(names) }
            let name = try expectName()
            let asName = accept(.kwAs) ? try expectName() : nil
            names.append(ImportAlias(name: name, asName: asName, range: range(from: first)))
        } while accept(.comma)
        if isParenthesized { try expect(.rightParenthesis) }
        return names
    }
}
