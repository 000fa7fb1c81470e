import BigInt

/// Arithmetic of ints. Two digits at most, 60 bits, are computed by the machine; what is larger goes through BigInt.
/// The operands are ints or bools; results are new references to plain ints.
extension Runtime {
    /// The sum of two exact ints, nil when one of them is too large for the machine's arithmetic.
    @inline(__always)
    func addInts(_ left: ObjectRef, _ right: ObjectRef) -> ObjectRef? {
        guard let one = compactInt(left), let other = compactInt(right) else { return nil }
        return makeInt(one &+ other)
    }

    @inline(__always)
    func subtractInts(_ left: ObjectRef, _ right: ObjectRef) -> ObjectRef? {
        guard let one = compactInt(left), let other = compactInt(right) else { return nil }
        return makeInt(one &- other)
    }

    @inline(__always)
    func multiplyInts(_ left: ObjectRef, _ right: ObjectRef) -> ObjectRef? {
        guard let one = compactInt(left), let other = compactInt(right) else { return nil }
        let (product, overflow) = one.multipliedReportingOverflow(by: other)
        return overflow ? nil : makeInt(product)
    }

    /// An operation on two ints.
    func intBinary(
        _ operation: BinaryOperator, _ left: ObjectRef, _ right: ObjectRef
    ) throws(Raised) -> ObjectRef {
        switch operation {
        case .add: return addInts(left, right) ?? makeInt(bigInt(left) + bigInt(right))
        case .subtract: return subtractInts(left, right) ?? makeInt(bigInt(left) - bigInt(right))
        case .multiply: return intMultiply(left, right)
        case .floorDivide: return try intFloorDivide(left, right)
        case .remainder: return try intRemainder(left, right)
        case .trueDivide: return makeFloat(try intTrueDivide(left, right))
        case .power: return try intPower(left, right)
        case .leftShift: return try intShiftLeft(left, by: right)
        case .rightShift: return try intShiftRight(left, by: right)
        case .and: return intBitwise(left, right, (&), bigAnd)
        case .or: return intBitwise(left, right, (|), bigOr)
        case .xor: return intBitwise(left, right, (^), bigXor)
        case .matrixMultiply:
            throw typeError(
                "unsupported operand type(s) for @: '\(typeName(of: left))' and '\(typeName(of: right))'")
        }
    }

    /// The slot of int and bool: `NotImplemented` unless both operands are ints.
    func intSlot(
        _ operation: BinaryOperator, _ left: ObjectRef, _ right: ObjectRef
    ) throws(Raised) -> ObjectRef {
        guard isInt(left), isInt(right) else { return retained(notImplemented) }
        return try intBinary(operation, left, right)
    }

    func intMultiply(_ left: ObjectRef, _ right: ObjectRef) -> ObjectRef {
        if let product = multiplyInts(left, right) { return product }
        return makeInt(bigInt(left) * bigInt(right))
    }

    func intNegative(_ object: ObjectRef) -> ObjectRef {
        if let value = compactInt(object) { return makeInt(0 &- value) }
        return makeInt(-bigInt(object))
    }

    func intInvert(_ object: ObjectRef) -> ObjectRef {
        if let value = compactInt(object) { return makeInt(~value) }
        return makeInt(-bigInt(object) - 1)
    }

    func intAbsolute(_ object: ObjectRef) -> ObjectRef {
        if let value = compactInt(object) { return makeInt(value < 0 ? 0 &- value : value) }
        return intIsNegative(object) ? makeInt(-bigInt(object)) : plainInt(object)
    }

    /// The object itself where it is an int exactly; else an int of the same value. A new reference.
    func plainInt(_ object: ObjectRef) -> ObjectRef {
        if object.type == types.int { return retained(object) }
        if let value = compactInt(object) { return makeInt(value) }
        return makeInt(bigInt(object))
    }

