/// `bytes.decode` and `str(bytes, encoding)`.
extension Runtime {
    /// - Parameter object: whose contents they are, for errors.
    func decode(
        _ contents: UnsafeRawBufferPointer, of object: ObjectRef, encoding: ObjectRef?, errors: ObjectRef?
    ) throws(Raised) -> ObjectRef {
        let encoding = try self.encoding(encoding, "decode")
        let errors = try errorsName(errors, "decode")
        let bytes = TextView(bytes: contents)
        let isASCII = bytes.usedBits < 128
        switch encoding {
        case .latin1: return makeString(bytes)
        case .utf8, .ascii: if isASCII { return makeString(bytes) }
        default: break
        }
        var decoder = Decoder(contents: contents, object: object, errors: errors, encoding: encoding)
        switch encoding {
        case .utf8: try decodeUTF8(&decoder)
        case .ascii: try decodeASCII(&decoder)
        case .utf16(let bigEndian): try decodeUnits(&decoder, width: 2, bigEndian)
        case .utf32(let bigEndian): try decodeUnits(&decoder, width: 4, bigEndian)
        case .latin1: break
        }
        return makeString(decoder.text)
    }

    struct Decoder: ~Copyable {
        let contents: UnsafeRawBufferPointer
        let object: ObjectRef
        let errors: String
        let encoding: TextEncoding
        var text = TextBuffer(capacity: 128)
        var position = 0

        init(contents: UnsafeRawBufferPointer, object: ObjectRef, errors: String, encoding: TextEncoding) {
            self.contents = contents
            self.object = object
            self.errors = errors
            self.encoding = encoding
        }
    }

    private func decodeASCII(_ decoder: inout Decoder) throws(Raised) {
        while decoder.position < decoder.contents.count {
            let byte = decoder.contents[decoder.position]
            if byte < 128 {
                decoder.text.append(byte: byte)
                decoder.position += 1
            } else {
                try handleUndecodable(&decoder, count: 1, "ordinal not in range(128)")
            }
        }
    }

    private func decodeUTF8(_ decoder: inout Decoder) throws(Raised) {
        let bytes = decoder.contents
        while decoder.position < bytes.count {
            let start = decoder.position
            let lead = bytes[start]
            if lead < 0x80 {
                decoder.text.append(byte: lead)
                decoder.position += 1
                continue
            }
            let length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
            if length == 0 {
                try handleUndecodable(&decoder, count: 1, "invalid start byte")
                continue
            }
            let valid = validContinuations(bytes, start, length)
            if valid == length - 1 {
                var scalar = UInt32(lead) & (0x7f >> UInt32(length))
                for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[start + offset] & 0x3f) }
                decoder.text.append(scalar)
                decoder.position += length
            } else if start + 1 + valid >= bytes.count {
                try handleUndecodable(&decoder, count: bytes.count - start, "unexpected end of data")
            } else {
                try handleUndecodable(&decoder, count: valid + 1, "invalid continuation byte")
            }
        }
    }

    /// How many bytes behind the lead may follow it: the second is restricted for some leads.
    private func validContinuations(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ length: Int) -> Int {
        var valid = 0
        while valid < length - 1, start + 1 + valid < bytes.count {
            let byte = bytes[start + 1 + valid]
            var allowed: ClosedRange<UInt8> = 0x80...0xbf
            if valid == 0 {
                switch bytes[start] {
                case 0xe0: allowed = 0xa0...0xbf
                case 0xed: allowed = 0x80...0x9f
                case 0xf0: allowed = 0x90...0xbf
                case 0xf4: allowed = 0x80...0x8f
                default: break
                }
            }
            guard allowed.contains(byte) else { break }
            valid += 1
        }
        return valid
    }

    private func decodeUnits(_ decoder: inout Decoder, width: Int, _ order: Bool?) throws(Raised) {
        let bytes = decoder.contents
        var bigEndian = order ?? false
        if order == nil, bytes.count >= width {
            if unit(bytes, 0, width, false) == 0xfeff {
                decoder.position = width
            } else if unit(bytes, 0, width, true) == 0xfeff {
                bigEndian = true
                decoder.position = width
            }
        }
        while decoder.position < bytes.count {
            let start = decoder.position
            guard start + width <= bytes.count else {
                try handleUndecodable(&decoder, count: bytes.count - start, "truncated data")
                continue
            }
            let value = unit(bytes, start, width, bigEndian)
            if width == 2, value &- 0xd800 < 0x800 {
                try decodeSurrogates(&decoder, value, bigEndian)
            } else if width == 4, value >= 0x110000 || value &- 0xd800 < 0x800 {
                let reason =
                    value >= 0x110000
                    ? "code point not in range(0x110000)"
                    : "code point in surrogate code point range(0xd800, 0xe000)"
                try handleUndecodable(&decoder, count: 4, reason)
            } else {
                decoder.text.append(value)
                decoder.position += width
            }
        }
    }

    private func decodeSurrogates(
        _ decoder: inout Decoder, _ first: UInt32, _ bigEndian: Bool
    ) throws(Raised) {
        let (bytes, start) = (decoder.contents, decoder.position)
        guard first < 0xdc00 else { return try handleUndecodable(&decoder, count: 2, "illegal encoding") }
        guard start + 4 <= bytes.count else {
            return try handleUndecodable(&decoder, count: bytes.count - start, "unexpected end of data")
        }
        let second = unit(bytes, start + 2, 2, bigEndian)
        guard second &- 0xdc00 < 0x400 else {
            return try handleUndecodable(&decoder, count: 2, "illegal UTF-16 surrogate")
        }
        decoder.text.append(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
        decoder.position += 4
    }

    private func unit(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ width: Int, _ bigEndian: Bool)
        -> UInt32
    {
        var value: UInt32 = 0
        for index in 0..<width {
            value = value << 8 | UInt32(bytes[start + (bigEndian ? index : width - 1 - index)])
        }
        return value
    }

    /// Deals with `count` bytes at the decoder's position as its error handler says.
    private func handleUndecodable(
        _ decoder: inout Decoder, count: Int, _ reason: String
    ) throws(Raised) {
        guard let handler = ErrorHandler(rawValue: decoder.errors) else {
            throw raise(.lookupError, "unknown error handler name '\(decoder.errors)'")
        }
        let start = decoder.position
        switch handler {
        case .ignore: break
        case .replace: decoder.text.append(0xfffd)
        case .backslashreplace:
            for index in start..<start + count {
                decoder.text.append("\\x")
                appendHex(UInt32(decoder.contents[index]), digits: 2, to: &decoder.text)
            }
        case .surrogateescape:
            for index in start..<start + count {
                decoder.text.append(0xdc00 + UInt32(decoder.contents[index]))
            }
        case .surrogatepass where isEncodedSurrogate(decoder.contents, start) && count < 4:
            let bytes = decoder.contents
            decoder.text.append(
                0xd000 | UInt32(bytes[start + 1] & 0x3f) << 6 | UInt32(bytes[start + 2] & 0x3f))
            decoder.position += 3
            return
        default:
            let bytes = makeBytes(decoder.contents)
            defer { release(bytes) }
            throw try unicodeError(
                .unicodeDecodeError, decoder.encoding.codec, bytes, start, start + count, reason)
        }
        decoder.position += count
    }

    private func isEncodedSurrogate(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Bool {
        start + 2 < bytes.count && bytes[start] == 0xed && bytes[start + 1] &- 0xa0 < 0x20
            && bytes[start + 2] &- 0x80 < 0x40
    }
}
