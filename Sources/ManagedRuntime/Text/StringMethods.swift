/// The methods of str alone.
enum StringMethods {
    static var all: [NativeFunction] { [casefold] + predicates + formatting }

    private static var casefold: NativeFunction {
        NativeFunction("casefold", "($self, /)") { (r, a) throws(Raised) in
            try r.expect(a, 0...0, "str.casefold")
            return r.textChangeCase(a[0], .casefold)
        }
    }

    private static var predicates: [NativeFunction] {
        [
            NativeFunction("isdecimal", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "str.isdecimal")
                return r.textAll(a[0], Unicode.isDecimal)
            },
            NativeFunction("isnumeric", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "str.isnumeric")
                return r.textAll(a[0], Unicode.isNumeric)
            },
            NativeFunction("isprintable", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "str.isprintable")
                if r.stringLength(a[0]) == 0 { return r.retained(r.statics.true) }
                return r.textAll(a[0], Unicode.isPrintable)
            },
            NativeFunction("isidentifier", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "str.isidentifier")
                return r.retained(r.bool(Unicode.isIdentifier(r.view(a[0]))))
            },
        ]
    }

    private static var formatting: [NativeFunction] {
        [
            NativeFunction("encode", "($self, /, encoding='utf-8', errors='strict')") {
                (r, a) throws(Raised) in
                try r.encode(a)
            },
            NativeFunction("translate", "($self, table, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "str.translate")
                return try r.translate(a[0], a[1])
            },
            NativeFunction("format") { (r, a) throws(Raised) in try r.formatTemplate(a) },
            NativeFunction("format_map") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "str.format_map")
                return try r.formatTemplate(a[0], mapping: a[1])
            },
            NativeFunction("__format__", "($self, format_spec, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "str.__format__")
                return try r.formatString(a[0], spec: r.specText(a[1]))
            },
            NativeFunction("__sizeof__", "($self, /)") { (r, a) throws(Raised) in
                let state = r.stringState(a[0])
                let text = state.width * (r.stringLength(a[0]) + 1)
                return r.makeInt((state.isCompact ? state.textOffset : StrLayout.size) + text)
            },
            NativeFunction("__getnewargs__") { (r, a) throws(Raised) in
                r.makeTuple(owned: [r.makeString(r.view(a[0]))])
            },
        ]
    }
}

extension Unicode {
    static func isIdentifier(_ text: TextView) -> Bool {
        guard text.count > 0, isIdentifierStart(text[0]) else { return false }
        for index in 1..<max(1, text.count) where !isIdentifierPart(text[index]) { return false }
        return true
    }

    private static func isIdentifierStart(_ character: UInt32) -> Bool {
        character == 95 || (character < 128 ? isAlpha(character) : properties(character)?.isXIDStart ?? false)
    }

    private static func isIdentifierPart(_ character: UInt32) -> Bool {
        if character < 128 { return character == 95 || isAlpha(character) || character &- 48 < 10 }
        return properties(character)?.isXIDContinue ?? false
    }
}

extension Runtime {
    /// `str.translate(table)`: the table maps code points to code points, texts, or None for nothing.
    func translate(_ string: ObjectRef, _ table: ObjectRef) throws(Raised) -> ObjectRef {
        let text = view(string)
        var buffer = TextBuffer(capacity: text.byteCount + 16)
        for index in 0..<text.count {
            let character = text[index]
            guard let replacement = try translation(of: character, table) else {
                buffer.append(character)
                continue
            }
            defer { release(replacement) }
            if replacement == none { continue }
            if replacement.kind == .str {
                buffer.append(view(replacement))
            } else if isInt(replacement) {
                guard let value = intValue(replacement), (0..<0x110000).contains(value) else {
                    throw valueError("character mapping must be in range(0x110000)")
                }
                buffer.append(UInt32(value))
            } else {
                throw typeError("character mapping must return integer, None or str")
            }
        }
        return makeString(buffer)
    }

    /// Nil where the table has no entry.
    private func translation(of character: UInt32, _ table: ObjectRef) throws(Raised) -> ObjectRef? {
        let key = makeInt(Int(character))
        defer { release(key) }
        do throws(Raised) {
            return try item(table, key)
        } catch {
            guard pendingIs(.lookupError) else { throw error }
            dropException()
            return nil
        }
    }

    /// `str.maketrans`: of a dict, or of two texts of equal length and one of what to delete.
    func makeTranslation(_ arguments: Arguments) throws(Raised) -> ObjectRef {
        try expect(arguments, 1...3, "maketrans", receivers: 0)
        let table = makeDict()
        do throws(Raised) {
            if arguments.count == 1 {
                try addTranslations(from: arguments[0], to: table)
            } else {
                try addTranslations(arguments, to: table)
            }
        } catch {
            release(table)
            throw error
        }
        return table
    }

    private func addTranslations(_ arguments: Arguments, to table: ObjectRef) throws(Raised) {
        for position in 0..<arguments.count where arguments[position].kind != .str {
            if position == 0 {
                throw typeError("first maketrans argument must be a string if there is a second argument")
            }
            throw typeError(
                "maketrans() argument \(position + 1) must be str, not \(typeName(of: arguments[position]))")
        }
        let (from, to) = (view(arguments[0]), view(arguments[1]))
        guard from.count == to.count else {
            throw valueError("the first two maketrans arguments must have equal length")
        }
        for index in 0..<from.count {
            setDictValue(
                table, ownedKey: makeInt(Int(from[index])), ownedValue: makeInt(Int(to[index])))
        }
        guard let deleted = arguments.optional(2).map({ view($0) }) else { return }
        for index in 0..<deleted.count {
            setDictValue(table, ownedKey: makeInt(Int(deleted[index])), ownedValue: retained(none))
        }
    }

    private func addTranslations(from mapping: ObjectRef, to table: ObjectRef) throws(Raised) {
        guard mapping.kind == .dict else {
            throw typeError("if you give only one argument to maketrans it must be a dict")
        }
        try forEachEntry(mapping) { (key, value) throws(Raised) in
            if key.kind == .str {
                guard stringLength(key) == 1 else {
                    throw valueError("string keys in translate table must be of length 1")
                }
                setDictValue(table, ownedKey: makeInt(Int(view(key)[0])), ownedValue: retained(value))
            } else {
                guard isInt(key) else {
                    throw typeError("keys in translate table must be strings or integers")
                }
                setDictValue(table, key, value)
            }
        }
    }
}
