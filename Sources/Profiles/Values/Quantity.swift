import AnalysisResults

/// Quantities as people write them in a profile: `512 MiB`, `90s`, `30%`, `10k`.
///
/// A number is digits, `_` between them where that helps, and a fraction after a point; a unit follows it,
/// after one space or none. Signs and exponents belong to no quantity; a count may be negative.
package enum Quantity {
    /// Why a text is no quantity, and what would be.
    package struct Problem: Error, Equatable {
        var code: ProfileMistake.Code
        package var message: String
        package var help: String
    }

    /// Bytes; a fraction of a unit is rounded to whole bytes. At most `Int64.max`.
    package static func bytes(_ text: String) throws(Problem) -> Int64 {
        let examples = "sizes are written like `512 MiB`, `64 kB` or `4096`"
        let parts = try split(text, as: "a size in bytes", examples)
        guard let factor = byteUnits[parts.unit] else {
            throw unknownUnit(parts, among: byteUnitNames, as: "a size in bytes", examples)
        }
        return try scaled(parts, by: factor, text, "a whole number of bytes", examples)
    }

    /// A number of anything, as `1_000` or `10k`; within `Int64`.
    static func count(_ text: String) throws(Problem) -> Int64 {
        let examples = "whole numbers are written like `12`, `1_000` or `10k`"
        let negative = text.first == "-"
        let parts = try split(negative ? String(text.dropFirst()) : text, as: "a whole number", examples)
        guard let factor = countUnits[parts.unit] else {
            throw unknownUnit(parts, among: ["k", "M", "G"], as: "a whole number", examples)
        }
        let value = try scaled(parts, by: factor, text, "a whole number", examples)
        return negative ? -value : value
    }

    /// Seconds; the unit is never left out.
    package static func duration(_ text: String) throws(Problem) -> Double {
        let examples = "durations are written like `90s`, `2m`, `1h` or `500ms`"
        let parts = try split(text, as: "a duration", examples)
        guard let factor = durationUnits[parts.unit] else {
            guard !parts.unit.isEmpty else {
                throw Problem(
                    code: .wrongType, message: "\(quote(text)) is a duration without a unit",
                    help: "did you mean `\(quotable(text))s`? \(examples)")
            }
            throw unknownUnit(parts, among: ["ms", "s", "m", "h"], as: "a duration", examples)
        }
        return parts.number * factor
    }

    /// A share between 0 and 1, as `30%` or `0.3`.
    static func ratio(_ text: String) throws(Problem) -> Double {
        let examples = "shares are written like `30%` or `0.3`"
        let parts = try split(text, as: "a share", examples)
        guard parts.unit == "" || parts.unit == "%" else {
            throw unknownUnit(parts, among: ["%"], as: "a share", examples)
        }
        let value = parts.unit == "%" ? parts.number / 100 : parts.number
        guard value <= 1 else {
            let percent =
                parts.unit.isEmpty && parts.number <= 100 ? "did you mean `\(quotable(text))%`? " : ""
            throw Problem(
                code: .outOfRange, message: "\(quote(text)) is more than the whole",
                help: percent + "a share is between 0% and 100%")
        }
        return value
    }

    /// A limit on a metric of this unit, as the number a metric has.
    static func value(_ text: String, of unit: Unit) throws(Problem) -> Double {
        switch unit {
        case .bytes: Double(try bytes(text))
        case .count: Double(try count(text))
        case .ratio: try ratio(text)
        case .seconds: try duration(text)
        }
    }

    static func example(of unit: Unit) -> String {
        switch unit {
        case .bytes: "512 MiB"
        case .count: "1_000"
        case .ratio: "30%"
        case .seconds: "90s"
        }
    }
}

