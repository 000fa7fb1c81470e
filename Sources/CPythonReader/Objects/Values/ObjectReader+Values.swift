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

    /// The sign of an int is that of `ob_size`, from 3.12 on in the lowest two bits of `lv_tag` (0 positive, 1 zero,
    /// 2 negative).
    private func withDecimal(
        of object: UInt64, _ record: TypeRecord, _ body: (UnsafeRawBufferPointer) -> Void
    ) {
        let count = variableCount(of: object, record)
        guard let tag = space.load(object &+ 16, as: Int.self),
            let digits = space.pointer(object &+ UInt64(layouts.intDigits), count * 4)
        else { return }
        let isNegative = minor >= 12 ? tag & 3 == 2 : tag < 0
        func digit(_ index: Int) -> UInt32 {
            digits.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)
        }
        guard count > 2 else {
            let value = (0..<count).reduce(0 as UInt64) { $0 | UInt64(digit($1)) << UInt64(30 * $1) }
            return withDecimal(of: value, isNegative: isNegative, body)
        }
        var text = IntegerText.text(digits: (0..<count).map(digit), isNegative: isNegative)
        text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
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
