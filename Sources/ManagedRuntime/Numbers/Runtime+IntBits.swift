import BigInt

/// Shifts, bitwise operations and powers of ints.
extension Runtime {
    func intShiftLeft(_ left: ObjectRef, by right: ObjectRef) throws(Raised) -> ObjectRef {
        guard !intIsNegative(right) else { throw valueError("negative shift count") }
        guard let value = compactInt(left), let count = compactInt(right) else {
            return try bigShiftLeft(left, by: right)
        }
        if value == 0 { return makeInt(0) }
        if count < 62, value.magnitude >> UInt(62 - count) == 0 { return makeInt(value << count) }
        return try bigShiftLeft(left, by: right)
    }

    private func bigShiftLeft(_ left: ObjectRef, by right: ObjectRef) throws(Raised) -> ObjectRef {
        if left[word: IntLayout.digitCount] == 0 { return makeInt(0) }
        guard let count = intValue(right), count < 1 << 40 else {
            if intBitLength(right) <= 66 { throw outOfMemory() }
            throw overflowError("too many digits in integer")
        }
        return makeInt(bigInt(left) << count)
    }

    func intShiftRight(_ left: ObjectRef, by right: ObjectRef) throws(Raised) -> ObjectRef {
        guard !intIsNegative(right) else { throw valueError("negative shift count") }
        guard let count = intValue(right) else { return makeInt(intIsNegative(left) ? -1 : 0) }
        if let value = compactInt(left) { return makeInt(value >> min(count, 63)) }
        guard count < intBitLength(left) else { return makeInt(intIsNegative(left) ? -1 : 0) }
        let value = bigInt(left)
        if value.sign == .plus { return makeInt(value >> count) }
        // Rounds down: -(magnitude - 1 >> count) - 1.
        return makeInt(-(BigInt(value.magnitude - 1) >> count) - 1)
    }

    /// Two bools give a bool by bool's own slot.
    @inline(__always)
    func intBitwise(
        _ left: ObjectRef, _ right: ObjectRef, _ small: (Int, Int) -> Int, _ large: (BigInt, BigInt) -> BigInt
    ) -> ObjectRef {
        if let one = compactInt(left), let other = compactInt(right) { return makeInt(small(one, other)) }
        return makeInt(large(bigInt(left), bigInt(right)))
    }

    func bigAnd(_ left: BigInt, _ right: BigInt) -> BigInt { bitwise(left, right, &) }
    func bigOr(_ left: BigInt, _ right: BigInt) -> BigInt { bitwise(left, right, |) }
    func bigXor(_ left: BigInt, _ right: BigInt) -> BigInt { bitwise(left, right, ^) }

    /// In two's complement of as many words as the longer operand has, and one for the sign.
    private func bitwise(_ left: BigInt, _ right: BigInt, _ operation: (UInt, UInt) -> UInt) -> BigInt {
        let (one, other) = (twosComplement(left), twosComplement(right))
        let (oneSign, otherSign) = (signWord(left), signWord(right))
        var words: [UInt] = []
        for index in 0...max(one.count, other.count) {
            words.append(
                operation(
                    index < one.count ? one[index] : oneSign, index < other.count ? other[index] : otherSign))
        }
        guard words.last! >> 63 == 1 else { return BigInt(BigUInt(words: words)) }
        var carry: UInt = 1
        for index in words.indices {
            let (sum, overflow) = (~words[index]).addingReportingOverflow(carry)
            words[index] = sum
            carry = overflow ? 1 : 0
        }
        return BigInt(sign: .minus, magnitude: BigUInt(words: words))
    }

    private func signWord(_ value: BigInt) -> UInt { value.sign == .minus ? .max : 0 }

    private func twosComplement(_ value: BigInt) -> [UInt] {
        let words = Array(value.magnitude.words)
        guard value.sign == .minus else { return words }
        var carry: UInt = 1
        return words.map {
            let (sum, overflow) = (~$0).addingReportingOverflow(carry)
            carry = overflow ? 1 : 0
            return sum
        }
    }

    /// MemoryError without a text, for results that could not be stored.
    func outOfMemory() -> Raised { raise(owned: makeException(exceptionType(.memoryError), owned: [])) }

    /// `base ** exponent`: a float where the exponent is negative.
    func intPower(_ base: ObjectRef, _ exponent: ObjectRef) throws(Raised) -> ObjectRef {
        if intIsNegative(exponent) {
            return makeFloat(try floatPower(intToDouble(base), intToDouble(exponent)))
        }
        guard let count = intValue(exponent) else {
            if let value = compactInt(base), value.magnitude <= 1 {
                return makeInt(value == -1 && intDigits(exponent)[0] & 1 == 0 ? 1 : value)
            }
            throw outOfMemory()
        }
        if let value = compactInt(base), let result = machinePower(value, count) { return makeInt(result) }
        if let value = compactInt(base), value.magnitude <= 1 {
            return makeInt(value == 0 ? (count == 0 ? 1 : 0) : value == -1 && count & 1 == 1 ? -1 : 1)
        }
        if let value = compactInt(base), value.magnitude & (value.magnitude - 1) == 0 {
            let magnitude = BigUInt(1) << (value.magnitude.trailingZeroBitCount * count)
            return makeInt(magnitude: magnitude, negative: value < 0 && count & 1 == 1)
        }
        return makeInt(bigInt(base).power(count))
    }

    private func machinePower(_ base: Int, _ exponent: Int) -> Int? {
        var (result, factor, rest) = (1, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 {
                let (product, overflow) = result.multipliedReportingOverflow(by: factor)
                if overflow { return nil }
                result = product
            }
            rest >>= 1
            if rest > 0 {
                let (square, overflow) = factor.multipliedReportingOverflow(by: factor)
                if overflow { return nil }
                factor = square
            }
        }
        return result
    }

    /// `pow(base, exponent, modulus)`, all of them ints.
    func intPower(
        _ base: ObjectRef, _ exponent: ObjectRef, modulus: ObjectRef
    ) throws(Raised) -> ObjectRef {
        let divisor = bigInt(modulus)
        guard !divisor.isZero else { throw valueError("pow() 3rd argument cannot be 0") }
        let magnitude = divisor.magnitude
        var factor = floorDivide(bigInt(base), BigInt(magnitude)).remainder.magnitude
        var count = bigInt(exponent)
        if count.sign == .minus {
            guard let inverse = inverse(factor, magnitude) else {
                throw valueError("base is not invertible for the given modulus")
            }
            factor = inverse
            count = -count
        }
        if magnitude == 1 { return makeInt(0) }
        let result = BigInt(factor.power(count.magnitude, modulus: magnitude))
        return makeInt(floorDivide(result, divisor).remainder)
    }

    private func inverse(_ value: BigUInt, _ modulus: BigUInt) -> BigUInt? {
        if modulus == 1 { return 0 }
        return value.isZero ? nil : value.inverse(modulus)
    }
}
