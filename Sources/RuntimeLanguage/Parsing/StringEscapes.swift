import ManagedRuntime

/// What the escapes in a string literal stand for.
enum StringEscapes {
    /// Python's message for an escape it cannot read.
    struct Mistake: Error {
        var message: String
    }

    /// The code points of a literal's text. An escape that means nothing stays as it is written.
    static func decode(_ text: ArraySlice<UInt8>) throws(Mistake) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(text.count)
        var reader = EscapeReader(Array(String(decoding: text, as: UTF8.self).unicodeScalars))
        while let scalar = reader.next() {
            if scalar == "\\" { try reader.readEscape(into: &result) } else { result.append(scalar.value) }
        }
        return result
    }

    /// The bytes of a bytes literal's text.
    static func decodeBytes(_ text: ArraySlice<UInt8>) throws(Mistake) -> [UInt8] {
        var result: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            index += 1
            guard byte == UInt8(ascii: "\\"), index < text.endIndex else {
                result.append(byte)
                continue
            }
            let escape = text[index]
            index += 1
            switch escape {
            case UInt8(ascii: "\n"): break
            case UInt8(ascii: "x"):
                let digits = text[index...].prefix(2).prefix { isHexDigit($0) }
                guard digits.count == 2 else {
                    let position = index - 2 - text.startIndex
                    throw Mistake(message: "(value error) invalid \\x escape at position \(position)")
                }
                result.append(digits.reduce(0) { $0 << 4 | UInt8(NumberLiteral.value(of: $1)) })
                index += 2
            case UInt8(ascii: "0")...UInt8(ascii: "7"):
                let digits = text[(index - 1)...].prefix(3).prefix { $0 >= 0x30 && $0 <= 0x37 }
                let value = digits.reduce(UInt32(0)) { $0 << 3 | UInt32($1 - 0x30) }
                result.append(UInt8(truncatingIfNeeded: value))
                index += digits.count - 1
            default:
                if let value = simple[escape] {
                    result.append(value)
                } else {
                    result += [UInt8(ascii: "\\"), escape]
                }
            }
        }
        return result
    }

    static let simple: [UInt8: UInt8] = [
        UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "'"): UInt8(ascii: "'"),
        UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8,
        UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "v"): 11, UInt8(ascii: "f"): 12,
        UInt8(ascii: "r"): 13,
    ]
}

func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"))
}

/// Reads one escape after the other.
private struct EscapeReader {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    /// Where `index` is in the text in which Python counts: characters outside ASCII are ten bytes there.
    private var offset = 0

    init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

    mutating func next() -> Unicode.Scalar? {
        guard index < scalars.count else { return nil }
        defer { index += 1 }
        offset += scalars[index].isASCII ? 1 : 10
        return scalars[index]
    }

    /// The backslash has been read.
    mutating func readEscape(into result: inout [UInt32]) throws(StringEscapes.Mistake) {
        let start = offset - 1
        guard let escape = next() else {
            result.append(UInt32(UInt8(ascii: "\\")))
            return
        }
        switch escape {
        case "\n": break
        case "x": result.append(try readHex(2, from: start, named: "\\xXX"))
        case "u": result.append(try readHex(4, from: start, named: "\\uXXXX"))
        case "U":
            let value = try readHex(8, from: start, named: "\\UXXXXXXXX")
            guard value <= 0x10FFFF else { throw mistake(from: start, "illegal Unicode character") }
            result.append(value)
        case "N": result.append(try readName(from: start))
        case "0"..."7":
            var value = escape.value - 0x30
            for _ in 0..<2 where index < scalars.count && ("0"..."7").contains(scalars[index]) {
                value = value << 3 | (next()!.value - 0x30)
            }
            result.append(value)
        default:
            if escape.isASCII, let value = StringEscapes.simple[UInt8(escape.value)] {
                result.append(UInt32(value))
            } else {
                result += [UInt32(UInt8(ascii: "\\")), escape.value]
            }
        }
    }

    private mutating func readHex(
        _ count: Int, from start: Int, named escape: String
    ) throws(StringEscapes.Mistake) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard index < scalars.count, scalars[index].isASCII, isHexDigit(UInt8(scalars[index].value))
            else {
                throw mistake(from: start, "truncated \(escape) escape")
            }
            value = value << 4 | UInt32(NumberLiteral.value(of: UInt8(next()!.value)))
        }
        return value
    }

    private mutating func readName(from start: Int) throws(StringEscapes.Mistake) -> UInt32 {
        let malformed = "malformed \\N character escape"
        guard index < scalars.count, scalars[index] == "{" else { throw mistake(from: start, malformed) }
        _ = next()
        var name = ""
        while index < scalars.count && scalars[index] != "}" { name.unicodeScalars.append(next()!) }
        guard index < scalars.count, !name.isEmpty else { throw mistake(from: start, malformed) }
        _ = next()
        guard let scalar = CharacterNames.scalar(named: name) else {
            throw mistake(from: start, "unknown Unicode character name")
        }
        return scalar.value
    }

    private func mistake(from start: Int, _ reason: String) -> StringEscapes.Mistake {
        let end = max(offset - 1, start)
        let place = start == end ? "byte 0x5c in position \(start)" : "bytes in position \(start)-\(end)"
        return StringEscapes.Mistake(
            message: "(unicode error) 'unicodeescape' codec can't decode \(place): \(reason)")
    }
}