    func intFloorDivide(_ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> ObjectRef {
        if let one = compactInt(left), let other = compactInt(right) {
            guard other != 0 else { throw divisionByZero("integer division or modulo by zero") }
            return makeInt(floorDivide(one, other).quotient)
        }
        return makeInt(try bigFloorDivide(left, right, "integer division or modulo by zero").quotient)
    }

    func intRemainder(_ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> ObjectRef {
        if let one = compactInt(left), let other = compactInt(right) {
            guard other != 0 else { throw divisionByZero("integer modulo by zero") }
            return makeInt(floorDivide(one, other).remainder)
        }
        return makeInt(try bigFloorDivide(left, right, "integer modulo by zero").remainder)
    }

    func intDivmod(_ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> ObjectRef {
        if let one = compactInt(left), let other = compactInt(right) {
            guard other != 0 else { throw divisionByZero("integer division or modulo by zero") }
            let (quotient, remainder) = floorDivide(one, other)
            return makeTuple(owned: [makeInt(quotient), makeInt(remainder)])
        }
        let (quotient, remainder) = try bigFloorDivide(left, right, "integer division or modulo by zero")
        return makeTuple(owned: [makeInt(quotient), makeInt(remainder)])
    }

    /// Rounds down: the remainder has the divisor's sign.
    @inline(__always)
    func floorDivide(_ dividend: Int, _ divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        guard remainder != 0, (remainder < 0) != (divisor < 0) else { return (quotient, remainder) }
        return (quotient - 1, remainder + divisor)
    }

    private func bigFloorDivide(
        _ left: ObjectRef, _ right: ObjectRef, _ message: String
    ) throws(Raised) -> (quotient: BigInt, remainder: BigInt) {
        let divisor = bigInt(right)
        guard !divisor.isZero else { throw divisionByZero(message) }
        return floorDivide(bigInt(left), divisor)
    }

    func floorDivide(_ dividend: BigInt, _ divisor: BigInt) -> (quotient: BigInt, remainder: BigInt) {
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        guard !remainder.isZero, (remainder.sign == .minus) != (divisor.sign == .minus) else {
            return (quotient, remainder)
        }
        return (quotient - 1, remainder + divisor)
    }

    func divisionByZero(_ message: String) -> Raised { raise(.zeroDivisionError, message) }

    /// The quotient rounded once, half to even, however large the operands are.
    func intTrueDivide(_ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> Double {
        if let one = compactInt(left), let other = compactInt(right) {
            guard other != 0 else { throw divisionByZero("division by zero") }
            if one.magnitude <= 1 << 53, other.magnitude <= 1 << 53 { return Double(one) / Double(other) }
        }
        let (dividend, divisor) = (bigInt(left), bigInt(right))
        guard !divisor.isZero else { throw divisionByZero("division by zero") }
        let negative = (dividend.sign == .minus) != (divisor.sign == .minus)
        guard !dividend.isZero else { return negative ? -0.0 : 0.0 }
        let quotient = roundedQuotient(dividend.magnitude, divisor.magnitude)
        guard quotient.isFinite else { throw overflowError("integer division result too large for a float") }
        return negative ? -quotient : quotient
    }

    /// Infinite where the quotient is beyond the range of a float.
    private func roundedQuotient(_ dividend: BigUInt, _ divisor: BigUInt) -> Double {
        // As many bits of the quotient as a float keeps there (fewer below the normal range), and two more: one to
        // round by and one that says whether anything is left.
        let exponent = max(dividend.bitWidth - divisor.bitWidth, -1022)
        if exponent > 1024 { return .infinity }
        let shift = exponent - 55
        let (quotient, remainder) =
            shift >= 0
            ? dividend.quotientAndRemainder(dividingBy: divisor << shift)
            : (dividend << -shift).quotientAndRemainder(dividingBy: divisor)
        var bits = UInt64(quotient)
        if !remainder.isZero { bits |= 1 }
        // 53 bits are kept, but below the normal range fewer: the spacing there is 2^-1074.
        let width = 64 - bits.leadingZeroBitCount
        let extra = max(width - 53, -1074 - shift)
        if extra > 0 {
            let low = bits & (1 << UInt64(extra) - 1)
            let half: UInt64 = 1 << UInt64(extra - 1)
            bits >>= UInt64(extra)
            if low > half || low == half && bits & 1 == 1 { bits += 1 }
            bits <<= UInt64(extra)
        }
        return Double(bits) * power(2, shift)
    }

    /// 2 to the power, in two steps where one would leave the range.
    private func power(_ base: Double, _ exponent: Int) -> Double {
        Double(sign: .plus, exponent: exponent, significand: 1)
    }
}
