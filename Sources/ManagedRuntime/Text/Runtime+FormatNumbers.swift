/// Numbers by a format specification: sign, prefix, digits with separators, the rest, and padding where it belongs.
extension Runtime {
    func formatInt(_ object: ObjectRef, spec text: TextView) throws(Raised) -> ObjectRef {
        if text.count == 0 { return try object.type == types.int ? intDecimal(object) : string(object) }
        let spec = try parseSpec(text, of: object, align: FormatSpec.right, type: UInt8(ascii: "d"))
        let type = spec.type.unsafelyUnwrapped
        switch type < 128 ? Character(Unicode.Scalar(UInt8(type))) : "?" {
        case "b", "o", "x", "X", "d", "n", "c": return try formatInteger(object, spec, UInt8(type))
        case "e", "E", "f", "F", "g", "G", "%":
            return try formatDouble(intToDouble(object), spec, object)
        default: throw unknownCode(type, object)
        }
    }

    private func formatInteger(
        _ object: ObjectRef, _ spec: FormatSpec, _ type: UInt8
    ) throws(Raised) -> ObjectRef {
        if spec.precision != nil { throw valueError("Precision not allowed in integer format specifier") }
        if spec.coercesNegativeZero {
            throw valueError("Negative zero coercion (z) not allowed in integer format specifier")
        }
        if type == UInt8(ascii: "c") { return try formatCharacter(object, spec) }
        var digits = TextBuffer(capacity: 96)
        var prefix: StaticString = ""
        switch type {
        case UInt8(ascii: "d"), UInt8(ascii: "n"): try appendDecimal(object, to: &digits)
        case UInt8(ascii: "b"):
            prefix = "0b"
            appendMagnitude(object, bitsADigit: 1, uppercase: false, to: &digits)
        case UInt8(ascii: "o"):
            prefix = "0o"
            appendMagnitude(object, bitsADigit: 3, uppercase: false, to: &digits)
        default:
            let uppercase = type == UInt8(ascii: "X")
            prefix = uppercase ? "0X" : "0x"
            appendMagnitude(object, bitsADigit: 4, uppercase: uppercase, to: &digits)
        }
        let negative = intIsNegative(object)
        let view = digits.view
        let skipped = negative && view[0] == 45 ? 1 : 0
        return layOutNumber(
            view.part(skipped, view.count), digitCount: view.count - skipped, negative: negative,
            prefix: spec.alternate ? prefix : "", groupSize: type == UInt8(ascii: "d") ? 3 : 4, spec)
    }

    private func formatCharacter(_ object: ObjectRef, _ spec: FormatSpec) throws(Raised) -> ObjectRef {
        if spec.sign != nil { throw valueError("Sign not allowed with integer format specifier 'c'") }
        if spec.alternate {
            throw valueError("Alternate form (#) not allowed with integer format specifier 'c'")
        }
        guard let value = intValue(object) else {
            throw overflowError("Python int too large to convert to C long")
        }
        guard (0..<0x110000).contains(value) else { throw overflowError("%c arg not in range(0x110000)") }
        var buffer = TextBuffer()
        buffer.append(UInt32(value))
        return layOutNumber(buffer.view, digitCount: 0, negative: false, prefix: "", groupSize: 3, spec)
    }

    func formatFloat(_ object: ObjectRef, spec text: TextView) throws(Raised) -> ObjectRef {
        if text.count == 0 { return try string(object) }
        let spec = try parseSpec(text, of: object, align: FormatSpec.right, type: nil)
        if let type = spec.type {
            switch type < 128 ? Character(Unicode.Scalar(UInt8(type))) : "?" {
            case "e", "E", "f", "F", "g", "G", "n", "%": break
            default: throw unknownCode(type, object)
            }
        }
        return try formatDouble(floatValue(object), spec, object)
    }

