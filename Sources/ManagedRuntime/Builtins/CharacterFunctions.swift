extension NativeModule {
    static var characterFunctions: [NativeFunction] {
        [
            NativeFunction("chr", "(i, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "chr", receivers: 0)
                return try runtime.character(arguments[0])
            },
            NativeFunction("ord", "(c, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "ord", receivers: 0)
                return try runtime.ordinal(arguments[0])
            },
        ]
    }
}

extension Runtime {
    fileprivate func character(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        let code = try asInt32(object)
        guard (0..<0x11_0000).contains(code) else { throw valueError("chr() arg not in range(0x110000)") }
        return makeString(character: UInt32(code))
    }

    fileprivate func ordinal(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        let text: TextView
        switch object.kind {
        case .str: text = view(object)
        case .bytes: text = TextView(bytes: bytesContents(object))
        default: throw typeError("ord() expected string of length 1, but \(typeName(of: object)) found")
        }
        guard text.count == 1 else {
            throw typeError("ord() expected a character, but string of length \(text.count) found")
        }
        return makeInt(Int(text[0]))
    }
}
