/// Python literals for previews of values.
enum Literal {
    /// `bytes` written as a literal of the given kind; an ellipsis stands for what was cut.
    static func text(_ bytes: UnsafeBufferPointer<UInt8>, kind: TypeKind, isCut: Bool) -> String {
        let ellipsis = isCut ? "…" : ""
        switch kind {
        case .string: return "'\(escaped(String(decoding: whole(bytes, isCut), as: UTF8.self)))\(ellipsis)'"
        case .bytes: return "b'\(bytes.map(byte).joined())\(ellipsis)'"
        default: return String(decoding: bytes, as: UTF8.self) + ellipsis
        }
    }

    /// Without the incomplete character that a cut may leave at the end.
    private static func whole(_ bytes: UnsafeBufferPointer<UInt8>, _ isCut: Bool) -> Slice<
        UnsafeBufferPointer<UInt8>
    > {
        guard isCut, let lead = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return bytes[...] }
        let length = max(1, (~bytes[lead]).leadingZeroBitCount)
        return lead + length > bytes.count ? bytes[..<lead] : bytes[...]
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "'": result += "\\'"
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _
            where scalar.properties.generalCategory == .control
                || scalar.properties.generalCategory == .format:
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func byte(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "'"): "\\'"
        case UInt8(ascii: "\\"): "\\\\"
        case 0x20..<0x7F: String(UnicodeScalar(byte))
        default: "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
    }
}
