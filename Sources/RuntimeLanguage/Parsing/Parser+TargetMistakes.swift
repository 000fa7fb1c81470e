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
            return comparisons.first == .in ? invalidTarget(in: left, kind) : nil
        default: return expression
        }
    }

    private mutating func failTarget(_ expression: Expression, _ kind: TargetKind) -> ParseFailure {
        guard isDiagnosing, let invalid = invalidTarget(in: expression, kind) else { return fail() }
        let verb = kind == .deletion ? "delete" : "assign to"
        return fail("cannot \(verb) \(invalid.description)", invalid.range)
    }

    /// `last`: what stands before the `=` at the position; the statement begins at `start`.
    mutating func failAssignment(to last: Expression, from start: Int) throws(ParseFailure) -> ParseFailure {
        guard isDiagnosing else { return fail() }
        position = start
        _ = try attempt { (parser) throws(ParseFailure) in
            repeat { _ = try parser.starNamedExpression() } while parser.accept(.comma)
        }
        switch last.kind {
        case .yield, .yieldFrom: return fail("assignment to yield expression not possible", last.range)
        default: return failTarget(last, .assignment)
        }
    }

    mutating func failAugmentedAssignment(to expression: Expression) throws(ParseFailure) -> ParseFailure {
        guard isDiagnosing else { return fail() }
        switch expression.kind {
        case .yield, .yieldFrom: return fail()
        default: break
        }
        position += 1
        _ = try yieldOrStarExpressions()
        return fail(
            "'\(expression.description)' is an illegal expression for augmented assignment", expression.range)
    }

    mutating func failAnnotation(from start: Int, of target: Expression) throws(ParseFailure) -> ParseFailure
    {
        guard isDiagnosing else { return fail() }
        let colon = position
        position += 1
        _ = try expression()
        position = start
        let display = try attempt { (parser) throws(ParseFailure) in try parser.atom() }
        switch (display?.kind, target.kind) {
        case (.list, _) where position == colon, (.tuple, _) where position == colon:
            return fail("only single target (not \(target.description)) can be annotated", display!.range)
        case (_, .tuple(let elements, _)):
            return fail("only single target (not tuple) can be annotated", elements[0].range)
        default: return fail("illegal target for annotation", target.range)
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
