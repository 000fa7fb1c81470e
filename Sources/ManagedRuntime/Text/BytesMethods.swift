/// The methods that bytes and bytearray have and str has not.
enum BytesMethods {
    static var all: [NativeFunction] {
        [
            NativeFunction("decode", "($self, /, encoding='utf-8', errors='strict')") {
                (r, a) throws(Raised) in
                let values = try r.bind(a, decodeSignature)
                let contents = r.bytesIfAny(a[0]).unsafelyUnwrapped
                return try r.decode(contents, of: a[0], encoding: values[1], errors: values[2])
            },
            NativeFunction("hex") { (r, a) throws(Raised) in
                let values = try r.bind(a, hexSignature)
                return try r.bytesHex(a[0], separator: values[1], group: values[2])
            },
            NativeFunction("translate", "($self, table, /, delete=b'')") { (r, a) throws(Raised) in
                let values = try r.bind(a, translateSignature)
                return try r.translateBytes(a[0], values[1].unsafelyUnwrapped, delete: values[2])
            },
        ]
    }

    private static var decodeSignature: Signature {
        Signature("decode", positionalOnly: ["self"], ["encoding", "errors"])
    }
    private static var hexSignature: Signature {
        Signature("hex", positionalOnly: ["self"], ["sep", "bytes_per_sep"])
    }
    private static var translateSignature: Signature {
        Signature("translate", positionalOnly: ["self", "table"], ["delete"], required: 2)
    }

    static var classMethods: [NativeFunction] {
        [
            NativeFunction("fromhex", "($type, string, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "bytes.fromhex")
                return try r.bytesFromHex(a[0], a[1])
            }
        ]
    }

    static var staticMethods: [NativeFunction] {
        [
            NativeFunction("maketrans", "(frm, to, /)") { (r, a) throws(Raised) in
                try r.expect(a, 2...2, "maketrans", receivers: 0)
                let (from, to) = (try r.bytesLike(a[0]), try r.bytesLike(a[1]))
                guard from.count == to.count else {
                    throw r.valueError("maketrans arguments must have same length")
                }
                var table = [UInt8](0...255)
                for index in 0..<from.count { table[Int(from[index])] = to[index] }
                return table.withUnsafeBytesTyped { r.makeBytes($0) }
            }
        ]
    }
}

extension Runtime {
    /// `bytes.hex(sep, bytes_per_sep=1)`: groups are counted from the end, for a negative number from the start.
    func bytesHex(_ object: ObjectRef, separator: ObjectRef?, group: ObjectRef?) throws(Raised) -> ObjectRef {
        let size = try group.map { (group) throws(Raised) in try asInt32(group) } ?? 1
        let mark = try separator.map { (separator) throws(Raised) in try hexSeparator(separator) }
        let contents = bytesIfAny(object).unsafelyUnwrapped
        var buffer = TextBuffer(capacity: 3 * contents.count + 16)
        for index in 0..<contents.count {
            if let mark, size != 0, index > 0 {
                let place = size > 0 ? contents.count - index : index
                if place % abs(size) == 0 { buffer.append(mark) }
            }
            appendHex(UInt32(contents[index]), digits: 2, to: &buffer)
        }
        return makeString(buffer)
    }

    private func hexSeparator(_ object: ObjectRef) throws(Raised) -> UInt32 {
        guard object.kind == .str || bytesIfAny(object) != nil else {
            throw typeError("sep must be str or bytes.")
        }
        let text = anyText(object)
        guard text.count == 1 else { throw valueError("sep must be length 1.") }
        guard text[0] < 128 else { throw valueError("sep must be ASCII.") }
        return text[0]
    }

    /// `bytes.fromhex(text)`; the class is given.
    func bytesFromHex(_ type: ObjectRef, _ object: ObjectRef) throws(Raised) -> ObjectRef {
        guard object.kind == .str else {
            throw typeError("fromhex() argument must be str, not \(typeName(of: object))")
        }
        let text = view(object)
        var bytes: [UInt8] = []
        var index = 0
        while index < text.count {
            if text[index] == 32 || text[index] &- 9 < 5 {
                index += 1
                continue
            }
            guard let high = hexValue(text[index]) else { throw noHexDigit(index) }
            guard index + 1 < text.count, let low = hexValue(text[index + 1]) else {
                throw noHexDigit(index + 1)
            }
            bytes.append(high << 4 | low)
            index += 2
        }
        if type == types[.bytearray] { return bytes.withUnsafeBytesTyped { makeBytearray($0) } }
        let value = bytes.withUnsafeBytesTyped { makeBytes($0) }
        guard type != types.bytes else { return value }
        defer { release(value) }
        return try call(type, value)
    }

    private func noHexDigit(_ position: Int) -> Raised {
        valueError("non-hexadecimal number found in fromhex() arg at position \(position)")
    }

    private func hexValue(_ character: UInt32) -> UInt8? {
        switch character {
        case 48...57: UInt8(character - 48)
        case 65...70: UInt8(character - 55)
        case 97...102: UInt8(character - 87)
        default: nil
        }
    }

    /// `bytes.translate(table, delete)`; a table of None changes nothing.
    func translateBytes(
        _ object: ObjectRef, _ table: ObjectRef, delete: ObjectRef?
    ) throws(Raised) -> ObjectRef {
        let mapping = table == none ? nil : try bytesLike(table)
        if let mapping, mapping.count != 256 {
            throw valueError("translation table must be 256 characters long")
        }
        let deleted = try delete.map { (delete) throws(Raised) in TextView(bytes: try bytesLike(delete)) }
        let contents = bytesIfAny(object).unsafelyUnwrapped
        var bytes: [UInt8] = []
        bytes.reserveCapacity(contents.count)
        for byte in contents where !(deleted?.contains(UInt32(byte)) ?? false) {
            bytes.append(mapping?[Int(byte)] ?? byte)
        }
        return bytes.withUnsafeBytesTyped { makeText(like: object, TextView(bytes: $0)) }
    }
}
