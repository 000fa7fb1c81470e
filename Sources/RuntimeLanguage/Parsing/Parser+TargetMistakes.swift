import ManagedRuntime

/// Assignments to what cannot be assigned to.
extension Parser {
    enum TargetKind { case assignment, deletion, iteration }

    /// The innermost part that is no target, nil where all of it is one.
    func invalidTarget(in expression: Expression, _ kind: TargetKind) -> Expression? {
        switch expression.kind {
        case .name, .attribute, .subscript: return nil
        case .list(let elements, _), .tuple(let elements, _):
            for element in elements {
                if let invalid = invalidTarget(in: element, kind) { return invalid }
            }
            return nil
        case .starred(let value, _):
            return kind == .deletion ? expression : invalidTarget(in: value, kind)
        case .compare(let left, let comparisons, _) where kind == .iteration:
            return comparisons.first == .in ? invalidTarget(in: left, kind) : expression
        default: return expression
        }
    }

    private mutating func failTarget(_ expression: Expression, _ kind: TargetKind) -> ParseFailure {
        guard isDiagnosing, let invalid = invalidTarget(in: expression, kind) else { return fail() }
        let verb = kind == .deletion ? "delete" : "assign to"
        return fail("cannot \(verb) \(invalid.description)", invalid.range)
    }

    mutating func failAssignment(to expression: Expression) -> ParseFailure {
        if isDiagnosing, case .yield = expression.kind {
            return fail("assignment to yield expression not possible", expression.range)
        }
        if isDiagnosing, case .yieldFrom = expression.kind {
            return fail("assignment to yield expression not possible", expression.range)
        }
        guard isDiagnosing, let invalid = invalidTarget(in: expression, .assignment) else { return fail() }
        return fail(
            "cannot assign to \(invalid.description) here. Maybe you meant '==' instead of '='?",
            invalid.range)
    }

    mutating func failAugmentedAssignment(to expression: Expression) throws(ParseFailure) -> ParseFailure {
        guard isDiagnosing else { return fail() }
        position += 1
        _ = try yieldOrStarExpressions()
        return fail(
            "'\(expression.description)' is an illegal expression for augmented assignment", expression.range)
    }

    mutating func failAnnotation(from start: Int, of expression: Expression) throws(ParseFailure)
        -> ParseFailure
    {
        guard isDiagnosing else { return fail() }
        position += 1
        _ = try self.expression()
        switch expression.kind {
        case .list: return fail("only single target (not list) can be annotated", expression.range)
        case .tuple(let elements, _):
            let isParenthesized =
                expression.range != joined(elements.first?.range ?? expression.range, expression.range)
            let range = isParenthesized ? expression.range : elements[0].range
            return fail("only single target (not tuple) can be annotated", range)
        default: return fail("illegal target for annotation", expression.range)
        }
    }

    mutating func failDelete(from start: Int) -> ParseFailure {
        guard isDiagnosing else { return fail() }
        position = start + 1
        guard let whole = try? starExpressions() else { return fail() }
        return failTarget(whole, .deletion)
    }

    mutating func failForTarget(from start: Int) throws(ParseFailure) -> ParseFailure {
        guard isDiagnosing else { return fail() }
        position = start
        return failTarget(try starExpressions(), .iteration)
    }

    mutating func failWithTarget(from start: Int) throws(ParseFailure) -> ParseFailure {
        guard isDiagnosing else { return fail() }
        position = start
        let target = try expression()
        guard kind == .comma || kind == .rightParenthesis || kind == .colon else { return fail() }
        return failTarget(target, .assignment)
    }
}

extension Expression {
    /// What Python's messages call it.
    var description: String {
        switch kind {
        case .attribute: "attribute"
        case .subscript: "subscript"
        case .starred: "starred"
        case .name: "name"
        case .list: "list"
        case .tuple: "tuple"
        case .lambda: "lambda"
        case .call: "function call"
        case .boolean, .binary, .unary: "expression"
        case .generator: "generator expression"
        case .yield, .yieldFrom: "yield expression"
        case .listComprehension: "list comprehension"
        case .setComprehension: "set comprehension"
        case .dictComprehension: "dict comprehension"
        case .dict: "dict literal"
        case .set: "set display"
        case .joinedString, .formattedValue: "f-string expression"
        case .compare: "comparison"
        case .conditional: "conditional expression"
        case .named: "named expression"
        case .slice: "slice"
        case .constant(.none): "None"
        case .constant(.bool(let value)): value ? "True" : "False"
        case .constant(.ellipsis): "ellipsis"
        case .constant: "literal"
        }
    }
}
