import ManagedRuntime

extension Parser {
    /// What `for` assigns to, and the `in` behind it.
    mutating func forTargets(from keyword: Int) throws(ParseFailure) -> Expression {
        let start = position
        guard startsExpression else { throw fail() }
        let first = try starTarget()
        var candidate = first
        if kind == .comma {
            var elements = [first]
            while accept(.comma), startsExpression { elements.append(try starTarget()) }
            candidate = Expression(.tuple(elements, .load), range(from: start))
        }
        guard let target = asTarget(candidate, .store), accept(.kwIn) else {
            throw try failForTarget(from: start)
        }
        return target
    }

    /// An operand that may turn out to be a target.
    mutating func starTarget() throws(ParseFailure) -> Expression {
        kind == .star ? try starred() : try binary()
    }

    /// The expression as something to assign to or to delete, nil where it cannot be.
    func asTarget(_ expression: Expression, _ context: ExpressionContext) -> Expression? {
        let kind: ExpressionKind
        switch expression.kind {
        case .name(let name, _): kind = .name(name, context)
        case .attribute(let value, let name, _): kind = .attribute(value: value, name: name, context)
        case .subscript(let value, let index, _):
            kind = .subscript(value: value, index: index, context)
        case .starred(let value, _):
            guard context == .store, let target = asTarget(value, context) else { return nil }
            kind = .starred(target, context)
        case .list(let elements, _):
            guard let targets = asTargets(elements, context) else { return nil }
            kind = .list(targets, context)
        case .tuple(let elements, _):
            guard let targets = asTargets(elements, context) else { return nil }
            kind = .tuple(targets, context)
        default: return nil
        }
        return Expression(kind, expression.range)
    }

    private func asTargets(_ expressions: [Expression], _ context: ExpressionContext) -> [Expression]? {
        var targets: [Expression] = []
        for expression in expressions {
            guard let target = asTarget(expression, context) else { return nil }
            targets.append(target)
        }
        return targets
    }

    /// The one target of an augmented or annotated assignment.
    func asSingleTarget(_ expression: Expression) -> Expression? {
        switch expression.kind {
        case .name, .attribute, .subscript: asTarget(expression, .store)
        default: nil
        }
    }
}
