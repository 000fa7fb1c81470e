import Glibc

/// Arithmetic of floats, with Python's floor division and its errors where C has infinities.
extension Runtime {
    /// An operation on two floats.
    @inline(__always)
    func floatBinary(
        _ operation: BinaryOperator, _ left: Double, _ right: Double
    ) throws(Raised) -> ObjectRef {
        switch operation {
        case .add: return makeFloat(left + right)
        case .subtract: return makeFloat(left - right)
        case .multiply: return makeFloat(left * right)
        default: return try floatDivision(operation, left, right)
        }
    }

    private func floatDivision(
        _ operation: BinaryOperator, _ left: Double, _ right: Double
    ) throws(Raised) -> ObjectRef {
        switch operation {
        case .trueDivide:
            guard right != 0 else { throw divisionByZero("float division by zero") }
            return makeFloat(left / right)
        case .floorDivide:
            guard right != 0 else { throw divisionByZero("float floor division by zero") }
            return makeFloat(floorDivide(left, right).quotient)
        case .remainder:
            guard right != 0 else { throw divisionByZero("float modulo") }
            return makeFloat(floatRemainder(left, right))
        case .power: return makeFloat(try floatPower(left, right))
        default:
            throw typeError("unsupported operand type(s) for \(operation.symbol): 'float' and 'float'")
        }
    }

    /// The slot of float: `NotImplemented` unless both operands are numbers.
    func floatSlot(
        _ operation: BinaryOperator, _ left: ObjectRef, _ right: ObjectRef
    ) throws(Raised) -> ObjectRef {
        guard let one = try floatOperand(left), let other = try floatOperand(right) else {
            return retained(notImplemented)
        }
        return try floatBinary(operation, one, other)
    }

    func floatOperand(_ object: ObjectRef) throws(Raised) -> Double? {
        if object.kind == .float { return floatValue(object) }
        return isInt(object) ? try intToDouble(object) : nil
    }

    /// The remainder has the divisor's sign, zeros included.
    func floatRemainder(_ dividend: Double, _ divisor: Double) -> Double {
        let remainder = fmod(dividend, divisor)
        if remainder == 0 { return copysign(0, divisor) }
        return (divisor < 0) != (remainder < 0) ? remainder + divisor : remainder
    }

    func floorDivide(_ dividend: Double, _ divisor: Double) -> (quotient: Double, remainder: Double) {
        var remainder = fmod(dividend, divisor)
        var quotient = (dividend - remainder) / divisor
        if remainder == 0 {
            remainder = copysign(0, divisor)
        } else if (divisor < 0) != (remainder < 0) {
            remainder += divisor
            quotient -= 1
        }
        guard quotient != 0 else { return (copysign(0, dividend / divisor), remainder) }
        let whole = quotient.rounded(.down)
        return (quotient - whole > 0.5 ? whole + 1 : whole, remainder)
    }

    func floatDivmod(_ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> ObjectRef {
        guard let one = try floatOperand(left), let other = try floatOperand(right) else {
            return retained(notImplemented)
        }
        guard other != 0 else { throw divisionByZero("float divmod()") }
        let (quotient, remainder) = floorDivide(one, other)
        return makeTuple(owned: [makeFloat(quotient), makeFloat(remainder)])
    }

    func floatPower(_ base: Double, _ exponent: Double) throws(Raised) -> Double {
        if exponent == 0 || base == 1 { return 1 }
        if base.isNaN || exponent.isNaN { return .nan }
        if base == 0, exponent < 0, exponent.isFinite || exponent.isInfinite {
            guard exponent.isInfinite else {
                throw divisionByZero("0.0 cannot be raised to a negative power")
            }
            return .infinity
        }
        if base < 0, base.isFinite, exponent.isFinite, exponent != exponent.rounded(.down) {
            throw valueError("a negative number to a fractional power is complex, which has no type here")
        }
        let result = pow(base, exponent)
        if result.isInfinite, base.isFinite, exponent.isFinite {
            throw rangeError()
        }
        return result
    }

    /// What C's functions report as ERANGE: an OverflowError of a number and a text.
    func rangeError() -> Raised {
        let arguments = [makeInt(34), makeString("Numerical result out of range")]
        return raise(owned: makeException(exceptionType(.overflowError), owned: arguments))
    }
}
