/// `repr` and `ascii` of str, and `repr` of bytes.
extension Runtime {
    func representString(_ string: ObjectRef) -> ObjectRef {
        var buffer = TextBuffer(capacity: (stringLength(string) + 8) * stringState(string).width)
        appendRepresentation(view(string), asciiOnly: false, to: &buffer)
        return makeString(buffer)
    }

    /// `ascii(object)`.
    func asciiRepresentation(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        let text = try represent(object)
        if stringState(text).isASCII { return text }
        defer { release(text) }
        var buffer = TextBuffer()
        let view = view(text)
        for index in 0..<view.count {
            if view[index] < 128 {
                buffer.append(view[index])
            } else {
                appendEscape(view[index], to: &buffer)
            }
        }
        return makeString(buffer)
    }

    private func appendRepresentation(_ text: TextView, asciiOnly: Bool, to buffer: inout TextBuffer) {
        let quote = quote(for: text)
        buffer.append(quote)
        for index in 0..<text.count {
            let character = text[index]
            if character == quote || character == 92 {
                buffer.append(92)
                buffer.append(character)
            } else if Unicode.isPrintable(character) {
                buffer.append(character)
            } else {
                appendEscape(character, to: &buffer)
            }
        }
        buffer.append(quote)
    }

    /// A double quote only where there are single quotes and no double ones.
    private func quote(for text: TextView) -> UInt32 { text.contains(39) && !text.contains(34) ? 34 : 39 }

    /// `\n` and the like, or `\x`, `\u` or `\U` with as many digits as the character needs.
    func appendEscape(_ character: UInt32, to buffer: inout TextBuffer) {
        buffer.append(92)
        switch character {
        case 9: buffer.append(116)
        case 10: buffer.append(110)
        case 13: buffer.append(114)
        case ..<0x100:
            buffer.append(120)
            appendHex(character, digits: 2, to: &buffer)
        case ..<0x10000:
            buffer.append(117)
            appendHex(character, digits: 4, to: &buffer)
        default:
            buffer.append(85)
            appendHex(character, digits: 8, to: &buffer)
        }
    }

    func appendHex(_ value: UInt32, digits: Int, to buffer: inout TextBuffer) {
        for index in stride(from: digits - 1, through: 0, by: -1) {
            let digit = UInt8(value >> UInt32(4 * index) & 15)
            buffer.append(byte: digit + (digit < 10 ? 48 : 87))
        }
    }

    func representBytes(_ contents: UnsafeRawBufferPointer) -> ObjectRef {
        var buffer = TextBuffer(capacity: contents.count + 16)
        appendRepresentation(bytes: contents, to: &buffer)
        return makeString(buffer)
    }

    /// - Parameter escapesSingleQuotes: also between double quotes, as bytearray does.
    func appendRepresentation(
        bytes contents: UnsafeRawBufferPointer, escapesSingleQuotes: Bool = false, to buffer: inout TextBuffer
    ) {
        let quote = quote(for: TextView(bytes: contents))
        buffer.append(98)
        buffer.append(quote)
        for byte in contents {
            let character = UInt32(byte)
            if character == quote || character == 92 || escapesSingleQuotes && character == 39 {
                buffer.append(92)
                buffer.append(character)
            } else if character &- 32 < 95 {
                buffer.append(character)
            } else {
                appendEscape(character, to: &buffer)
            }
        }
        buffer.append(quote)
    }
}
