import ManagedRuntime

/// `'%s is %r' % (a, b)` as an f-string. Only `%s`, `%r` and `%a`, with widths and precisions of up to two digits.
struct PercentFormat {
    private let format: [UInt32]
    private var position = 0

    private init(_ format: [UInt32]) { self.format = format }

    static func joinedString(_ format: [UInt32], _ arguments: [Expression]) -> [Expression]? {
        if arguments.contains(where: { if case .starred = $0.kind { true } else { false } }) { return nil }
        var reader = PercentFormat(format)
        var parts: [Expression] = []
        var used = 0
        while true {
            if let text = reader.readText() {
                parts.append(Expression(.constant(.string(text)), .artificial))
            }
            if reader.position >= format.count { break }
            guard used < arguments.count, let part = reader.readField(arguments[used]) else { return nil }
            parts.append(part)
            used += 1
        }
        return used == arguments.count ? parts : nil
    }

    private static let percent = UInt32(UInt8(ascii: "%"))

    /// Up to the next field, with `%%` as one.
    private mutating func readText() -> [UInt32]? {
        var text: [UInt32] = []
        while position < format.count {
            if format[position] == PercentFormat.percent {
                guard position + 1 < format.count, format[position + 1] == PercentFormat.percent else {
                    break
                }
                position += 1
            }
            text.append(format[position])
            position += 1
        }
        return text.isEmpty ? nil : text
    }

    private mutating func next() -> Character? {
        guard position < format.count else { return nil }
        defer { position += 1 }
        return Unicode.Scalar(format[position]).map { Character($0) } ?? "\u{fffd}"
    }

    private mutating func readField(_ argument: Expression) -> Expression? {
        position += 1
        var isLeftAligned = false
        guard var character = next() else { return nil }
        while "-+ #0z".contains(character) {
            if character == "-" { isLeftAligned = true }
            guard let following = next() else { return nil }
            character = following
        }
        guard let width = readNumber(&character) else { return nil }
        var precision: Int?
        if character == "." {
            guard let following = next() else { return nil }
            character = following
            guard let digits = readNumber(&character) else { return nil }
            precision = digits ?? 0
        }
        guard "sra".contains(character) else { return nil }
        var spec = !isLeftAligned && width ?? 0 > 0 ? ">" : ""
        if let width { spec += String(width) }
        if let precision { spec += ".\(precision)" }
        let specification = spec.isEmpty ? nil : Expression(.constant(.text(spec)), .artificial)
        return Expression(
            .formattedValue(value: argument, conversion: character, spec: specification), argument.range)
    }

    /// Nil of nil where there are too many digits, nil where there are none.
    private mutating func readNumber(_ character: inout Character) -> Int?? {
        let maximumDigits = 3
        var value: Int?
        var digits = 0
        while let digit = character.isASCII ? character.wholeNumberValue : nil {
            value = (value ?? 0) * 10 + digit
            guard let following = next() else { return .none }
            character = following
            digits += 1
            if digits >= maximumDigits { return .none }
        }
        return .some(value)
    }
}
