/// Literals of Python, Java and JavaScript for previews of values.
enum Literal {
    /// `bytes` written as a literal of the given kind; an ellipsis stands for what was cut.
    static func text(
        _ bytes: UnsafeBufferPointer<UInt8>, kind: TypeKind, isCut: Bool, quote: Unicode.Scalar
    ) -> String {
        let ellipsis = isCut ? "…" : ""
        switch kind {
        case .string:
            let text = escaped(String(decoding: whole(bytes, isCut), as: UTF8.self), quote)
            return "\(quote)\(text)\(ellipsis)\(quote)"
        case .bytes: return "b'\(bytes.map(byte).joined())\(ellipsis)'"
        default: return String(decoding: bytes, as: UTF8.self) + ellipsis
        }
    }

    static func quote(in table: ColumnTable) -> Unicode.Scalar {
        let names = table.elements(.nameBytes, as: UInt8.self)
        let offsets = table.elements(.nameOffsets, as: UInt64.self)
        func isName(_ row: UInt32, _ text: StaticString) -> Bool {
            guard Int(row) + 1 < offsets.count else { return false }
            let name = names[Int(offsets[Int(row)])..<Int(offsets[Int(row) + 1])]
            return text.withUTF8Buffer { name.elementsEqual($0) }
        }
        let isDouble = table.elements(.facts, as: FactRecord.self).contains { fact in
            isName(fact.key, "runtime.language")
                && (isName(fact.value, "Java") || isName(fact.value, "JavaScript"))
        }
        return isDouble ? "\"" : "'"
    }

    /// Without the incomplete character that a cut may leave at the end.
    private static func whole(_ bytes: UnsafeBufferPointer<UInt8>, _ isCut: Bool) -> Slice<
        UnsafeBufferPointer<UInt8>
    > {
        guard isCut, let lead = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return bytes[...] }
        let length = max(1, (~bytes[lead]).leadingZeroBitCount)
        return lead + length > bytes.count ? bytes[..<lead] : bytes[...]
    }

    private static func escaped(_ text: String, _ quote: Unicode.Scalar) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case quote: result += "\\\(quote)"
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
