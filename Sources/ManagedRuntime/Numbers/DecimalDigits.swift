import Glibc

/// A float in decimal: significant digits, and where the decimal point is among them. `0.00123` has the digits 123 and
/// the point at -2.
struct DecimalDigits {
    var digits: [UInt8]
    var point: Int

    /// As few digits as name this float and no other (Lindley and others' SwiftDtoa, behind `description`).
    init(shortest value: Double) {
        var digits: [UInt8] = []
        digits.reserveCapacity(24)
        var (point, exponent) = (0, 0)
        var (seenPoint, inExponent, exponentSign) = (false, false, 1)
        for byte in value.magnitude.description.utf8 {
            switch byte {
            case UInt8(ascii: "."): seenPoint = true
            case UInt8(ascii: "e"): inExponent = true
            case UInt8(ascii: "-"): exponentSign = -1
            case UInt8(ascii: "+"): break
            default:
                if inExponent {
                    exponent = exponent * 10 + Int(byte - 48)
                } else {
                    digits.append(byte)
                    if !seenPoint { point += 1 }
                }
            }
        }
        self.init(trimming: digits, point: point + exponent * exponentSign)
    }

    /// So many significant digits, rounded half to even.
    init(_ value: Double, significant count: Int) {
        var digits: [UInt8] = []
        let text = FloatText.exponential(value.magnitude, precision: max(count, 1) - 1)
        var index = 0
        while index < text.count, text[index] != UInt8(ascii: "e") {
            if text[index] != UInt8(ascii: ".") { digits.append(text[index]) }
            index += 1
        }
        var exponent = 0
        for byte in text[(index + 2)...] { exponent = exponent * 10 + Int(byte - 48) }
        if text[index + 1] == UInt8(ascii: "-") { exponent = -exponent }
        self.init(trimming: digits, point: exponent + 1)
    }

    private init(trimming digits: [UInt8], point: Int) {
        var digits = digits[...]
        var point = point
        while digits.count > 1, digits.first == 48 {
            digits.removeFirst()
            point -= 1
        }
        while digits.count > 1, digits.last == 48 { digits.removeLast() }
        self.digits = Array(digits)
        self.point = digits == [48] ? 1 : point
    }

    /// The digits as a number without or with an exponent.
    /// - Parameter minimumEnd: zeros are added until there are digits up to this many behind the first.
    func layOut(withExponent: Bool, minimumEnd: Int, keepsPoint: Bool, addsZero: Bool) -> [UInt8] {
        let point = withExponent ? 1 : self.point
        var end = max(minimumEnd, digits.count)
        end = max(end, !withExponent && addsZero ? point + 1 : point)
        var text: [UInt8] = []
        if point <= 0 {
            text += [48, UInt8(ascii: ".")]
            text += [UInt8](repeating: 48, count: -point)
        }
        for index in 0..<end {
            if index == point, point > 0 { text.append(UInt8(ascii: ".")) }
            text.append(index < digits.count ? digits[index] : 48)
        }
        if end == point, keepsPoint { text.append(UInt8(ascii: ".")) }
        if withExponent { FloatText.appendExponent(self.point - 1, to: &text) }
        return text
    }
}

/// Floats as text, ASCII: what `printf` computes exactly, and Python's own ways of writing it.
enum FloatText {
    /// `repr`: the shortest text that reads back as the same float.
    static func shortest(_ value: Double, addsZero: Bool = true) -> [UInt8] {
        if let special = special(value) { return special }
        let decimal = DecimalDigits(shortest: value)
        let text = decimal.layOut(
            withExponent: decimal.point <= -4 || decimal.point > 16, minimumEnd: 0, keepsPoint: false,
            addsZero: addsZero)
        return value.sign == .minus ? [UInt8(ascii: "-")] + text : text
    }

    /// `inf`, `-inf` and `nan`; nil for a finite value.
    static func special(_ value: Double) -> [UInt8]? {
        if value.isFinite { return nil }
        if value.isNaN { return Array("nan".utf8) }
        return Array((value < 0 ? "-inf" : "inf").utf8)
    }

    /// `%.precisionf` of a finite value.
    static func fixed(_ value: Double, precision: Int, keepsPoint: Bool = false) -> [UInt8] {
        print(keepsPoint ? "%#.*f" : "%.*f", value, precision, room: 330 + precision)
    }

    /// `%.precisione` of a finite value.
    static func exponential(_ value: Double, precision: Int, keepsPoint: Bool = false) -> [UInt8] {
        print(keepsPoint ? "%#.*e" : "%.*e", value, precision, room: 24 + precision)
    }

    /// `%.precisiong`, and with `addsZero` as `format` without a type has it: a digit behind the point at least.
    static func general(
        _ value: Double, precision: Int, keepsZeros: Bool = false, addsZero: Bool = false
    ) -> [UInt8] {
        let precision = max(precision, 1)
        let decimal = DecimalDigits(value, significant: precision)
        let withExponent = decimal.point <= -4 || decimal.point > precision - (addsZero ? 1 : 0)
        let text = decimal.layOut(
            withExponent: withExponent, minimumEnd: keepsZeros ? precision : 0, keepsPoint: keepsZeros,
            addsZero: addsZero)
        return value.sign == .minus ? [UInt8(ascii: "-")] + text : text
    }

    static func appendExponent(_ exponent: Int, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "e"))
        text.append(exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
        if exponent.magnitude < 10 { text.append(48) }
        text += Array(String(exponent.magnitude).utf8)
    }

    private static func print(_ format: String, _ value: Double, _ precision: Int, room: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            count = withVaList([Int32(clamping: precision), value]) { arguments in
                buffer.withMemoryRebound(to: CChar.self) {
                    Int(vsnprintf($0.baseAddress, room, format, arguments))
                }
            }
        }
    }
}

extension Runtime {
    /// A new reference to a str of ASCII bytes.
    func makeString(ascii bytes: [UInt8]) -> ObjectRef {
        bytes.withUnsafeBytes {
            makeString(TextView($0.baseAddress!, count: $0.count, width: 1, isASCII: true))
        }
    }
}
