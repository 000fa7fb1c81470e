/// The text of integers of any size as dumps carry them.
package enum IntegerText {
    /// Beyond this many digits of 30 bits (about 4,300 decimal ones, the limit of Python's own `str(int)`), text is
    /// hexadecimal: decimal takes time by the square of the digits.
    package static let decimalLimit = 475

    /// An integer in decimal, or as `0x…` beyond ``decimalLimit``.
    ///
    /// - Parameter digits: of 30 bits each, the lowest first; leading zeros are allowed.
    package static func text(digits: some Sequence<UInt32>, isNegative: Bool) -> String {
        var limbs = digits.map { $0 & digitMask }
        while limbs.last == 0 { limbs.removeLast() }
        if limbs.isEmpty { return "0" }
        let text = limbs.count > decimalLimit ? "0x" + hexadecimal(limbs) : decimal(&limbs)
        return isNegative ? "-" + text : text
    }

    private static let digitMask: UInt32 = 1 << 30 - 1

    private static func decimal(_ limbs: inout [UInt32]) -> String {
        var groups: [UInt32] = []
        while !limbs.isEmpty { groups.append(divide(&limbs, by: 1_000_000_000)) }
        let rest = groups.dropLast().reversed().map { group in
            let digits = String(group)
            return String(repeating: "0", count: 9 - digits.count) + digits
        }
        return String(groups.last ?? 0) + rest.joined()
    }

    /// Divides in place, drops leading zeros, and returns the remainder.
    private static func divide(_ limbs: inout [UInt32], by divisor: UInt64) -> UInt32 {
        var remainder: UInt64 = 0
        for index in limbs.indices.reversed() {
            let value = remainder << 30 | UInt64(limbs[index])
            limbs[index] = UInt32(value / divisor)
            remainder = value % divisor
        }
        while limbs.last == 0 { limbs.removeLast() }
        return UInt32(remainder)
    }

    private static func hexadecimal(_ limbs: [UInt32]) -> String {
        var nibbles: [UInt8] = []
        var window: UInt64 = 0
        var bits = 0
        for limb in limbs {
            window |= UInt64(limb) << UInt64(bits)
            bits += 30
            while bits >= 4 {
                nibbles.append(UInt8(window & 0xf))
                window >>= 4
                bits -= 4
            }
        }
        nibbles.append(UInt8(window & 0xf))
        while nibbles.count > 1, nibbles.last == 0 { nibbles.removeLast() }
        return String(decoding: nibbles.reversed().map { $0 < 10 ? 0x30 + $0 : 0x57 + $0 }, as: UTF8.self)
    }
}
