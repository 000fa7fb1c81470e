enum UnicodeErrorLayout {
    static let encoding = 72
    static let object = 80
    /// Int each.
    static let start = 88
    static let end = 96
    static let reason = 104
}

extension NativeType {
    static var unicodeDecodeError: NativeType { unicodeError(.unicodeDecodeError, hasEncoding: true) }
    static var unicodeEncodeError: NativeType { unicodeError(.unicodeEncodeError, hasEncoding: true) }
    static var unicodeTranslateError: NativeType { unicodeError(.unicodeTranslateError, hasEncoding: false) }

    private static func unicodeError(_ kind: ExceptionKind, hasEncoding: Bool) -> NativeType {
        NativeType(kind) { type in
            type.slots = { slots in
                slots.initialize =
                    hasEncoding
                    ? { (runtime, exception, arguments) throws(Raised) in
                        try runtime.initializeUnicodeError(exception, arguments, hasEncoding: true)
                    }
                    : { (runtime, exception, arguments) throws(Raised) in
                        try runtime.initializeUnicodeError(exception, arguments, hasEncoding: false)
                    }
                slots.string = { (runtime, exception) throws(Raised) in
                    try runtime.describeUnicodeError(exception)
                }
            }
            type.attributes = [
                .field("object", UnicodeErrorLayout.object), .field("reason", UnicodeErrorLayout.reason),
                .number("start", UnicodeErrorLayout.start), .number("end", UnicodeErrorLayout.end),
            ]
            if hasEncoding { type.attributes.append(.field("encoding", UnicodeErrorLayout.encoding)) }
        }
    }
}

extension NativeAttribute {
    /// A field that holds an integer of the machine.
    fileprivate static func number(_ name: String, _ offset: Int) -> NativeAttribute {
        NativeAttribute(
            name, get: { (runtime, object) throws(Raised) in runtime.makeInt(object[word: offset]) },
            set: { (runtime, object, value) throws(Raised) in
                guard let value, let number = runtime.intValue(value) else {
                    throw runtime.typeError("an integer is required")
                }
                object[word: offset] = number
            })
    }
}

extension Runtime {
    fileprivate func initializeUnicodeError(
        _ exception: ObjectRef, _ arguments: Arguments, hasEncoding: Bool
    ) throws(Raised) {
        try expectNoKeywords(arguments, of: exception)
        setArguments(of: exception, arguments)
        let first = hasEncoding ? 1 : 0
        guard arguments.count == first + 4 else {
            throw typeError("function takes exactly \(first + 4) arguments (\(arguments.count) given)")
        }
        guard let start = intValue(arguments[first + 1]), let end = intValue(arguments[first + 2]) else {
            throw typeError(
                "'\(typeName(of: arguments[first + 1]))' object cannot be interpreted as an integer")
        }
        if hasEncoding { set(exception, UnicodeErrorLayout.encoding, arguments[0]) }
        set(exception, UnicodeErrorLayout.object, arguments[first])
        exception[word: UnicodeErrorLayout.start] = start
        exception[word: UnicodeErrorLayout.end] = end
        set(exception, UnicodeErrorLayout.reason, arguments[first + 3])
    }

    fileprivate func describeUnicodeError(_ exception: ObjectRef) throws(Raised) -> ObjectRef {
        guard let object = exception[reference: UnicodeErrorLayout.object] else {
            return retained(statics.emptyString)
        }
        let reason = try shownText(exception[reference: UnicodeErrorLayout.reason] ?? none)
        let (start, end) = (
            exception[word: UnicodeErrorLayout.start], exception[word: UnicodeErrorLayout.end]
        )
        let encoding = try exception[reference: UnicodeErrorLayout.encoding].map { (object) throws(Raised) in
            "'\(try shownText(object))' codec "
        }
        let isDecoding = isSubtype(exception.type, exceptionType(.unicodeDecodeError))
        let verb = isDecoding ? "decode" : encoding != nil ? "encode" : "translate"
        let prefix = encoding ?? ""
        if end == start + 1, start >= 0 {
            if isDecoding, object.kind == .bytes, start < object[word: BytesLayout.count] {
                let byte = bytesContents(object)[start]
                return makeString(
                    "\(prefix)can't \(verb) byte 0x\(hexadecimal(Int(byte), 2)) in position \(start): \(reason)"
                )
            }
            if !isDecoding, object.kind == .str, start < stringLength(object) {
                return makeString(
                    "\(prefix)can't \(verb) character '\(escaped(object, start))' in position \(start): \(reason)"
                )
            }
        }
        let what = isDecoding ? "bytes" : "characters"
        return makeString("\(prefix)can't \(verb) \(what) in position \(start)-\(end - 1): \(reason)")
    }

    private func shownText(_ object: ObjectRef) throws(Raised) -> String {
        let text = try string(object)
        defer { release(text) }
        return stringValue(text)
    }

    private func escaped(_ string: ObjectRef, _ index: Int) -> String {
        let character = Int(self.character(of: string, index))
        if character <= 0xff { return "\\x" + hexadecimal(character, 2) }
        return character <= 0xffff ? "\\u" + hexadecimal(character, 4) : "\\U" + hexadecimal(character, 8)
    }

    private func character(of string: ObjectRef, _ index: Int) -> UInt32 {
        let start = UnsafeRawPointer(textStart(string))
        switch stringState(string).width {
        case 1: return UInt32(start.load(fromByteOffset: index, as: UInt8.self))
        case 2: return UInt32(start.load(fromByteOffset: 2 * index, as: UInt16.self))
        default: return start.load(fromByteOffset: 4 * index, as: UInt32.self)
        }
    }

    private func hexadecimal(_ value: Int, _ digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
