import ManagedRuntime

extension Parser {
    /// The value of the number at the position, which stays.
    mutating func number() throws(ParseFailure) -> Constant {
        let range = tokens[position].range
        let digits = text[Int(tokens[position].start)..<Int(tokens[position].end)]
            .filter { $0 != UInt8(ascii: "_") }
        if digits.count > 2, digits[0] == UInt8(ascii: "0"), let base = base(of: digits[1]) {
            guard let value = NumberLiteral.integer(digits.dropFirst(2), base: base) else {
                refuse("an integer of so many digits is outside the subset: compute it", range)
                return .int(0)
            }
            return value
        }
        let last = digits[digits.count - 1]
        if last == UInt8(ascii: "j") || last == UInt8(ascii: "J") {
            refuse("complex numbers are outside the subset: use two floats", range)
            return .float(0)
        }
        guard digits.allSatisfy(isDigit) else {
            return .float((Double(String(decoding: digits, as: UTF8.self)) ?? .infinity).bitPattern)
        }
        if digits.count > NumberLiteral.maximumDecimalDigits {
            throw fail(
                "Exceeds the limit (4300 digits) for integer string conversion: value has \(digits.count) digits; "
                    + "use sys.set_int_max_str_digits() to increase the limit - "
                    + "Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
                range)
        }
        return NumberLiteral.integer(digits[...], base: 10)!
    }

    private func base(of letter: UInt8) -> UInt? {
        switch letter | 0x20 {
        case UInt8(ascii: "x"): 16
        case UInt8(ascii: "o"): 8
        case UInt8(ascii: "b"): 2
        default: nil
        }
    }
}

enum NumberLiteral {
    static let maximumDecimalDigits = 4300
    /// Conversion to decimal takes time quadratic in the length.
    static let maximumDigits = 50_000

    /// The integer that these digits write; nil where there are too many.
    static func integer(_ digits: ArraySlice<UInt8>, base: UInt) -> Constant? {
        var small = 0
        var fits = true
        for digit in digits {
            let (product, overflow) = small.multipliedReportingOverflow(by: Int(base))
            let (sum, carry) = product.addingReportingOverflow(Int(value(of: digit)))
            if overflow || carry {
                fits = false
                break
            }
            small = sum
        }
        if fits { return .int(small) }
        guard digits.count <= maximumDigits else { return nil }
        if base == 10 {
            let significant = digits.drop { $0 == UInt8(ascii: "0") }
            return .bigInt(String(decoding: significant, as: UTF8.self))
        }
        return .bigInt(decimal(digits, base: base))
    }

    /// By limbs of base 10^9, the lowest first.
    private static func decimal(_ digits: ArraySlice<UInt8>, base: UInt) -> String {
        let limbBase: UInt = 1_000_000_000
        var limbs: [UInt] = [0]
        for digit in digits {
            var carry = value(of: digit)
            for index in limbs.indices {
                let sum = limbs[index] * base + carry
                limbs[index] = sum % limbBase
                carry = sum / limbBase
            }
            if carry > 0 { limbs.append(carry) }
        }
        var text = String(limbs.removeLast())
        for limb in limbs.reversed() {
            let part = String(limb)
            text += String(repeating: "0", count: 9 - part.utf8.count) + part
        }
        return text
    }

    static func value(of digit: UInt8) -> UInt {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt(digit - UInt8(ascii: "0"))
        default: UInt((digit | 0x20) - UInt8(ascii: "a")) + 10
        }
    }
}
