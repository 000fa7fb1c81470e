import ManagedRuntime

/// Constants as `repr` shows them, for annotations kept as text and for listings.
extension Constant {
    /// Code points: what `repr` leaves as it is may not be representable in a String.
    var representation: [UInt32] {
        switch self {
        case .string(let scalars): Constant.quote(scalars) { Constant.escape($0) }
        case .bytes(let bytes):
            [UInt32(UInt8(ascii: "b"))] + Constant.quote(bytes.map { UInt32($0) }) { Constant.escapeByte($0) }
        case .tuple(let items):
            Constant.list(items, "(", items.count == 1 ? ",)" : ")")
        case .frozenSet(let items):
            items.isEmpty ? Constant.scalars("frozenset()") : Constant.list(items, "frozenset({", "})")
        default: Constant.scalars(plainText)
        }
    }

    private var plainText: String {
        switch self {
        case .none: "None"
        case .ellipsis: "Ellipsis"
        case .bool(let value): value ? "True" : "False"
        case .int(let value): String(value)
        case .bigInt(let digits): digits
        case .float(let bits): Constant.text(of: Double(bitPattern: bits))
        case .code(let code): "<code object \(code.name), file \"\(code.file)\", line \(code.firstLine)>"
        default: ""
        }
    }

    static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    private static func list(_ items: [Constant], _ opening: String, _ closing: String) -> [UInt32] {
        let parts = items.map(\.representation).joined(separator: scalars(", "))
        return scalars(opening) + Array(parts) + scalars(closing)
    }

    /// Single quotes, unless there are some inside and no double ones.
    private static func quote(_ scalars: [UInt32], _ escape: (UInt32) -> [UInt32]) -> [UInt32] {
        let single = UInt32(UInt8(ascii: "'"))
        let double = UInt32(UInt8(ascii: "\""))
        let quote = scalars.contains(single) && !scalars.contains(double) ? double : single
        var result = [quote]
        for scalar in scalars {
            if scalar == quote { result.append(UInt32(UInt8(ascii: "\\"))) }
            result += scalar == quote ? [scalar] : escape(scalar)
        }
        return result + [quote]
    }

    private static func escape(_ scalar: UInt32) -> [UInt32] {
        if let short = shortEscape(scalar) { return scalars(short) }
        if scalar < 0x7f { return scalar < 0x20 ? scalars("\\x" + hex(scalar, 2)) : [scalar] }
        if isPrintable(scalar) { return [scalar] }
        if scalar <= 0xff { return scalars("\\x" + hex(scalar, 2)) }
        return scalars(scalar <= 0xffff ? "\\u" + hex(scalar, 4) : "\\U" + hex(scalar, 8))
    }

    private static func escapeByte(_ byte: UInt32) -> [UInt32] {
        if let short = shortEscape(byte) { return scalars(short) }
        return 0x20..<0x7f ~= byte ? [byte] : scalars("\\x" + hex(byte, 2))
    }

    private static func shortEscape(_ scalar: UInt32) -> String? {
        switch scalar {
        case 0x0a: "\\n"
        case 0x0d: "\\r"
        case 0x09: "\\t"
        case 0x5c: "\\\\"
        default: nil
        }
    }

    private static func hex(_ value: UInt32, _ width: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: width - digits.count) + digits
    }

    private static func isPrintable(_ value: UInt32) -> Bool {
        guard let scalar = Unicode.Scalar(value) else { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default: return true
        }
    }

    /// The shortest digits that read back as the same float, with an exponent below 1e-4 and from 1e16 on.
    private static func text(of value: Double) -> String {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        let parts = value.magnitude.description.split(separator: "e")
        let mantissa = parts[0].split(separator: ".")
        let fraction = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
        let all = String(mantissa[0]) + fraction
        let digits = String(all.drop { $0 == "0" })
        let sign = value.sign == .minus ? "-" : ""
        if digits.isEmpty { return sign + "0.0" }
        /// Where the point stands, counted from the first digit that is not zero.
        let point = mantissa[0].count - (all.count - digits.count) + (parts.count > 1 ? Int(parts[1])! : 0)
        var kept = digits
        while kept.count > 1 && kept.last == "0" { kept.removeLast() }
        return sign + layOut(kept, point: point)
    }

    private static func layOut(_ digits: String, point: Int) -> String {
        let exponent = point - 1
        if exponent < -4 || exponent >= 16 {
            let rest = digits.dropFirst()
            let magnitude = String(exponent.magnitude)
            return digits.prefix(1) + (rest.isEmpty ? "" : "." + rest) + (exponent < 0 ? "e-" : "e+")
                + (magnitude.count < 2 ? "0" : "") + magnitude
        }
        if point <= 0 { return "0." + String(repeating: "0", count: -point) + digits }
        if digits.count <= point {
            return digits + String(repeating: "0", count: point - digits.count) + ".0"
        }
        return digits.prefix(point) + "." + digits.dropFirst(point)
    }
}