extension Quantity {
    private static let byteUnits: [String: Double] = [
        "": 1, "B": 1, "kB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12,
        "KiB": 0x1p10, "MiB": 0x1p20, "GiB": 0x1p30, "TiB": 0x1p40,
    ]
    static let byteUnitNames = ["B", "kB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB"]
    private static let countUnits: [String: Double] = ["": 1, "k": 1e3, "M": 1e6, "G": 1e9]
    private static let durationUnits: [String: Double] = ["ms": 1e-3, "s": 1, "m": 60, "h": 3600]

    private struct Parts {
        /// The digits and the fraction, without `_`.
        var digits: String
        var number: Double
        var unit: String
    }

    private static func split(_ text: String, as what: String, _ examples: String) throws(Problem) -> Parts {
        let digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "_" || $0 == "." }
        let unit = text[digits.endIndex...].drop { $0 == " " }
        let spaces = text.count - digits.count - unit.count
        let plain = digits.filter { $0 != "_" }
        guard isNumber(digits), spaces <= 1, unit.count <= 20, spaces == 0 || !unit.isEmpty,
            let number = Double(plain), number.isFinite
        else { throw Problem(code: .wrongType, message: "\(quote(text)) is not \(what)", help: examples) }
        return Parts(digits: String(plain), number: number, unit: String(unit))
    }

    /// Digits with `_` only between two of them, then perhaps a point and more digits.
    private static func isNumber(_ text: Substring) -> Bool {
        let halves = text.split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count <= 2, text.utf8.count <= 40 else { return false }
        return halves.allSatisfy { half in
            half.split(separator: "_", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
        }
    }

    /// Whole numbers are exact up to `Int64.max`; with a fraction, rounded from a `Double`.
    private static func scaled(
        _ parts: Parts, by factor: Double, _ text: String, _ what: String, _ examples: String
    ) throws(Problem) -> Int64 {
        if parts.digits.contains(".") {
            guard factor > 1 else {
                throw Problem(code: .wrongType, message: "\(quote(text)) is not \(what)", help: examples)
            }
            if let value = Int64(exactly: (parts.number * factor).rounded()) { return value }
        } else if let whole = Int64(parts.digits) {
            let (value, overflow) = whole.multipliedReportingOverflow(by: Int64(factor))
            if !overflow { return value }
        }
        throw Problem(code: .outOfRange, message: "\(quote(text)) is too large a number", help: examples)
    }

    private static func unknownUnit(
        _ parts: Parts, among units: [String], as what: String, _ examples: String
    ) -> Problem {
        let unit = parts.unit.lowercased()
        let meant = units.filter { [unit, unit + "b", unit + "ib"].contains($0.lowercased()) }
        let guesses = meant.map { "`\(parts.digits) \($0)`" }.joined(separator: " or ")
        let written = parts.digits + (parts.unit == "%" ? "" : " ") + parts.unit
        return Problem(
            code: .wrongType, message: "\(quote(written)) is not \(what): unknown unit \(quote(parts.unit))",
            help: (meant.isEmpty ? "" : "did you mean \(guesses)? ") + examples)
    }

    private static func quotable(_ text: String) -> String { quote(text).filter { $0 != "`" } }
}

extension Quantity {
    /// In the largest binary unit that keeps it a whole number: `1 MiB`, `4097`.
    static func written(bytes: Int64) -> String {
        for (shift, unit) in [(40, "TiB"), (30, "GiB"), (20, "MiB"), (10, "KiB")] {
            let size = Int64(1) << shift
            if bytes >= size && bytes % size == 0 { return "\(bytes / size) \(unit)" }
        }
        return String(bytes)
    }

    /// As a percentage where that is a short number: `1%`, `12.5%`.
    static func written(ratio: Double) -> String {
        let percent = ratio * 100
        let tenths = (percent * 10).rounded()
        guard abs(percent * 10 - tenths) < 1e-9, abs(tenths) < 1e6 else { return "\(ratio)" }
        let whole = Int(tenths)
        return whole % 10 == 0 ? "\(whole / 10)%" : "\(whole / 10).\(abs(whole % 10))%"
    }
}
