/// Unescapes the strings of a JSON array, as many bytes at a time as there are; it goes on at any byte.
///
/// V8 writes what is not ASCII as `\uXXXX`, two of them for a character beyond the first plane
/// (HeapSnapshotJSONSerializer::SerializeString in heap-snapshot-generator.cc); others write UTF-8. A surrogate without its
/// other half becomes U+FFFD, as in every decoder.
struct StringLexer {
    enum Stop: Equatable {
        case none
        /// The closing bracket of the array, at this place.
        case end(at: Int)
        /// A byte that has no place there, at this place.
        case unexpected(at: Int)
    }

    private enum Place {
        case between
        case inside
        case afterBackslash
        /// Of `\uXXXX`: so many digits are still to come.
        case hexadecimal(Int)
    }

    /// The strings, unescaped, one after the other.
    private(set) var text: [UInt8] = []
    /// Where each string ends in ``text``.
    private(set) var ends: [Int] = []
    private var place = Place.between
    private var unit: UInt16 = 0
    /// The first half of a surrogate pair whose second half may follow.
    private var high: UInt16?

    var isBetween: Bool { if case .between = place { true } else { false } }

    /// Takes in all of the bytes, or those before what stops it.
    mutating func read(_ bytes: UnsafeRawBufferPointer) -> Stop {
        var position = 0
        while position < bytes.count {
            switch place {
            case .inside:
                position = readPlain(bytes, position)
                continue
            case .between:
                switch bytes[position] {
                case UInt8(ascii: "\""): place = .inside
                case UInt8(ascii: "]"): return .end(at: position)
                case UInt8(ascii: ","), 0x0A, 0x0D, 0x20, 0x09: break
                default: return .unexpected(at: position)
                }
            case .afterBackslash:
                guard readEscape(bytes[position]) else { return .unexpected(at: position) }
            case .hexadecimal(let left):
                guard readDigit(bytes[position], left) else { return .unexpected(at: position) }
            }
            position += 1
        }
        return .none
    }

    /// Everything up to a quote or a backslash at once.
    private mutating func readPlain(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int {
        var position = start
        while position < bytes.count, bytes[position] != UInt8(ascii: "\""),
            bytes[position] != UInt8(ascii: "\\")
        {
            position += 1
        }
        if position > start {
            endPair()
            text.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start..<position]))
        }
        guard position < bytes.count else { return position }
        if bytes[position] == UInt8(ascii: "\"") {
            endPair()
            ends.append(text.count)
            place = .between
        } else {
            place = .afterBackslash
        }
        return position + 1
    }

    /// False where there is no such escape.
    private mutating func readEscape(_ byte: UInt8) -> Bool {
        if byte == UInt8(ascii: "u") {
            unit = 0
            place = .hexadecimal(4)
            return true
        }
        let plain: UInt8
        switch byte {
        case UInt8(ascii: "b"): plain = 0x08
        case UInt8(ascii: "f"): plain = 0x0C
        case UInt8(ascii: "n"): plain = 0x0A
        case UInt8(ascii: "r"): plain = 0x0D
        case UInt8(ascii: "t"): plain = 0x09
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain = byte
        default: return false
        }
        endPair()
        text.append(plain)
        place = .inside
        return true
    }

    /// False where it is no hexadecimal digit.
    private mutating func readDigit(_ byte: UInt8, _ left: Int) -> Bool {
        guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return false }
        unit = unit << 4 | UInt16(digit)
        place = left > 1 ? .hexadecimal(left - 1) : .inside
        if left == 1 { append(unit) }
        return true
    }

    private mutating func append(_ unit: UInt16) {
        if UTF16.isTrailSurrogate(unit), let high {
            self.high = nil
            let (upper, lower) = (UInt32(high - 0xD800), UInt32(unit - 0xDC00))
            append(UnicodeScalar(0x10000 + (upper << 10 | lower))!)
            return
        }
        endPair()
        if UTF16.isLeadSurrogate(unit) { high = unit } else { append(UnicodeScalar(unit) ?? "\u{FFFD}") }
    }

    /// The first half of a pair stays alone.
    private mutating func endPair() {
        guard high != nil else { return }
        high = nil
        append("\u{FFFD}")
    }

    private mutating func append(_ scalar: UnicodeScalar) { text += UTF8.encode(scalar)! }
}
