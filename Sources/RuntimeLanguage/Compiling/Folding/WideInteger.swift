/// An integer of any size, for constants: sign and magnitude, in base 2³², the low digit first, no zero on top.
struct WideInteger: Hashable {
    var isNegative: Bool
    var magnitude: [UInt32]

    init(isNegative: Bool, magnitude: [UInt32]) {
        self.magnitude = WideInteger.trimmed(magnitude)
        self.isNegative = isNegative && !self.magnitude.isEmpty
    }

    init(_ value: Int) {
        let bits = value.magnitude
        self.init(
            isNegative: value < 0,
            magnitude: [UInt32(truncatingIfNeeded: bits), UInt32(truncatingIfNeeded: bits >> 32)])
    }

    /// Digits, perhaps after a minus.
    init(decimal: String) {
        var magnitude: [UInt32] = []
        for digit in decimal.utf8 where digit != UInt8(ascii: "-") {
            var carry = UInt64(digit - UInt8(ascii: "0"))
            for index in magnitude.indices {
                carry += UInt64(magnitude[index]) * 10
                magnitude[index] = UInt32(truncatingIfNeeded: carry)
                carry >>= 32
            }
            if carry > 0 { magnitude.append(UInt32(carry)) }
        }
        self.init(isNegative: decimal.hasPrefix("-"), magnitude: magnitude)
    }

    var isZero: Bool { magnitude.isEmpty }

    var bitWidth: Int {
        guard let top = magnitude.last else { return 0 }
        return magnitude.count * 32 - top.leadingZeroBitCount
    }

    var decimal: String {
        if isZero { return "0" }
        var rest = magnitude
        var groups: [String] = []
        while !rest.isEmpty {
            let group = String(WideInteger.divide(&rest, by: 1_000_000_000))
            groups.append(rest.isEmpty ? group : String(repeating: "0", count: 9 - group.count) + group)
        }
        return (isNegative ? "-" : "") + groups.reversed().joined()
    }

    var asInt: Int? {
        guard magnitude.count <= 2 else { return nil }
        let bits = magnitude.reversed().reduce(UInt(0)) { $0 << 32 | UInt($1) }
        if !isNegative { return Int(exactly: bits) }
        return bits <= UInt(Int.max) + 1 ? Int(truncatingIfNeeded: 0 &- bits) : nil
    }

    static func trimmed(_ magnitude: [UInt32]) -> [UInt32] {
        var magnitude = magnitude
        while magnitude.last == 0 { magnitude.removeLast() }
        return magnitude
    }

    /// Leaves the quotient, returns the remainder.
    static func divide(_ magnitude: inout [UInt32], by divisor: UInt32) -> UInt32 {
        var remainder: UInt64 = 0
        for index in magnitude.indices.reversed() {
            remainder = remainder << 32 | UInt64(magnitude[index])
            magnitude[index] = UInt32(remainder / UInt64(divisor))
            remainder %= UInt64(divisor)
        }
        magnitude = trimmed(magnitude)
        return UInt32(remainder)
    }

    /// The nearest float, to even where two are; nil where the largest is too small.
    var asDouble: Double? { WideInteger.ratio(self, WideInteger(1)) }
}
