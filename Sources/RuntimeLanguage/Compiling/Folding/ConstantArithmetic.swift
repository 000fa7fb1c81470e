import ManagedRuntime

/// Operators on constants, with Python's results. Nil where it would be an error (the program shall raise it itself),
/// and where the result would be large.
enum ConstantArithmetic {
    private static let maximumIntegerBits = 128
    private static let maximumItems = 256
    private static let maximumCharacters = 4096
    private static let maximumNestedItems = 1024

    static func evaluate(_ operation: UnaryOperator, _ value: Constant) -> Constant? {
        if operation == .not { return .bool(!value.isTrue) }
        if case .float(let bits) = value {
            switch operation {
            case .positive: return value
            case .negative: return .float((-Double(bitPattern: bits)).bitPattern)
            default: return nil
            }
        }
        guard let integer = value.integer else { return nil }
        return switch operation {
        case .positive: .integer(integer)
        case .negative: .integer(-integer)
        default: .integer(~integer)
        }
    }

    static func evaluate(_ left: Constant, _ operation: BinaryOperator, _ right: Constant) -> Constant? {
        if let leftInteger = left.integer, let rightInteger = right.integer {
            let result = evaluate(leftInteger, operation, rightInteger)
            guard case .bool = left, case .bool = right, operation.isBitwise, let result else {
                return result
            }
            return .bool(result.isTrue)
        }
        if let leftFloat = left.asDouble, let rightFloat = right.asDouble {
            return FloatArithmetic.evaluate(leftFloat, operation, rightFloat).map { .float($0.bitPattern) }
        }
        return switch operation {
        case .add: concatenate(left, right)
        case .multiply:
            left.integer.map { repeated(right, $0) } ?? right.integer.flatMap { repeated(left, $0) }
        default: nil
        }
    }

    private static func evaluate(_ left: WideInteger, _ operation: BinaryOperator, _ right: WideInteger)
        -> Constant?
    {
        switch operation {
        case .add: return .integer(left + right)
        case .subtract: return .integer(left - right)
        case .multiply:
            return left.bitWidth + right.bitWidth > maximumIntegerBits && !left.isZero && !right.isZero
                ? nil : .integer(left * right)
        case .floorDivide: return right.isZero ? nil : .integer(left.dividedFlooring(by: right).quotient)
        case .remainder: return right.isZero ? nil : .integer(left.dividedFlooring(by: right).remainder)
        case .trueDivide:
            return right.isZero ? nil : WideInteger.ratio(left, right).map { .float($0.bitPattern) }
        case .power: return power(left, right)
        case .leftShift:
            if right.isNegative { return nil }
            if left.isZero { return .int(0) }
            guard let count = right.asInt, count + left.bitWidth <= maximumIntegerBits || count == 0 else {
                return nil
            }
            return .integer(left << count)
        case .rightShift:
            return right.isNegative ? nil : .integer(left >> (right.asInt ?? Int.max))
        case .and: return .integer(left.combined(with: right, &))
        case .or: return .integer(left.combined(with: right, |))
        case .xor: return .integer(left.combined(with: right, ^))
        case .matrixMultiply: return nil
        }
    }

    private static func power(_ base: WideInteger, _ exponent: WideInteger) -> Constant? {
        if exponent.isNegative {
            guard let base = base.asDouble, let exponent = exponent.asDouble else { return nil }
            return FloatArithmetic.power(base, exponent).map { .float($0.bitPattern) }
        }
        if exponent.isZero { return .int(1) }
        if base.isZero { return .int(0) }
        guard let count = exponent.asInt, base.bitWidth <= maximumIntegerBits / count else { return nil }
        return .integer(base.power(count))
    }

    private static func concatenate(_ left: Constant, _ right: Constant) -> Constant? {
        switch (left, right) {
        case (.string(let left), .string(let right)): .string(left + right)
        case (.bytes(let left), .bytes(let right)): .bytes(left + right)
        case (.tuple(let left), .tuple(let right)): .tuple(left + right)
        default: nil
        }
    }

    private static func repeated(_ value: Constant, _ count: WideInteger) -> Constant? {
        switch value {
        case .string(let scalars):
            times(count, scalars.count, maximumCharacters).map { .string(repeated(scalars, $0)) }
        case .bytes(let bytes):
            times(count, bytes.count, maximumCharacters).map { .bytes(repeated(bytes, $0)) }
        case .tuple(let items):
            times(count, items.count, maximumItems).flatMap { times in
                times > 0 && !hasFewer(value, than: maximumNestedItems / times)
                    ? nil : .tuple(repeated(items, times))
            }
        default: nil
        }
    }

    private static func repeated<Item>(_ items: [Item], _ count: Int) -> [Item] {
        Array(repeatElement(items, count: count).joined())
    }

    private static func times(_ count: WideInteger, _ size: Int, _ maximum: Int) -> Int? {
        if size == 0 { return 0 }
        guard let count = count.asInt, count >= 0, count <= maximum / size else { return nil }
        return count
    }

    private static func hasFewer(_ value: Constant, than limit: Int) -> Bool {
        var left = limit
        count(value, &left)
        return left >= 0
    }

    private static func count(_ value: Constant, _ left: inout Int) {
        switch value {
        case .tuple(let items), .frozenSet(let items):
            left -= items.count
            for item in items where left >= 0 { count(item, &left) }
        default: break
        }
    }

    static func item(of container: Constant, at key: Constant) -> Constant? {
        guard let index = key.integer?.asInt else { return nil }
        func position(_ count: Int) -> Int? {
            let position = index < 0 ? index + count : index
            return 0..<count ~= position ? position : nil
        }
        return switch container {
        case .string(let scalars): position(scalars.count).map { .string([scalars[$0]]) }
        case .bytes(let bytes): position(bytes.count).map { .int(Int(bytes[$0])) }
        case .tuple(let items): position(items.count).map { items[$0] }
        default: nil
        }
    }
}

extension BinaryOperator {
    fileprivate var isBitwise: Bool { self == .and || self == .or || self == .xor }
}

extension Constant {
    static func integer(_ value: WideInteger) -> Constant {
        value.asInt.map { .int($0) } ?? .bigInt(value.decimal)
    }

    /// Of ints and bools.
    var integer: WideInteger? {
        switch self {
        case .bool(let value): WideInteger(value ? 1 : 0)
        case .int(let value): WideInteger(value)
        case .bigInt(let digits): WideInteger(decimal: digits)
        default: nil
        }
    }

    var asDouble: Double? {
        if case .float(let bits) = self { return Double(bitPattern: bits) }
        return integer?.asDouble
    }
}
