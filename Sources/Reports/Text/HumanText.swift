/// Numbers as people read them. The exact value always stands nearby: in a title, a sort key, `report.json`.
package enum HumanText {
    /// What stands between groups of three digits: a narrow no-break space on a page, a comma on a terminal.
    package enum Separator: String, Sendable {
        case narrowSpace = "\u{202F}"
        case comma = ","
    }

    /// `0 B`, `512 B`, `1.4 MiB`, `-3.0 KiB`: binary units, one decimal below 100.
    package static func bytes(_ value: some BinaryInteger) -> String {
        let magnitude = Double(value.magnitude)
        guard magnitude >= 1_024 else { return "\(value) B" }
        var scaled = magnitude / 1_024
        var unit = 0
        while scaled >= 1_023.95, unit < units.count - 1 {
            scaled /= 1_024
            unit += 1
        }
        return "\(value < 0 ? "-" : "")\(fixed(scaled, decimals: scaled < 99.95 ? 1 : 0)) \(units[unit])"
    }

    /// `1 234 567`.
    package static func count(_ value: some BinaryInteger, _ separator: Separator = .narrowSpace) -> String {
        let digits = Array(String(value.magnitude))
        var result = value < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result += separator.rawValue }
            result.append(digit)
        }
        return result
    }

    /// `30.0%`, `0.25%`, `100%`: two decimals below 1%, none where it is whole and large.
    package static func percentage(_ ratio: Double) -> String {
        let percent = ratio * 100
        guard percent.isFinite, abs(percent) < 1e12 else { return "\(ratio)" }
        if percent == 0 || abs(percent) >= 99.95 { return "\(fixed(percent, decimals: 0))%" }
        return "\(fixed(percent, decimals: abs(percent) < 0.995 ? 2 : 1))%"
    }

    /// A number with a fixed count of decimals, rounded half away from zero; no locale is involved.
    package static func fixed(_ value: Double, decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        guard abs(value) * scale < 0x1p62 else { return "\(value)" }
        let whole = Int64((abs(value) * scale).rounded(.toNearestOrAwayFromZero))
        let sign = value < 0 && whole != 0 ? "-" : ""
        guard decimals > 0 else { return "\(sign)\(whole)" }
        let fraction = String(whole % Int64(scale))
        let zeros = String(repeating: "0", count: decimals - fraction.count)
        return "\(sign)\(whole / Int64(scale)).\(zeros)\(fraction)"
    }

    private static let units = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
}
