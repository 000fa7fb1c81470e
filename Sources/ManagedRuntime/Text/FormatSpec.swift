/// The format specification mini-language, read: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
struct FormatSpec {
    var fill: UInt32 = 32
    /// One of `<`, `>`, `=` and `^`.
    var align: UInt8
    var hasAlign = false
    var sign: UInt8?
    var coercesNegativeZero = false
    var alternate = false
    var width = 0
    /// `,` or `_`.
    var grouping: UInt8?
    var precision: Int?
    /// The type's character; nil where there is none and the object has no default.
    var type: UInt32?

    static let left = UInt8(ascii: "<")
    static let right = UInt8(ascii: ">")
    static let center = UInt8(ascii: "^")
    static let inside = UInt8(ascii: "=")
}

extension Runtime {
    /// The text of a format specification, which must be a str.
    func specText(_ spec: ObjectRef) throws(Raised) -> TextView {
        guard spec.kind == .str else {
            throw typeError("__format__() argument must be str, not \(typeName(of: spec))")
        }
        return view(spec)
    }

    /// Reads the specification for an object whose type is named for messages.
    func parseSpec(
        _ text: TextView, of object: ObjectRef, align: UInt8, type: UInt8?
    ) throws(Raised) -> FormatSpec {
        var spec = FormatSpec(align: align, type: type.map(UInt32.init))
        var index = parseAlignment(text, &spec)
        func isNext(_ character: Unicode.Scalar) -> Bool {
            index < text.count && text[index] == character.value
        }
        if isNext("+") || isNext("-") || isNext(" ") {
            spec.sign = UInt8(text[index])
            index += 1
        }
        if isNext("z") {
            spec.coercesNegativeZero = true
            index += 1
        }
        if isNext("#") {
            spec.alternate = true
            index += 1
        }
        if isNext("0"), !spec.hasFill(text) {
            spec.fill = 48
            if !spec.hasAlign, align == FormatSpec.right { spec.align = FormatSpec.inside }
            index += 1
        }
        spec.width = try parseNumber(text, &index) ?? 0
        try parseGrouping(text, &index, &spec)
        if isNext(".") {
            index += 1
            guard let precision = try parseNumber(text, &index) else {
                throw valueError("Format specifier missing precision")
            }
            spec.precision = precision
        }
        if text.count - index > 1 {
            throw valueError(
                "Invalid format specifier '\(plainText(text))' for object of type '\(typeName(of: object))'")
        }
        if index < text.count { spec.type = text[index] }
        try checkGrouping(spec)
        return spec
    }

    /// Lone surrogates become U+FFFD.
    func plainText(_ view: TextView) -> String {
        var text = String.UnicodeScalarView()
        for index in 0..<view.count { text.append(Unicode.Scalar(view[index]) ?? "\u{FFFD}") }
        return String(text)
    }

    private func parseAlignment(_ text: TextView, _ spec: inout FormatSpec) -> Int {
        if text.count >= 2, let align = alignment(text[1]) {
            spec.fill = text[0]
            spec.align = align
            spec.hasAlign = true
            return 2
        }
        guard text.count >= 1, let align = alignment(text[0]) else { return 0 }
        spec.align = align
        spec.hasAlign = true
        return 1
    }

    private func alignment(_ character: UInt32) -> UInt8? {
        switch character {
        case 60...62, 94: UInt8(character)
        default: nil
        }
    }

    /// Nil where there are no digits.
    private func parseNumber(_ text: TextView, _ index: inout Int) throws(Raised) -> Int? {
        var value: Int?
        while index < text.count, let digit = Unicode.decimalValue(text[index]) {
            let (product, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
            let (sum, tooLarge) = product.addingReportingOverflow(digit)
            if overflow || tooLarge { throw valueError("Too many decimal digits in format string") }
            value = sum
            index += 1
        }
        return value
    }

    private func parseGrouping(
        _ text: TextView, _ index: inout Int, _ spec: inout FormatSpec
    ) throws(Raised) {
        for separator in [UInt8(ascii: ","), UInt8(ascii: "_")]
        where index < text.count && text[index] == UInt32(separator) {
            if spec.grouping != nil { throw valueError("Cannot specify both ',' and '_'.") }
            spec.grouping = separator
            index += 1
        }
        if index < text.count, text[index] == UInt32(UInt8(ascii: ",")), spec.grouping == UInt8(ascii: "_") {
            throw valueError("Cannot specify both ',' and '_'.")
        }
    }

    private func checkGrouping(_ spec: FormatSpec) throws(Raised) {
        guard let grouping = spec.grouping, let type = spec.type else { return }
        switch type < 128 ? Character(Unicode.Scalar(UInt8(type))) : "?" {
        case "d", "e", "f", "g", "E", "G", "%", "F": return
        case "b", "o", "x", "X": if grouping == UInt8(ascii: "_") { return }
        default: break
        }
        let separator = Character(Unicode.Scalar(grouping))
        throw valueError(
            type > 32 && type < 128
                ? "Cannot specify '\(separator)' with '\(Character(Unicode.Scalar(UInt8(type))))'."
                : "Cannot specify '\(separator)' with '\\x\(String(type, radix: 16))'.")
    }

    func unknownCode(_ type: UInt32, _ object: ObjectRef) -> Raised {
        let code =
            type > 32 && type < 128
            ? String(Character(Unicode.Scalar(UInt8(type)))) : "\\x" + String(type, radix: 16)
        return valueError("Unknown format code '\(code)' for object of type '\(typeName(of: object))'")
    }
}

extension FormatSpec {
    init(align: UInt8, type: UInt32?) {
        self.align = align
        self.type = type
    }

    /// Whether the text gives a fill character, two characters from the start.
    fileprivate func hasFill(_ text: TextView) -> Bool {
        guard text.count >= 2 else { return false }
        switch text[1] {
        case 60...62, 94: return true
        default: return false
        }
    }
}
