import Glibc

/// `float(text)`, hexadecimal floats, and exact fractions.
extension Runtime {
    /// - Parameter source: the object whose text it is, for messages.
    func parseFloat(_ text: TextView, source: ObjectRef) throws(Raised) -> Double {
        guard let literal = asciiLiteral(text), let value = readFloat(literal) else {
            let shown = try represent(source)
            defer { release(shown) }
            throw valueError("could not convert string to float: \(stringValue(shown))")
        }
        return value
    }

    /// Without the whitespace around it and the underscores between digits, digits of other scripts as ASCII; nil where
    /// that cannot be a number.
    private func asciiLiteral(_ text: TextView) -> [UInt8]? {
        var (start, end) = (0, text.count)
        while start < end, Unicode.isWhitespace(text[start]) { start += 1 }
        while end > start, Unicode.isWhitespace(text[end - 1]) { end -= 1 }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(end - start + 1)
        for index in start..<end {
            let character = text[index]
            if character == 95 {
                guard let last = bytes.last, last &- 48 < 10, index + 1 < end,
                    Unicode.decimalValue(text[index + 1]) != nil
                else { return nil }
            } else if character < 128 {
                bytes.append(UInt8(character))
            } else if let value = Unicode.decimalValue(character) {
                bytes.append(UInt8(value) + 48)
            } else {
                return nil
            }
        }
        return bytes
    }

    /// C's `strtod`, without its hexadecimal numbers and NaN payloads.
    private func readFloat(_ literal: [UInt8]) -> Double? {
        guard !literal.isEmpty, !literal.contains(0) else { return nil }
        let unsigned = literal[0] == 43 || literal[0] == 45 ? literal.dropFirst() : literal[...]
        guard let first = unsigned.first else { return nil }
        if first &- 48 >= 10, first != UInt8(ascii: ".") {
            let negative = literal[0] == 45
            switch String(decoding: unsigned, as: UTF8.self).lowercased() {
            case "inf", "infinity": return negative ? -.infinity : .infinity
            case "nan": return .nan
            default: return nil
            }
        }
        if unsigned.contains(where: { $0 | 0x20 == UInt8(ascii: "x") || $0 == UInt8(ascii: "(") }) {
            return nil
        }
        return (literal + [0]).withUnsafeBytes { buffer -> Double? in
            let start = buffer.baseAddress!.assumingMemoryBound(to: CChar.self)
            var end: UnsafeMutablePointer<CChar>?
            let value = strtod(start, &end)
            return end.map { UnsafePointer($0) - start } == literal.count ? value : nil
        }
    }

    /// `float.hex()`.
    func floatHex(_ value: Double) -> ObjectRef {
        if let special = FloatText.special(value) { return makeString(ascii: special) }
        let sign = value.sign == .minus ? "-" : ""
        if value == 0 { return makeString("\(sign)0x0.0p+0") }
        let bits = value.bitPattern & (1 << 52 - 1)
        let lead = value.isNormal ? 1 : 0
        let exponent = value.isNormal ? Int(value.exponent) : -1022
        let digits = String(bits, radix: 16)
        let padded = String(repeating: "0", count: 13 - digits.count) + digits
        return makeString("\(sign)0x\(lead).\(padded)p\(exponent < 0 ? "" : "+")\(exponent)")
    }

    /// `float.fromhex(text)`.
    func floatFromHex(_ text: ObjectRef) throws(Raised) -> Double {
        let whole = stringValue(text).trimmedOfASCIIWhitespace.lowercased()
        let negative = whole.hasPrefix("-")
        let body = negative || whole.hasPrefix("+") ? String(whole.dropFirst()) : whole
        switch body {
        case "inf", "infinity": return negative ? -.infinity : .infinity
        case "nan": return .nan
        default: break
        }
        let literal = body.hasPrefix("0x") ? body : "0x" + body
        let allowed = Set("0123456789abcdef.px+-")
        let isLiteral =
            literal.allSatisfy(allowed.contains) && literal.dropFirst(2).contains(where: \.isHexDigit)
        var end: UnsafeMutablePointer<CChar>?
        let value = literal.withCString { start -> Double? in
            let value = strtod(start, &end)
            return end.map { UnsafePointer($0) - start } == literal.utf8.count ? value : nil
        }
        guard isLiteral, let value else {
            throw valueError("invalid hexadecimal floating-point string")
        }
        guard value.isFinite else {
            throw overflowError("hexadecimal value too large to represent as a float")
        }
        return negative ? -value : value
    }