    private func formatDouble(
        _ value: Double, _ spec: FormatSpec, _ object: ObjectRef
    ) throws(Raised) -> ObjectRef {
        guard spec.precision ?? 0 <= Int(Int32.max) else { throw valueError("precision too big") }
        var text = doubleText(value, spec)
        var negative = text.first == UInt8(ascii: "-")
        if negative { text.removeFirst() }
        if spec.coercesNegativeZero, negative,
            text.allSatisfy({ $0 == 48 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "%") })
                || text.first == 48 && isZero(text)
        {
            negative = false
        }
        let digitCount = text.prefix { $0 &- 48 < 10 }.count
        return text.withUnsafeBytes {
            layOutNumber(
                TextView(bytes: $0), digitCount: digitCount, negative: negative, prefix: "", groupSize: 3,
                spec)
        }
    }

    /// Whether all digits before an exponent are zeros.
    private func isZero(_ text: [UInt8]) -> Bool {
        text.prefix { $0 | 0x20 != UInt8(ascii: "e") }.allSatisfy { $0 == 48 || !(48...57).contains($0) }
    }

    private func doubleText(_ value: Double, _ spec: FormatSpec) -> [UInt8] {
        guard let type = spec.type.map({ UInt8($0) }) else {
            guard let precision = spec.precision else {
                return FloatText.special(value) ?? shortestText(value, spec.alternate)
            }
            return FloatText.special(value)
                ?? FloatText.general(value, precision: precision, keepsZeros: spec.alternate, addsZero: true)
        }
        let precision = spec.precision ?? 6
        switch type {
        case UInt8(ascii: "%"):
            let percent = value * 100
            let text =
                FloatText.special(percent)
                ?? FloatText.fixed(percent, precision: precision, keepsPoint: spec.alternate)
            return text + [UInt8(ascii: "%")]
        default:
            let text = printed(value, type, precision, alternate: spec.alternate)
            return type &- 65 < 26 ? text.map { $0 &- 97 < 26 ? $0 - 32 : $0 } : text
        }
    }

    private func shortestText(_ value: Double, _ alternate: Bool) -> [UInt8] {
        FloatText.shortest(value)
    }

    /// As C's `printf` has it, in lower case.
    func printed(_ value: Double, _ type: UInt8, _ precision: Int, alternate: Bool) -> [UInt8] {
        if let special = FloatText.special(value) { return special }
        switch type | 0x20 {
        case UInt8(ascii: "e"):
            return FloatText.exponential(value, precision: precision, keepsPoint: alternate)
        case UInt8(ascii: "f"): return FloatText.fixed(value, precision: precision, keepsPoint: alternate)
        default: return FloatText.general(value, precision: precision, keepsZeros: alternate)
        }
    }

    /// - Parameters:
    ///   - text: digits, then what follows them (a fraction, an exponent).
    ///   - digitCount: how many digits lead the text, which separators may divide.
    private func layOutNumber(
        _ text: TextView, digitCount: Int, negative: Bool, prefix: StaticString, groupSize: Int,
        _ spec: FormatSpec
    ) -> ObjectRef {
        var sign: UInt32?
        if negative {
            sign = 45
        } else if spec.sign == UInt8(ascii: "+") || spec.sign == UInt8(ascii: " ") {
            sign = UInt32(spec.sign.unsafelyUnwrapped)
        }
        let fixedCount = (sign == nil ? 0 : 1) + prefix.utf8CodeUnitCount + text.count - digitCount
        // Zeros that pad in front of digits take separators too.
        let zeroFilled = spec.fill == 48 && spec.align == FormatSpec.inside && digitCount > 0
        let minimum = zeroFilled ? spec.width - fixedCount : 0
        var digits = TextBuffer()
        groupDigits(text.part(0, digitCount), minimum, groupSize, spec.grouping, into: &digits)
        let padding = max(0, spec.width - fixedCount - digits.count)
        let before =
            spec.align == FormatSpec.right ? padding : spec.align == FormatSpec.center ? padding / 2 : 0
        var result = TextBuffer(capacity: max(64, fixedCount + digits.count + padding))
        result.append(repeating: spec.fill, count: before)
        if let sign { result.append(sign) }
        result.append(prefix)
        if spec.align == FormatSpec.inside { result.append(repeating: spec.fill, count: padding) }
        result.append(digits.view)
        result.append(text.part(digitCount, text.count))
        if spec.align == FormatSpec.left || spec.align == FormatSpec.center {
            result.append(repeating: spec.fill, count: padding - before)
        }
        return makeString(result)
    }

    /// Digits with a separator between groups, filled up with zeros to a minimum width.
    private func groupDigits(
        _ digits: TextView, _ minimum: Int, _ groupSize: Int, _ separator: UInt8?,
        into buffer: inout TextBuffer
    ) {
        guard let separator else {
            buffer.append(repeating: 48, count: minimum - digits.count)
            buffer.append(digits)
            return
        }
        guard digits.count > 0 else { return }
        var reversed: [UInt8] = []
        var (left, room) = (digits.count, minimum)
        while true {
            let group = min(groupSize, max(left, room, 1))
            for _ in 0..<group {
                reversed.append(left > 0 ? UInt8(digits[left - 1]) : 48)
                if left > 0 { left -= 1 }
            }
            room -= group
            if left <= 0, room <= 0 { break }
            reversed.append(separator)
            room -= 1
        }
        for byte in reversed.reversed() { buffer.append(byte: byte) }
    }
}
