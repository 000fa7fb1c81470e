import BigInt
import Glibc

/// Ints as text: decimal and in other bases, and back.
extension Runtime {
    /// How many decimal digits a conversion may have, `sys.get_int_max_str_digits()`; 0 for any number.
    var maximumDigits: Int {
        get { state.pointee.maximumDigits }
        set { state.pointee.maximumDigits = newValue }
    }

    /// `repr` of an int.
    func intDecimal(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        if let value = compactInt(object) { return makeDecimal(value) }
        var buffer = TextBuffer(capacity: 64)
        try appendDecimal(object, to: &buffer)
        return makeString(buffer)
    }

    /// Not shared, however short.
    private func makeDecimal(_ value: Int) -> ObjectRef {
        var digits = InlineArray<24, UInt8>(repeating: 0)
        var position = 24
        var rest = value.magnitude
        repeat {
            position -= 1
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            digits[position] = UInt8(truncatingIfNeeded: digit) + 48
            rest = quotient
        } while rest > 0
        if value < 0 {
            position -= 1
            digits[position] = UInt8(ascii: "-")
        }
        let count = 24 - position
        let object = newString(length: count, usedBits: 0)
        let text = textStart(object)
        for index in 0..<count { text[index] = digits[position + index] }
        return object
    }

    /// Appends the decimal digits, a minus in front for a negative value.
    func appendDecimal(_ object: ObjectRef, to buffer: inout TextBuffer) throws(Raised) {
        if let value = intValue(object) {
            appendDecimal(value, to: &buffer)
            return
        }
        let limit = maximumDigits
        // 30 bits are nine digits and a bit.
        if limit > 0, abs(object[word: IntLayout.digitCount]) > limit / 9 + 2,
            Double(intBitLength(object)) * 0.30102999566398120 > Double(limit) + 1
        {
            throw tooManyDigits()
        }
        let start = buffer.count
        let chunks = decimalChunks(object)
        if intIsNegative(object) { buffer.append(byte: UInt8(ascii: "-")) }
        appendChunks(chunks, to: &buffer)
        if limit > 0, buffer.count - start - (intIsNegative(object) ? 1 : 0) > limit { throw tooManyDigits() }
    }

    private func tooManyDigits() -> Raised {
        valueError(
            "Exceeds the limit (\(maximumDigits) digits) for integer string conversion; "
                + "use sys.set_int_max_str_digits() to increase the limit")
    }

    private func appendDecimal(_ value: Int, to buffer: inout TextBuffer) {
        if value < 0 { buffer.append(byte: UInt8(ascii: "-")) }
        appendChunks([UInt64(value.magnitude)], to: &buffer)
    }

    /// Base 10^18 (10^19 may stand in the last), the least significant first. Quadratic in the digits.
    private func decimalChunks(_ object: ObjectRef) -> [UInt64] {
        let count = abs(object[word: IntLayout.digitCount])
        let digits = intDigits(object)
        let base: UInt64 = 1_000_000_000_000_000_000
        var chunks: [UInt64] = []
        for index in stride(from: count - 1, through: 0, by: -1) {
            var carry = UInt64(digits[index])
            for chunk in chunks.indices {
                let product = chunks[chunk].multipliedFullWidth(by: 1 << 30)
                let (low, overflow) = product.low.addingReportingOverflow(carry)
                let (quotient, remainder) = base.dividingFullWidth((product.high + (overflow ? 1 : 0), low))
                chunks[chunk] = remainder
                carry = quotient
            }
            if carry > 0 { chunks.append(carry) }
        }
        return chunks
    }

    private func appendChunks(_ chunks: [UInt64], to buffer: inout TextBuffer) {
        var isFirst = true
        for chunk in chunks.reversed() {
            var digits = InlineArray<20, UInt8>(repeating: 48)
            var position = 20
            var rest = chunk
            while rest > 0 {
                position -= 1
                digits[position] = UInt8(truncatingIfNeeded: rest % 10) + 48
                rest /= 10
            }
            position = isFirst ? min(position, 19) : 2
            for index in position..<20 { buffer.append(byte: digits[index]) }
            isFirst = false
        }
        if isFirst { buffer.append(byte: 48) }
    }

    /// Appends the digits of the magnitude in a base that is a power of two.
    func appendMagnitude(
        _ object: ObjectRef, bitsADigit: Int, uppercase: Bool, to buffer: inout TextBuffer
    ) {
        let bits = intBitLength(object)
        let digits = intDigits(object)
        let count = abs(object[word: IntLayout.digitCount])
        let letters = uppercase ? UInt8(ascii: "A") - 10 : UInt8(ascii: "a") - 10
        for position in stride(from: max(0, (bits - 1) / bitsADigit), through: 0, by: -1) {
            let (word, shift) = (position * bitsADigit).quotientAndRemainder(dividingBy: 30)
            var value = word < count ? UInt64(digits[word]) >> UInt64(shift) : 0
            if word + 1 < count { value |= UInt64(digits[word + 1]) << UInt64(30 - shift) }
            let digit = UInt8(truncatingIfNeeded: value & (1 << UInt64(bitsADigit) - 1))
            buffer.append(byte: digit + (digit < 10 ? 48 : letters))
        }
    }

    /// `bin`, `oct` and `hex`.
    func intText(_ object: ObjectRef, base: Int) throws(Raised) -> ObjectRef {
        let int = try indexObject(object)
        defer { release(int) }
        var buffer = TextBuffer()
        if intIsNegative(int) { buffer.append(byte: UInt8(ascii: "-")) }
        buffer.append(byte: 48)
        buffer.append(byte: base == 2 ? UInt8(ascii: "b") : base == 8 ? UInt8(ascii: "o") : UInt8(ascii: "x"))
        let bits = base == 2 ? 1 : base == 8 ? 3 : 4
        appendMagnitude(int, bitsADigit: bits, uppercase: false, to: &buffer)
        return makeString(buffer)
    }
}
