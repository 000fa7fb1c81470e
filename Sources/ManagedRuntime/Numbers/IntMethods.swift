/// The methods of int.
enum IntMethods {
    static var all: [NativeFunction] {
        [
            NativeFunction("conjugate", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "int.conjugate")
                return r.plainInt(a[0])
            },
            NativeFunction("bit_length", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "int.bit_length")
                return r.makeInt(r.intBitLength(a[0]))
            },
            NativeFunction("bit_count", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "int.bit_count")
                return r.makeInt(r.intBitCount(a[0]))
            },
            NativeFunction("to_bytes", "($self, /, length=1, byteorder='big', *, signed=False)") {
                (r, a) throws(Raised) in try r.intToBytes(a)
            },
            NativeFunction("as_integer_ratio", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "int.as_integer_ratio")
                return r.makeTuple(owned: [r.plainInt(a[0]), r.makeInt(1)])
            },
            NativeFunction("__divmod__", "($self, value, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "__divmod__")
                guard r.isInt(a[1]) else { return r.retained(r.notImplemented) }
                return try r.intDivmod(a[0], a[1])
            },
            NativeFunction("__rdivmod__", "($self, value, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "__rdivmod__")
                guard r.isInt(a[1]) else { return r.retained(r.notImplemented) }
                return try r.intDivmod(a[1], a[0])
            },
            NativeFunction("__trunc__") { (r, a) throws(Raised) in r.plainInt(a[0]) },
            NativeFunction("__floor__") { (r, a) throws(Raised) in r.plainInt(a[0]) },
            NativeFunction("__ceil__") { (r, a) throws(Raised) in r.plainInt(a[0]) },
            NativeFunction("__round__") { (r, a) throws(Raised) in
                try r.expect(a, 0...1, "__round__")
                return try r.intRound(a[0], a.optional(1))
            },
            NativeFunction("__getnewargs__", "($self, /)") { (r, a) throws(Raised) in
                r.makeTuple(owned: [r.plainInt(a[0])])
            },
            NativeFunction("__format__", "($self, format_spec, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "int.__format__")
                return try r.formatInt(a[0], spec: r.specText(a[1]))
            },
            NativeFunction("__sizeof__", "($self, /)") { (r, a) throws(Raised) in
                r.makeInt(IntLayout.digits + 4 * max(1, abs(a[0][word: IntLayout.digitCount])))
            },
        ]
    }
}

extension Runtime {
    private static let newSignature = Signature("int", positionalOnly: ["x"], ["base"])

    /// `int(x=0, /)` and `int(x, base=10)`, for int and classes derived from it.
    func newInt(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let value = try intArgument(arguments)
        return type == types.int ? value : derived(type, from: value)
    }

    private func intArgument(_ arguments: Arguments) throws(Raised) -> ObjectRef {
        if arguments.keywordNames == nil {
            if arguments.count == 1 { return try int(arguments[0]) }
            if arguments.count == 0 { return makeInt(0) }
        }
        let values = try bind(arguments, Self.newSignature)
        guard let base = values[1] else {
            return try values[0].map { (x) throws(Raised) in try int(x) } ?? makeInt(0)
        }
        guard let text = values[0] else { throw typeError("int() missing string argument") }
        let radix = try index(base)
        guard radix == 0 || (2...36).contains(radix) else {
            throw valueError("int() base must be >= 2 and <= 36, or 0")
        }
        if text.kind == .str { return try parseInt(view(text), base: radix, source: text) }
        guard let bytes = bytesIfAny(text) else {
            throw typeError("int() can't convert non-string with explicit base")
        }
        return try parseInt(TextView(bytes: bytes), base: radix, source: text)
    }

    /// `int(object)`: what may be a number or its text, a new reference to a plain int.
    func int(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        if object.type == types.int { return retained(object) }
        if let convert = object.type.slots.pointee.int {
            return try checkedInt(convert(self, object), "__int__")
        }
        if object.type.slots.pointee.index != nil {
            let value = try indexObject(object)
            defer { release(value) }
            return plainInt(value)
        }
        if let method = try specialMethod(.__trunc__, of: object) {
            defer { release(method) }
            let value = try call(method)
            defer { release(value) }
            guard isIndex(value) else {
                throw typeError("__trunc__ returned non-Integral (type \(typeName(of: value)))")
            }
            let integer = try indexObject(value)
            defer { release(integer) }
            return plainInt(integer)
        }
        if object.kind == .str { return try parseInt(view(object), base: 10, source: object) }
        if let bytes = bytesIfAny(object) {
            return try parseInt(TextView(bytes: bytes), base: 10, source: object)
        }
        throw typeError(
            "int() argument must be a string, a bytes-like object or a real number, not '\(typeName(of: object))'"
        )
    }

    private func checkedInt(_ result: ObjectRef, _ method: StaticString) throws(Raised) -> ObjectRef {
        if result.type == types.int { return result }
        defer { release(result) }
        guard isInt(result) else {
            throw typeError("\(method) returned non-int (type \(typeName(of: result)))")
        }
        return plainInt(result)
    }

    /// An instance of a class derived from int, in exchange for the plain value.
    private func derived(_ type: ObjectRef, from value: ObjectRef) -> ObjectRef {
        defer { release(value) }
        let count = value[word: IntLayout.digitCount]
        let object = newDerived(type, size: IntLayout.digits + 4 * max(1, abs(count)))
        object[word: IntLayout.digitCount] = count
        intDigits(object).update(from: intDigits(value), count: max(1, abs(count)))
        return object
    }

    func intHash(_ object: ObjectRef) -> Int {
        if let value = compactInt(object) { return value == -1 ? -2 : value }
        let count = object[word: IntLayout.digitCount]
        return NumericHash.hash(digits: intDigits(object), count: abs(count), negative: count < 0)
    }

    func intBitCount(_ object: ObjectRef) -> Int {
        let digits = intDigits(object)
        return (0..<abs(object[word: IntLayout.digitCount])).reduce(0) { $0 + digits[$1].nonzeroBitCount }
    }

    /// `round(int, digits)`: to tens, hundreds and so on half to even when `digits` is negative.
    func intRound(_ object: ObjectRef, _ digits: ObjectRef?) throws(Raised) -> ObjectRef {
        guard let digits else { return plainInt(object) }
        let places = try indexObject(digits)
        defer { release(places) }
        guard intIsNegative(places) else { return plainInt(object) }
        let count = intNegative(places)
        let ten = makeInt(10)
        defer {
            release(count)
            release(ten)
        }
        let unit = try intPower(ten, count)
        defer { release(unit) }
        let remainder = try intRemainder(object, unit)
        defer { release(remainder) }
        let base = try intBinary(.subtract, object, remainder)
        let twice = try intBinary(.add, remainder, remainder)
        defer { release(twice) }
        let order = intOrder(twice, unit)
        if order < 0 { return base }
        if order == 0 {
            let quotient = try intFloorDivide(base, unit)
            defer { release(quotient) }
            if intDigits(quotient)[0] & 1 == 0 || quotient[word: IntLayout.digitCount] == 0 { return base }
        }
        defer { release(base) }
        return try intBinary(.add, base, unit)
    }
}