    /// Numerator and denominator in lowest terms, a tuple.
    func floatRatio(_ value: Double) throws(Raised) -> ObjectRef {
        if value.isNaN { throw valueError("cannot convert NaN to integer ratio") }
        if value.isInfinite { throw overflowError("cannot convert Infinity to integer ratio") }
        if value == 0 { return makeTuple(owned: [makeInt(0), makeInt(1)]) }
        var mantissa = Int(value.significandBitPattern | (value.isNormal ? 1 << 52 : 0))
        var exponent = (value.isNormal ? Int(value.exponent) : -1022) - 52
        let zeros = mantissa.trailingZeroBitCount
        mantissa >>= zeros
        exponent += zeros
        let numerator = makeInt(value < 0 ? -mantissa : mantissa)
        defer { release(numerator) }
        let one = makeInt(1)
        let shift = makeInt(abs(exponent))
        defer {
            release(one)
            release(shift)
        }
        return exponent >= 0
            ? makeTuple(owned: [try intShiftLeft(numerator, by: shift), makeInt(1)])
            : makeTuple(owned: [retained(numerator), try intShiftLeft(one, by: shift)])
    }

    /// The integer part, a new reference; the float must be finite.
    func floatToInt(_ value: Double) throws(Raised) -> ObjectRef {
        if value.isNaN { throw valueError("cannot convert float NaN to integer") }
        if value.isInfinite { throw overflowError("cannot convert float infinity to integer") }
        let whole = value.rounded(.towardZero)
        if whole.magnitude < 0x1p62 { return makeInt(Int(whole)) }
        return makeInt(BigIntConversion.whole(whole))
    }

    /// `round(value, digits)`: the nearest float to the decimal rounded half to even.
    func floatRound(_ value: Double, digits: Int) throws(Raised) -> Double {
        guard value.isFinite, value != 0 else { return value }
        if digits > 323 { return value }
        if digits < -308 { return copysign(0, value) }
        let text: [UInt8]
        if digits >= 0 {
            text = FloatText.fixed(value, precision: digits)
        } else {
            let decimal = DecimalDigits(value, significant: 17 + 1)
            let kept = decimal.point + digits
            if kept < 0 { return copysign(0, value) }
            text = roundedBefore(point: kept, value, digits)
        }
        let rounded = (text + [0]).withUnsafeBytes {
            strtod($0.baseAddress!.assumingMemoryBound(to: CChar.self), nil)
        }
        guard rounded.isFinite else { throw overflowError("rounded value too large to represent") }
        return rounded
    }

    /// To tens, hundreds and so on, exactly: by the digits of the whole number and whether there is a fraction.
    private func roundedBefore(point kept: Int, _ value: Double, _ digits: Int) -> [UInt8] {
        let whole = FloatText.fixed(value.magnitude.rounded(.towardZero), precision: 0)
        let head = Array(whole.prefix(max(0, whole.count + digits)))
        let tail = whole.suffix(min(-digits, whole.count))
        let fraction = value.magnitude != value.magnitude.rounded(.towardZero)
        let half = [UInt8(53)] + [UInt8](repeating: 48, count: max(0, -digits - 1))
        let padded = [UInt8](repeating: 48, count: -digits - tail.count) + Array(tail)
        let isAbove = padded.lexicographicallyPrecedes(half) ? false : padded != half || fraction
        let isHalf = padded == half && !fraction
        var rounded = head.isEmpty ? [48] : head
        if isAbove || isHalf && rounded.last! & 1 == 1 { increment(&rounded) }
        return (value < 0 ? [UInt8(ascii: "-")] : []) + rounded + [UInt8](repeating: 48, count: -digits)
    }

    private func increment(_ digits: inout [UInt8]) {
        var index = digits.count - 1
        while index >= 0, digits[index] == 57 {
            digits[index] = 48
            index -= 1
        }
        if index >= 0 { digits[index] += 1 } else { digits.insert(49, at: 0) }
    }
}

extension String {
    var trimmedOfASCIIWhitespace: String {
        let isSpace: (Character) -> Bool = { $0 == " " || ("\t"..."\r").contains($0) }
        let head = drop(while: isSpace)
        return String(head.reversed().drop(while: isSpace).reversed())
    }
}
