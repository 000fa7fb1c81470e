import DumpFormat

extension ObjectReader {
    /// Calls `body` with an object's value: a str in UTF-8 (a lone surrogate as `\udc80`), the contents of bytes, an int
    /// in decimal (beyond some 4,300 digits in hexadecimal), a float as the shortest text that reads back the same.
    ///
    /// The bytes are valid during the call only. For objects of other types, and where the value is not in the dump,
    /// `body` is not called. Costs no allocation for str, bytes and ints of up to 64 bits.
    package func withValue(of object: UInt64, type: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
        let record = types.record(type)
        switch record.form {
        case .str: withText(of: object, body)
        case .bytes:
            let count = variableCount(of: object, record)
            guard let bytes = space.pointer(object &+ UInt64(layouts.bytesContents), count) else { return }
            body(UnsafeRawBufferPointer(start: bytes, count: count))
        case .int: withDecimal(of: object, record, body)
        case .float:
            guard let value = space.load(object &+ UInt64(layouts.floatValue), as: Double.self) else {
                return
            }
            var text = "\(value)"
            text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
        default: return
        }
    }

    private func withText(of object: UInt64, _ body: (UnsafeRawBufferPointer) -> Void) {
        guard let characters = strings.characters(of: object, in: space) else { return }
        if characters.isASCII {
            return body(UnsafeRawBufferPointer(start: characters.bytes, count: characters.count))
        }
        let output = scratch.reserve(UTF8Encoding.capacity(for: characters))
        body(UnsafeRawBufferPointer(start: output, count: UTF8Encoding.encode(characters, into: output)))
    }

    /// The value of an int from 0 to 2^64 - 1; nil for anything else.
    func unsignedInteger(at object: UInt64) -> UInt64? {
        let row = typeRow(at: object)
        guard row >= 0, types.record(row).form == .int,
            let digits = integerDigits(of: object, types.record(row)), !digits.isNegative, digits.count <= 3
        else { return nil }
        var value: UInt64 = 0
        for index in (0..<digits.count).reversed() {
            guard value >> 34 == 0 else { return nil }
            value = value << 30 | UInt64(digits[index] & 0x3fff_ffff)
        }
        return value
    }

    private func withDecimal(
        of object: UInt64, _ record: TypeRecord, _ body: (UnsafeRawBufferPointer) -> Void
    ) {
        guard let digits = integerDigits(of: object, record) else { return }
        guard digits.count > 2 else {
            let value = (0..<digits.count).reduce(0 as UInt64) { $0 | UInt64(digits[$1]) << UInt64(30 * $1) }
            return withDecimal(of: value, isNegative: digits.isNegative, body)
        }
        var text = IntegerText.text(
            digits: (0..<digits.count).map { digits[$0] }, isNegative: digits.isNegative)
        text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
    }

    /// Digits of 30 bits, lowest first.
    struct IntegerDigits {
        let bytes: UnsafeRawPointer
        let count: Int
        let isNegative: Bool

        subscript(index: Int) -> UInt32 { bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self) }
    }

    /// The sign of an int is that of `ob_size`, from 3.12 on in the lowest two bits of `lv_tag` (0 positive, 1 zero,
    /// 2 negative).
    func integerDigits(of object: UInt64, _ record: TypeRecord) -> IntegerDigits? {
        let count = variableCount(of: object, record)
        guard let tag = space.load(object &+ 16, as: Int.self),
            let bytes = space.pointer(object &+ UInt64(layouts.intDigits), count * 4)
        else { return nil }
        return IntegerDigits(bytes: bytes, count: count, isNegative: minor >= 12 ? tag & 3 == 2 : tag < 0)
    }

    private func withDecimal(of magnitude: UInt64, isNegative: Bool, _ body: (UnsafeRawBufferPointer) -> Void)
    {
        let longest = 21
        let output = scratch.reserve(longest)
        var start = longest
        var rest = magnitude
        repeat {
            start -= 1
            output[start] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        } while rest != 0
        if isNegative, magnitude != 0 {
            start -= 1
            output[start] = UInt8(ascii: "-")
        }
        body(UnsafeRawBufferPointer(start: output + start, count: longest - start))
    }
}
