import Glibc
import ManagedRuntime

/// Operators on floats as Python has them; nil where it raises.
enum FloatArithmetic {
    static func evaluate(_ left: Double, _ operation: BinaryOperator, _ right: Double) -> Double? {
        switch operation {
        case .add: left + right
        case .subtract: left - right
        case .multiply: left * right
        case .trueDivide: right == 0 ? nil : left / right
        case .floorDivide: right == 0 ? nil : divide(left, right).quotient
        case .remainder: right == 0 ? nil : divide(left, right).remainder
        case .power: power(left, right)
        default: nil
        }
    }

    /// The remainder has the divisor's sign, also when it is zero.
    private static func divide(_ left: Double, _ right: Double) -> (quotient: Double, remainder: Double) {
        var remainder = fmod(left, right)
        var quotient = (left - remainder) / right
        if remainder != 0 {
            if (right < 0) != (remainder < 0) {
                remainder += right
                quotient -= 1
            }
        } else {
            remainder = Double(signOf: right, magnitudeOf: 0)
        }
        if quotient == 0 { return (Double(signOf: left / right, magnitudeOf: 0), remainder) }
        let floor = quotient.rounded(.down)
        return (quotient - floor > 0.5 ? floor + 1 : floor, remainder)
    }

    /// A negative base to a fraction would be complex, which is no constant here.
    static func power(_ base: Double, _ exponent: Double) -> Double? {
        if base == 0 && exponent < 0 { return nil }
        if base < 0 && base.isFinite && exponent.isFinite && exponent.rounded() != exponent { return nil }
        let result = pow(base, exponent)
        return result.isInfinite && base.isFinite && exponent.isFinite ? nil : result
    }
}
