/// Numbers as people read them, for labels, captions and titles; the same everywhere, whatever the locale.
public enum Format {
    /// `512 B`, `1.4 MiB`, `23 GiB`: two significant digits at least, binary units.
    public static func bytes(_ count: some BinaryInteger) -> String {
        let units = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
        let sign = count < 0 ? "-" : ""
        guard count.magnitude >= 1024 else { return "\(count) B" }
        var value = Double(count.magnitude) / 1024
        var unit = 0
        while value >= 1023.5, unit + 1 < units.count {
            value /= 1024
            unit += 1
        }
        return "\(sign)\(value < 9.95 ? decimal(value, digits: 1) : decimal(value, digits: 0)) \(units[unit])"
    }

    /// `1,234,567`.
    public static func count(_ count: some BinaryInteger) -> String {
        var groups: [Substring] = []
        var digits = String(count.magnitude)[...]
        while digits.count > 3 {
            groups.append(digits.suffix(3))
            digits = digits.dropLast(3)
        }
        groups.append(digits)
        return (count < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
    }

    /// `12.3%` for 0.123; `0%` and `100%` only for exactly that.
    public static func share(_ ratio: Double) -> String {
        if ratio == 0 || ratio == 1 { return ratio == 0 ? "0%" : "100%" }
        if ratio > 0, ratio < 0.0005 { return "<0.1%" }
        if ratio < 1, ratio >= 0.9995 { return ">99.9%" }
        return decimal(ratio * 100, digits: 1) + "%"
    }

    /// `part` of `whole` as a percentage; a share of nothing is `0%`.
    public static func share(_ part: some BinaryInteger, of whole: some BinaryInteger) -> String {
        share(whole == 0 ? 0 : Double(part) / Double(whole))
    }

    /// The text, its middle replaced by an ellipsis where it has more than `limit` characters.
    public static func shortened(_ text: String, to limit: Int = 40) -> String {
        precondition(limit >= 3, "no room for an ellipsis")
        guard text.count > limit else { return text }
        let head = (limit - 1) * 2 / 3
        return "\(text.prefix(head))…\(text.suffix(limit - 1 - head))"
    }

    /// Rounded half away from zero.
    private static func decimal(_ value: Double, digits: Int) -> String {
        guard digits > 0 else { return "\(Int64(value.rounded()))" }
        let tenths = Int64((value.magnitude * 10).rounded())
        return "\(value < 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
    }
}
