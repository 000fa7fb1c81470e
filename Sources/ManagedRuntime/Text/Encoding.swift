/// The encodings that programs name, and what to do about what they cannot hold.
enum TextEncoding {
    case utf8, ascii, latin1
    case utf16(bigEndian: Bool?), utf32(bigEndian: Bool?)

    /// By any of the usual names, whatever their case and punctuation.
    init?(name: String) {
        let plain = name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 }
        switch String(plain) {
        case "utf-8", "utf8", "u8", "utf", "cp65001": self = .utf8
        case "ascii", "us-ascii", "646": self = .ascii
        case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "8859", "cp819", "l1", "latin": self = .latin1
        case "utf-16", "utf16", "u16": self = .utf16(bigEndian: nil)
        case "utf-16-le", "utf-16le", "utf16le": self = .utf16(bigEndian: false)
        case "utf-16-be", "utf-16be", "utf16be": self = .utf16(bigEndian: true)
        case "utf-32", "utf32", "u32": self = .utf32(bigEndian: nil)
        case "utf-32-le", "utf-32le", "utf32le": self = .utf32(bigEndian: false)
        case "utf-32-be", "utf-32be", "utf32be": self = .utf32(bigEndian: true)
        default: return nil
        }
    }

    /// As messages name it.
    var codec: String {
        switch self {
        case .utf8: "utf-8"
        case .ascii: "ascii"
        case .latin1: "latin-1"
        case .utf16(let bigEndian): "utf-16" + (bigEndian.map { $0 ? "-be" : "-le" } ?? "")
        case .utf32(let bigEndian): "utf-32" + (bigEndian.map { $0 ? "-be" : "-le" } ?? "")
        }
    }

    /// The characters below this one can be encoded, surrogates apart.
    var limit: UInt32 {
        switch self {
        case .ascii: 128
        case .latin1: 256
        default: 0x110000
        }
    }

    /// Whether surrogates cannot be encoded.
    var rejectsSurrogates: Bool {
        switch self {
        case .ascii, .latin1: false
        default: true
        }
    }

    func append(_ character: UInt32, to bytes: inout [UInt8]) {
        switch self {
        case .ascii, .latin1: bytes.append(UInt8(truncatingIfNeeded: character))
        case .utf8: TextEncoding.appendUTF8(character, to: &bytes)
        case .utf16(let bigEndian):
            if character < 0x10000 {
                TextEncoding.append(character, count: 2, bigEndian ?? false, to: &bytes)
            } else {
                let rest = character - 0x10000
                TextEncoding.append(0xd800 + rest >> 10, count: 2, bigEndian ?? false, to: &bytes)
                TextEncoding.append(0xdc00 + rest & 0x3ff, count: 2, bigEndian ?? false, to: &bytes)
            }
        case .utf32(let bigEndian): TextEncoding.append(character, count: 4, bigEndian ?? false, to: &bytes)
        }
    }

    /// Surrogates like any other character of three bytes.
    static func appendUTF8(_ character: UInt32, to bytes: inout [UInt8]) {
        switch character {
        case ..<0x80: bytes.append(UInt8(character))
        case ..<0x800:
            bytes.append(UInt8(0xc0 | character >> 6))
            bytes.append(UInt8(0x80 | character & 0x3f))
        case ..<0x10000:
            bytes.append(UInt8(0xe0 | character >> 12))
            bytes.append(UInt8(0x80 | character >> 6 & 0x3f))
            bytes.append(UInt8(0x80 | character & 0x3f))
        default:
            bytes.append(UInt8(0xf0 | character >> 18))
            bytes.append(UInt8(0x80 | character >> 12 & 0x3f))
            bytes.append(UInt8(0x80 | character >> 6 & 0x3f))
            bytes.append(UInt8(0x80 | character & 0x3f))
        }
    }

    private static func append(_ value: UInt32, count: Int, _ bigEndian: Bool, to bytes: inout [UInt8]) {
        for index in 0..<count {
            let shift = UInt32(8 * (bigEndian ? count - 1 - index : index))
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }
}

/// What happens to characters and bytes that an encoding has no place for.
enum ErrorHandler: String {
    case strict, ignore, replace, backslashreplace, surrogateescape, surrogatepass, xmlcharrefreplace
}
