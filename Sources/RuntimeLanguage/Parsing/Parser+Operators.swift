import ManagedRuntime

extension Parser {
    mutating func disjunction() throws(ParseFailure) -> Expression {
        try remembered(\.disjunctions) { (parser) throws(ParseFailure) in try parser.newDisjunction() }
    }

    private mutating func newDisjunction() throws(ParseFailure) -> Expression {
        let start = position
        let first = try conjunction()
        guard kind == .kwOr else { return first }
        var values = [first]
        while kind == .kwOr {
            guard let next = try operand({ (parser) throws(ParseFailure) in try parser.conjunction() }) else {
                break
            }
            values.append(next)
        }
        if values.count == 1 { return first }
        return Expression(.boolean(.or, values), range(from: start))
    }

    private mutating func conjunction() throws(ParseFailure) -> Expression {
        let start = position
        let first = try inversion()
        guard kind == .kwAnd else { return first }
        var values = [first]
        while kind == .kwAnd {
            guard let next = try operand({ (parser) throws(ParseFailure) in try parser.inversion() }) else {
                break
            }
            values.append(next)
        }
        if values.count == 1 { return first }
        return Expression(.boolean(.and, values), range(from: start))
    }

    private mutating func inversion() throws(ParseFailure) -> Expression {
        guard kind == .kwNot else { return try comparison() }
        return try nested { (parser) throws(ParseFailure) in
            let start = parser.position
            parser.position += 1
            let operand = try parser.inversion()
            return Expression(.unary(.not, operand), parser.range(from: start))
        }
    }

    private mutating func comparison() throws(ParseFailure) -> Expression {
        let start = position
        let left = try binary()
        guard kind.beginsComparison else { return left }
        var comparisons: [Comparison] = []
        var operands: [Expression] = []
        while kind.beginsComparison {
            let next = try continuation { (parser) throws(ParseFailure) in
                guard let comparison = parser.acceptComparison() else { throw parser.fail() }
                return (comparison, try parser.binary())
            }
            guard let (comparison, operand) = next else { break }
            comparisons.append(comparison)
            operands.append(operand)
        }
        if comparisons.isEmpty { return left }
        return Expression(.compare(left: left, comparisons, operands), range(from: start))
    }

    private mutating func acceptComparison() -> Comparison? {
        let comparison: Comparison
        var length = 1
        switch kind {
        case .doubleEqual: comparison = .order(.equal)
        case .notEqual: comparison = .order(.notEqual)
        case .less: comparison = .order(.less)
        case .lessEqual: comparison = .order(.lessOrEqual)
        case .greater: comparison = .order(.greater)
        case .greaterEqual: comparison = .order(.greaterOrEqual)
        case .kwIn: comparison = .in
        case .kwNot where kind(1) == .kwIn: (comparison, length) = (.notIn, 2)
        case .kwIs where kind(1) == .kwNot: (comparison, length) = (.isNot, 2)
        case .kwIs: comparison = .is
        default: return nil
        }
        position += length
        return comparison
    }

    /// What follows the operator at the position.
    private mutating func operand(
        _ body: (inout Parser) throws(ParseFailure) -> Expression
    ) throws(ParseFailure) -> Expression? {
        try continuation { (parser) throws(ParseFailure) in
            parser.position += 1
            return try body(&parser)
        }
    }

    /// Binary operators that bind at least as tightly as `minimum`, by precedence climbing; all of them associate to
    /// the left.
    mutating func binary(_ minimum: Int = 1) throws(ParseFailure) -> Expression {
        let outerHeight = height
        height = 0
        let start = position
        var left = try factor()
        while let (binaryOperator, precedence) = kind.binaryOperator, precedence >= minimum {
            guard
                let right = try operand({ (parser) throws(ParseFailure) in try parser.binary(precedence + 1) }
                )
            else { break }
            height += 1
            if height > Parser.maximumHeight { throw failTooDeep() }
            left = Expression(
                .binary(left: left, operator: binaryOperator, right: right), range(from: start))
        }
        height = max(outerHeight, height)
        return left
    }

    private mutating func factor() throws(ParseFailure) -> Expression {
        let unary: UnaryOperator
        switch kind {
        case .plus: unary = .positive
        case .minus: unary = .negative
        case .tilde: unary = .invert
        default: return try power()
        }
        return try nested { (parser) throws(ParseFailure) in
            let start = parser.position
            parser.position += 1
            let operand = try parser.factor()
            return Expression(.unary(unary, operand), parser.range(from: start))
        }
    }

    private mutating func power() throws(ParseFailure) -> Expression {
        let start = position
        if kind == .kwAwait {
            refuse("'await' is outside the subset: call the function", tokens[position].range)
            position += 1
        }
        var base = try primary()
        if tokens[start].kind == .kwAwait {
            // Something that cannot be assigned to.
            base = Expression(.unary(.positive, base), range(from: start))
        }
        guard kind == .doubleStar else { return base }
        return try continuation { (parser) throws(ParseFailure) in
            try parser.nested { (parser) throws(ParseFailure) in
                parser.position += 1
                let exponent = try parser.factor()
                return Expression(
                    .binary(left: base, operator: .power, right: exponent), parser.range(from: start))
            }
        } ?? base
    }
}

extension TokenKind {
    var beginsComparison: Bool {
        switch self {
        case .doubleEqual, .notEqual, .less, .lessEqual, .greater, .greaterEqual, .kwIn, .kwNot, .kwIs: true
        default: false
        }
    }

    /// The operator and how tightly it binds.
    var binaryOperator: (BinaryOperator, precedence: Int)? {
        switch self {
        case .bar: (.or, 1)
        case .caret: (.xor, 2)
        case .ampersand: (.and, 3)
        case .leftShift: (.leftShift, 4)
        case .rightShift: (.rightShift, 4)
        case .plus: (.add, 5)
        case .minus: (.subtract, 5)
        case .star: (.multiply, 6)
        case .slash: (.trueDivide, 6)
        case .doubleSlash: (.floorDivide, 6)
        case .percent: (.remainder, 6)
        case .at: (.matrixMultiply, 6)
        default: nil
        }
    }
}

extension BinaryOperator {
    init?(assignment: TokenKind) {
        switch assignment {
        case .plusEqual: self = .add
        case .minusEqual: self = .subtract
        case .starEqual: self = .multiply
        case .slashEqual: self = .trueDivide
        case .doubleSlashEqual: self = .floorDivide
        case .percentEqual: self = .remainder
        case .atEqual: self = .matrixMultiply
        case .ampersandEqual: self = .and
        case .barEqual: self = .or
        case .caretEqual: self = .xor
        case .doubleStarEqual: self = .power
        case .leftShiftEqual: self = .leftShift
        case .rightShiftEqual: self = .rightShift
        default: return nil
        }
    }
}
