import BigInt

/// Between the 30-bit digits of an int and the 64-bit words of the package BigInt, which computes what does not fit the
/// machine's arithmetic.
extension Runtime {
    func bigInt(_ object: ObjectRef) -> BigInt {
        let signedCount = object[word: IntLayout.digitCount]
        return BigInt(
            sign: signedCount < 0 ? .minus : .plus,
            magnitude: BigUInt(words: words(intDigits(object), abs(signedCount))))
    }

    private func words(_ digits: UnsafePointer<UInt32>, _ count: Int) -> [UInt] {
        var words: [UInt] = []
        words.reserveCapacity(count * IntLayout.digitBits / UInt.bitWidth + 1)
        var word: UInt = 0
        var filled = 0
        for index in 0..<count {
            let digit = UInt(digits[index])
            word |= digit << UInt(filled)
            filled += IntLayout.digitBits
            if filled >= UInt.bitWidth {
                words.append(word)
                filled -= UInt.bitWidth
                word = digit >> UInt(IntLayout.digitBits - filled)
            }
        }
        if filled > 0 { words.append(word) }
        return words
    }

    /// A new reference.
    func makeInt(_ value: BigInt) -> ObjectRef {
        makeInt(magnitude: value.magnitude, negative: value.sign == .minus)
    }

    /// A new reference.
    func makeInt(magnitude: BigUInt, negative: Bool) -> ObjectRef {
        let bits = magnitude.bitWidth
        if bits < UInt.bitWidth {
            let word = Int(magnitude.words.first ?? 0)
            return makeInt(negative ? -word : word)
        }
        let count = (bits + IntLayout.digitBits - 1) / IntLayout.digitBits
        let object = newInt(digitCount: count, negative: negative)
        let digits = intDigits(object)
        let words = magnitude.words
        for index in 0..<count {
            let (position, shift) = (index * IntLayout.digitBits).quotientAndRemainder(dividingBy: 64)
            var digit = words[position] >> UInt(shift)
            if shift > 34, position + 1 < words.count { digit |= words[position + 1] << UInt(64 - shift) }
            digits[index] = UInt32(truncatingIfNeeded: digit) & IntLayout.digitMask
        }
        return object
    }

    /// The float nearest to an int, ties to even.
    func intToDouble(_ object: ObjectRef) throws(Raised) -> Double {
        if let value = intValue(object) { return Double(value) }
        let (fraction, exponent) = intFraction(object)
        guard exponent <= 1024 else { throw overflowError("int too large to convert to float") }
        let result = Double(sign: .plus, exponent: exponent, significand: fraction)
        guard result.isFinite else { throw overflowError("int too large to convert to float") }
        return intIsNegative(object) ? -result : result
    }

    /// The magnitude as a fraction in 0.5...1, rounded half to even to 53 bits, and a power of two.
    func intFraction(_ object: ObjectRef) -> (fraction: Double, exponent: Int) {
        let bits = intBitLength(object)
        guard bits > 0 else { return (0, 0) }
        let digits = intDigits(object)
        let count = abs(object[word: IntLayout.digitCount])
        // 55 bits: the 53 of a float, one to round by, and one that says whether anything is below.
        var top: UInt64 = 0
        var taken = 0
        var index = count - 1
        let head = bits - IntLayout.digitBits * (count - 1)
        top = UInt64(digits[index])
        taken = head
        var sticky = false
        while taken < 55 {
            index -= 1
            let digit = index >= 0 ? UInt64(digits[index]) : 0
            let wanted = min(IntLayout.digitBits, 55 - taken)
            top = top << UInt64(wanted) | digit >> UInt64(IntLayout.digitBits - wanted)
            if wanted < IntLayout.digitBits, digit & (1 << UInt64(IntLayout.digitBits - wanted) - 1) != 0 {
                sticky = true
            }
            taken += wanted
        }
        while !sticky, index > 0 {
            index -= 1
            sticky = digits[index] != 0
        }
        if sticky { top |= 1 }
        // Rounds half to even on two bits; then exact.
        let rest = top & 3
        top >>= 2
        if rest == 3 || rest == 2 && top & 1 == 1 { top += 1 }
        return (Double(top) * 0x1p-53, bits)
    }
}

enum BigIntConversion {
    /// A float without a fraction.
    static func whole(_ value: Double) -> BigInt {
        let mantissa = BigInt(Int64(value.significand * 0x1p52))
        let shift = Int(value.exponent) - 52
        let magnitude = shift >= 0 ? mantissa << shift : mantissa >> -shift
        return value < 0 ? -magnitude : magnitude
    }
}
