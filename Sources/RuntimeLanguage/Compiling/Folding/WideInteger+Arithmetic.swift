extension WideInteger {
    static prefix func - (value: WideInteger) -> WideInteger {
        WideInteger(isNegative: !value.isNegative, magnitude: value.magnitude)
    }

    static func + (left: WideInteger, right: WideInteger) -> WideInteger {
        if left.isNegative == right.isNegative {
            return WideInteger(
                isNegative: left.isNegative, magnitude: sum(left.magnitude, right.magnitude))
        }
        if precedes(left.magnitude, right.magnitude) {
            return WideInteger(
                isNegative: right.isNegative, magnitude: difference(right.magnitude, left.magnitude))
        }
        return WideInteger(
            isNegative: left.isNegative, magnitude: difference(left.magnitude, right.magnitude))
    }

    static func - (left: WideInteger, right: WideInteger) -> WideInteger { left + -right }

    static func * (left: WideInteger, right: WideInteger) -> WideInteger {
        var product = [UInt32](repeating: 0, count: left.magnitude.count + right.magnitude.count)
        for (i, digit) in left.magnitude.enumerated() {
            var carry: UInt64 = 0
            for (j, other) in right.magnitude.enumerated() {
                carry += UInt64(digit) * UInt64(other) + UInt64(product[i + j])
                product[i + j] = UInt32(truncatingIfNeeded: carry)
                carry >>= 32
            }
            product[i + right.magnitude.count] = UInt32(carry)
        }
        return WideInteger(isNegative: left.isNegative != right.isNegative, magnitude: product)
    }

    /// Rounds towards minus infinity; the remainder has the divisor's sign.
    func dividedFlooring(by divisor: WideInteger) -> (quotient: WideInteger, remainder: WideInteger) {
        let (quotient, rest) = WideInteger.divide(magnitude, by: divisor.magnitude)
        var result = WideInteger(isNegative: isNegative != divisor.isNegative, magnitude: quotient)
        var remainder = WideInteger(isNegative: isNegative, magnitude: rest)
        if !remainder.isZero && isNegative != divisor.isNegative {
            result = result - WideInteger(1)
            remainder = remainder + divisor
        }
        return (result, remainder)
    }

    func power(_ exponent: Int) -> WideInteger {
        var result = WideInteger(1)
        for _ in 0..<exponent { result = result * self }
        return result
    }

    static func << (value: WideInteger, count: Int) -> WideInteger {
        let high = [UInt32](repeating: 0, count: count / 32)
        let shifted = WideInteger(isNegative: value.isNegative, magnitude: high + value.magnitude)
        return shifted * WideInteger(1 << (count % 32))
    }

    /// Rounds towards minus infinity.
    static func >> (value: WideInteger, count: Int) -> WideInteger {
        if count >= value.bitWidth { return WideInteger(value.isNegative ? -1 : 0) }
        return value.dividedFlooring(by: WideInteger(1) << count).quotient
    }

    static prefix func ~ (value: WideInteger) -> WideInteger { -value - WideInteger(1) }

    /// A bitwise operation on infinite two's complements.
    func combined(with other: WideInteger, _ operation: (UInt32, UInt32) -> UInt32) -> WideInteger {
        let count = max(magnitude.count, other.magnitude.count) + 1
        let left = complement(count)
        let right = other.complement(count)
        var digits = zip(left, right).map(operation)
        let isNegative = digits[count - 1] >> 31 == 1
        if isNegative {
            digits = digits.map { ~$0 }
            return ~WideInteger(isNegative: false, magnitude: digits)
        }
        return WideInteger(isNegative: false, magnitude: digits)
    }

    private func complement(_ count: Int) -> [UInt32] {
        let source = isNegative ? (~self).magnitude : magnitude
        let padded = source + [UInt32](repeating: 0, count: count - source.count)
        return isNegative ? padded.map { ~$0 } : padded
    }

    /// The nearest float to a quotient, to even where two are; nil where the largest is too small.
    static func ratio(_ numerator: WideInteger, _ denominator: WideInteger) -> Double? {
        if numerator.isZero { return 0 }
        // Enough bits for a significand and one to round by; whether anything is left counts as one more.
        let shift = denominator.bitWidth - numerator.bitWidth + 66
        let scaled = WideInteger(isNegative: false, magnitude: numerator.magnitude) << max(shift, 0)
        let by = WideInteger(isNegative: false, magnitude: denominator.magnitude) << max(-shift, 0)
        let (quotient, remainder) = divide(scaled.magnitude, by: by.magnitude)
        var bits = quotient
        if !trimmed(remainder).isEmpty { bits[0] |= 1 }
        let width = WideInteger(isNegative: false, magnitude: bits).bitWidth
        // Subnormal results have fewer bits.
        let exponent = max(width - 53, -1074 + shift)
        if exponent - shift + 53 > 1100 { return nil }
        let kept = WideInteger(isNegative: false, magnitude: bits)
        let half = kept + (WideInteger(1) << (exponent - 1)) - WideInteger(1)
        let isOdd = (kept >> exponent).magnitude.first.map { $0 & 1 == 1 } ?? false
        let rounded = (isOdd ? half + WideInteger(1) : half) >> exponent
        let value = Double(sign: .plus, exponent: exponent - shift, significand: Double(rounded.asInt!))
        guard value.isFinite else { return nil }
        return numerator.isNegative != denominator.isNegative ? -value : value
    }

    // MARK: Magnitudes

    private static func precedes(_ left: [UInt32], _ right: [UInt32]) -> Bool {
        if left.count != right.count { return left.count < right.count }
        return left.reversed().lexicographicallyPrecedes(right.reversed())
    }

    private static func sum(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        var carry: UInt64 = 0
        for index in 0..<max(left.count, right.count) {
            carry += index < left.count ? UInt64(left[index]) : 0
            carry += index < right.count ? UInt64(right[index]) : 0
            result.append(UInt32(truncatingIfNeeded: carry))
            carry >>= 32
        }
        return carry > 0 ? result + [UInt32(carry)] : result
    }

    private static func difference(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        var result = left
        var borrow: Int64 = 0
        for index in left.indices {
            let digit = Int64(left[index]) - (index < right.count ? Int64(right[index]) : 0) - borrow
            borrow = digit < 0 ? 1 : 0
            result[index] = UInt32(truncatingIfNeeded: digit)
        }
        return result
    }

    /// Bit by bit: constants are short.
    private static func divide(_ dividend: [UInt32], by divisor: [UInt32]) -> (
        quotient: [UInt32], remainder: [UInt32]
    ) {
        if divisor.count == 1 {
            var quotient = dividend
            let remainder = divide(&quotient, by: divisor[0])
            return (quotient, trimmed([remainder]))
        }
        var quotient = [UInt32](repeating: 0, count: dividend.count)
        var remainder: [UInt32] = []
        for bit in (0..<dividend.count * 32).reversed() {
            remainder = sum(remainder, remainder)
            if dividend[bit / 32] >> (bit % 32) & 1 == 1 { remainder = sum(remainder, [1]) }
            remainder = trimmed(remainder)
            if !precedes(remainder, divisor) {
                remainder = trimmed(difference(remainder, divisor))
                quotient[bit / 32] |= 1 << (bit % 32)
            }
        }
        return (trimmed(quotient), remainder)
    }
}
