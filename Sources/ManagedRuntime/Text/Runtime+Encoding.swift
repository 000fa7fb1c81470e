/// `str.encode`.
extension Runtime {
    private static let encodeSignature = Signature(
        "encode", positionalOnly: ["self"], ["encoding", "errors"])

    func encode(_ arguments: Arguments) throws(Raised) -> ObjectRef {
        let values = try bind(arguments, Self.encodeSignature)
        return try encode(arguments[0], encoding: values[1], errors: values[2], function: "encode")
    }

    /// A new reference to a bytes object.
    func encode(
        _ string: ObjectRef, encoding: ObjectRef?, errors: ObjectRef?, function: StaticString
    ) throws(Raised) -> ObjectRef {
        let encoding = try self.encoding(encoding, function)
        let errors = try errorsName(errors, function)
        let text = view(string)
        if text.isASCII, text.count > 0 {
            switch encoding {
            case .utf8, .ascii, .latin1: return makeBytes(text.bytes)
            default: break
            }
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.byteCount + 8)
        if case .utf16(nil) = encoding { bytes += [0xff, 0xfe] }
        if case .utf32(nil) = encoding { bytes += [0xff, 0xfe, 0, 0] }
        var index = 0
        while index < text.count {
            let character = text[index]
            if character < encoding.limit, !(encoding.rejectsSurrogates && character &- 0xd800 < 0x800) {
                encoding.append(character, to: &bytes)
                index += 1
            } else {
                index = try encodeUnencodable(string, text, index, encoding, errors, to: &bytes)
            }
        }
        return bytes.withUnsafeBytesTyped { makeBytes($0) }
    }

    /// - Returns: the index behind the characters that were dealt with.
    private func encodeUnencodable(
        _ string: ObjectRef, _ text: TextView, _ start: Int, _ encoding: TextEncoding, _ errors: String,
        to bytes: inout [UInt8]
    ) throws(Raised) -> Int {
        var end = start + 1
        func isEncodable(_ character: UInt32) -> Bool {
            character < encoding.limit && !(encoding.rejectsSurrogates && character &- 0xd800 < 0x800)
        }
        while end < text.count, !isEncodable(text[end]) { end += 1 }
        guard let handler = ErrorHandler(rawValue: errors) else {
            throw raise(.lookupError, "unknown error handler name '\(errors)'")
        }
        for index in start..<end {
            let character = text[index]
            switch handler {
            case .ignore: break
            case .replace: encoding.append(63, to: &bytes)
            case .backslashreplace:
                var escape = TextBuffer()
                if character == 9 || character == 10 || character == 13 { continue }
                appendEscape(character, to: &escape)
                for position in 0..<escape.count { encoding.append(escape.view[position], to: &bytes) }
            case .xmlcharrefreplace:
                for byte in "&#\(character);".utf8 { encoding.append(UInt32(byte), to: &bytes) }
            case .surrogateescape where character &- 0xdc80 < 0x80:
                bytes.append(UInt8(truncatingIfNeeded: character & 0xff))
            case .surrogatepass where encoding.rejectsSurrogates: encoding.append(character, to: &bytes)
            default: throw try encodeError(string, start, end, encoding)
            }
        }
        return end
    }

    private func encodeError(
        _ string: ObjectRef, _ start: Int, _ end: Int, _ encoding: TextEncoding
    ) throws(Raised) -> Raised {
        let reason =
            switch encoding {
            case .ascii: "ordinal not in range(128)"
            case .latin1: "ordinal not in range(256)"
            default: "surrogates not allowed"
            }
        return try unicodeError(.unicodeEncodeError, encoding.codec, string, start, end, reason)
    }

    /// Raises an exception of five arguments by calling its class.
    func unicodeError(
        _ kind: ExceptionKind, _ codec: String, _ object: ObjectRef, _ start: Int, _ end: Int,
        _ reason: String
    ) throws(Raised) -> Raised {
        let arguments = [makeString(codec), object, makeInt(start), makeInt(end), makeString(reason)]
        defer { for index in [0, 2, 3, 4] { release(arguments[index]) } }
        return raise(owned: try call(exceptionType(kind), arguments))
    }

    /// UTF-8 where none is given.
    func encoding(_ name: ObjectRef?, _ function: StaticString) throws(Raised) -> TextEncoding {
        guard let name else { return .utf8 }
        guard name.kind == .str else {
            throw typeError("\(function)() argument 'encoding' must be str, not \(typeName(of: name))")
        }
        guard let encoding = TextEncoding(name: stringValue(name)) else {
            throw raise(.lookupError, "unknown encoding: \(stringValue(name))")
        }
        return encoding
    }

    func errorsName(_ name: ObjectRef?, _ function: StaticString) throws(Raised) -> String {
        guard let name else { return "strict" }
        guard name.kind == .str else {
            throw typeError("\(function)() argument 'errors' must be str, not \(typeName(of: name))")
        }
        return stringValue(name)
    }
}
