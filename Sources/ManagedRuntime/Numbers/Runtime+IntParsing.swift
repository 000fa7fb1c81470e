import BigInt

/// `int(text, base)`.
extension Runtime {
    /// - Parameter source: the object whose text it is, for messages.
    func parseInt(_ text: TextView, base: Int, source: ObjectRef) throws(Raised) -> ObjectRef {
        var digits: [UInt8] = []
        guard let literal = scanInt(text, base: base, digits: &digits) else {
            throw try invalidLiteral(base, source)
        }
        if literal.base & (literal.base - 1) != 0 {
            let limit = maximumDigits
            if limit > 0, digits.count > limit {
                throw valueError(
                    "Exceeds the limit (\(limit) digits) for integer string conversion: value has "
                        + "\(digits.count) digits; use sys.set_int_max_str_digits() to increase the limit")
            }
        }
        return makeInt(digitValues: digits, base: literal.base, negative: literal.negative)
    }

    private func invalidLiteral(_ base: Int, _ source: ObjectRef) throws(Raised) -> Raised {
        let text = try represent(source)
        defer { release(text) }
        return valueError("invalid literal for int() with base \(base): \(stringValue(text))")
    }

    /// Reads sign, prefix, digits and underscores, whitespace around them. Nil where the text is no literal.
    private func scanInt(
        _ text: TextView, base: Int, digits: inout [UInt8]
    ) -> (base: Int, negative: Bool)? {
        var (index, end) = (0, text.count)
        while index < end, Unicode.isWhitespace(text[index]) { index += 1 }
        while end > index, Unicode.isWhitespace(text[end - 1]) { end -= 1 }
        var negative = false
        if index < end, text[index] == 43 || text[index] == 45 {
            negative = text[index] == 45
            index += 1
        }
        var radix = base
        var mustBeZero = false
        if index + 1 < end, digitValue(text[index]) == 0, text[index] < 128,
            let prefix = prefixBase(text[index + 1]), base == 0 || base == prefix
        {
            radix = prefix
            index += 2
            if index < end, text[index] == 95 { index += 1 }
        } else if base == 0 {
            radix = 10
            mustBeZero = index < end && digitValue(text[index]) == 0
        }
        guard index < end, scanDigits(text, index, end, radix, &digits) else { return nil }
        if mustBeZero, digits.contains(where: { $0 != 0 }) { return nil }
        return (radix, negative)
    }

    private func scanDigits(
        _ text: TextView, _ start: Int, _ end: Int, _ radix: Int, _ digits: inout [UInt8]
    ) -> Bool {
        digits.reserveCapacity(end - start)
        var wasDigit = false
        for index in start..<end {
            let character = text[index]
            if character == 95 {
                guard wasDigit else { return false }
                wasDigit = false
                continue
            }
            guard let value = digitValue(character), value < radix else { return false }
            digits.append(UInt8(value))
            wasDigit = true
        }
        return wasDigit
    }

    private func prefixBase(_ character: UInt32) -> Int? {
        switch character | 0x20 {
        case 98: 2
        case 111: 8
        case 120: 16
        default: nil
        }
    }

    private func digitValue(_ character: UInt32) -> Int? {
        switch character {
        case 48...57: Int(character) - 48
        case 97...122: Int(character) - 87
        case 65...90: Int(character) - 55
        case 128...: Unicode.decimalValue(character)
        default: nil
        }
    }

    /// A new reference to the int with these digits, the most significant first.
    func makeInt(digitValues: [UInt8], base: Int, negative: Bool) -> ObjectRef {
        var small = 0
        var fits = true
        for digit in digitValues {
            let (product, overflow) = small.multipliedReportingOverflow(by: base)
            let (sum, tooLarge) = product.addingReportingOverflow(Int(digit))
            if overflow || tooLarge {
                fits = false
                break
            }
            small = sum
        }
        if fits { return makeInt(negative ? -small : small) }
        return makeInt(magnitude: magnitude(digitValues[...], base: base), negative: negative)
    }

    /// Halves long texts: multiplication by parts is faster than by single digits.
    private func magnitude(_ digits: ArraySlice<UInt8>, base: Int) -> BigUInt {
        if digits.count > 256 {
            let low = digits.count / 2
            let high = magnitude(digits.dropLast(low), base: base)
            return high * BigUInt(base).power(low) + magnitude(digits.suffix(low), base: base)
        }
        var result = BigUInt(0)
        var (chunk, scale) = (UInt(0), UInt(1))
        for digit in digits {
            chunk = chunk * UInt(base) + UInt(digit)
            scale *= UInt(base)
            if scale >= 1 << 56 {
                result.multiply(byWord: scale)
                result += BigUInt(chunk)
                (chunk, scale) = (0, 1)
            }
        }
        if scale > 1 {
            result.multiply(byWord: scale)
            result += BigUInt(chunk)
        }
        return result
    }
}
