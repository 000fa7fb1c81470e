extension Runtime {
    /// An int in decimal. Quadratic in its digits.
    package func decimal(_ object: ObjectRef) -> String {
        if let value = intValue(object) { return String(value) }
        let signedCount = object[word: IntLayout.digitCount]
        var limbs = (0..<abs(signedCount)).map { intDigits(object)[$0] }
        var groups: [UInt32] = []
        while !limbs.isEmpty { groups.append(divide(&limbs, by: 1_000_000_000)) }
        let rest = groups.dropLast().reversed().map { group in
            let digits = String(group)
            return String(repeating: "0", count: 9 - digits.count) + digits
        }
        return (signedCount < 0 ? "-" : "") + String(groups.last ?? 0) + rest.joined()
    }

    /// Divides in place, drops leading zeros, and returns the remainder.
    private func divide(_ limbs: inout [UInt32], by divisor: UInt64) -> UInt32 {
        var remainder: UInt64 = 0
        for index in limbs.indices.reversed() {
            let value = remainder << 30 | UInt64(limbs[index])
            limbs[index] = UInt32(value / divisor)
            remainder = value % divisor
        }
        while limbs.last == 0 { limbs.removeLast() }
        return UInt32(remainder)
    }
}
