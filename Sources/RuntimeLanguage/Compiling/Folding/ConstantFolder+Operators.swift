import ManagedRuntime

extension ConstantFolder {
    func foldBinary(_ left: Expression, _ operation: BinaryOperator, _ right: Expression)
        -> ExpressionKind
    {
        let unfolded = ExpressionKind.binary(left: left, operator: operation, right: right)
        guard case .constant(let leftValue) = left.kind else { return unfolded }
        if operation == .remainder, case .string(let format) = leftValue,
            case .tuple(let elements, .load) = right.kind
        {
            return PercentFormat.joinedString(format, elements).map { .joinedString($0) } ?? unfolded
        }
        guard case .constant(let rightValue) = right.kind,
            let value = ConstantArithmetic.evaluate(leftValue, operation, rightValue)
        else { return unfolded }
        return .constant(value)
    }

    /// `not (a is b)` becomes `a is not b`, and keeps the place of the comparison.
    func foldUnary(_ operation: UnaryOperator, _ operand: Expression, at range: SourceRange) -> Expression {
        switch operand.kind {
        case .constant(let value):
            if let result = ConstantArithmetic.evaluate(operation, value) {
                return Expression(.constant(result), range)
            }
        case .compare(let left, let comparisons, let others)
        where operation == .not && comparisons.count == 1:
            if let opposite = comparisons[0].safeOpposite {
                return Expression(.compare(left: left, [opposite], others), operand.range)
            }
        default: break
        }
        return Expression(.unary(operation, operand), range)
    }

    func foldSubscript(_ value: Expression, _ index: Expression, _ context: ExpressionContext)
        -> ExpressionKind
    {
        if context == .load, case .constant(let container) = value.kind,
            case .constant(let key) = index.kind,
            let item = ConstantArithmetic.item(of: container, at: key)
        {
            return .constant(item)
        }
        return .subscript(value: value, index: index, context)
    }
}

extension Comparison {
    /// Of those that no class can define as something else.
    fileprivate var safeOpposite: Comparison? {
        switch self {
        case .is: .isNot
        case .isNot: .is
        case .in: .notIn
        case .notIn: .in
        case .order: nil
        }
    }
}
