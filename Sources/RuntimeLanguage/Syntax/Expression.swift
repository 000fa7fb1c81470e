import ManagedRuntime

package struct Expression: Hashable, Sendable {
    package var kind: ExpressionKind
    package var range: SourceRange

    package init(_ kind: ExpressionKind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }
}

package indirect enum ExpressionKind: Hashable, Sendable {
    case boolean(BooleanOperator, [Expression])
    /// The walrus.
    case named(target: Expression, value: Expression)
    case binary(left: Expression, operator: BinaryOperator, right: Expression)
    case unary(UnaryOperator, Expression)
    case lambda(parameters: Parameters, body: Expression)
    case conditional(test: Expression, body: Expression, orElse: Expression)
    /// A nil key stands for `**value`.
    case dict(keys: [Expression?], values: [Expression])
    case set([Expression])
    case listComprehension(element: Expression, [Comprehension])
    case setComprehension(element: Expression, [Comprehension])
    case dictComprehension(key: Expression, value: Expression, [Comprehension])
    case generator(element: Expression, [Comprehension])
    case yield(Expression?)
    case yieldFrom(Expression)
    case compare(left: Expression, [Comparison], [Expression])
    case call(function: Expression, arguments: [Expression], keywords: [KeywordArgument])
    /// `conversion`: 's', 'r', 'a' or nil.
    case formattedValue(value: Expression, conversion: Character?, spec: Expression?)
    /// An f-string: string constants and formatted values.
    case joinedString([Expression])
    case constant(Constant)
    case attribute(value: Expression, name: String, ExpressionContext)
    case `subscript`(value: Expression, index: Expression, ExpressionContext)
    case starred(Expression, ExpressionContext)
    case name(String, ExpressionContext)
    case list([Expression], ExpressionContext)
    case tuple([Expression], ExpressionContext)
    case slice(lower: Expression?, upper: Expression?, step: Expression?)
}

package enum ExpressionContext: Hashable, Sendable {
    case load, store, delete
}

package enum BooleanOperator: Hashable, Sendable {
    case and, or
}

package enum UnaryOperator: Hashable, Sendable {
    case invert, not, positive, negative
}

package enum Comparison: Hashable, Sendable {
    case order(ComparisonOperator)
    case `is`, isNot, `in`, notIn
}

package struct KeywordArgument: Hashable, Sendable {
    /// Nil for `**value`.
    package var name: String?
    package var value: Expression
    package var range: SourceRange

    package init(name: String?, value: Expression, range: SourceRange) {
        self.name = name
        self.value = value
        self.range = range
    }
}

package struct Comprehension: Hashable, Sendable {
    package var target: Expression
    package var iterable: Expression
    package var conditions: [Expression]

    package init(target: Expression, iterable: Expression, conditions: [Expression]) {
        self.target = target
        self.iterable = iterable
        self.conditions = conditions
    }
}
