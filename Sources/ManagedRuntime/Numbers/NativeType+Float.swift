import Glibc

extension NativeType {
    static var float: NativeType {
        NativeType(.float) { type in
            type.isBaseType = true
            type.slots = floatSlots
            type.methods = FloatMethods.all
            type.classMethods = [
                NativeFunction("fromhex", "(type, string, /)") { (r, a) throws(Raised) in
                    try r.expect(a, 1...1, "float.fromhex")
                    guard a[1].kind == .str else {
                        throw r.typeError("fromhex() argument must be str, not \(r.typeName(of: a[1]))")
                    }
                    let value = r.makeFloat(try r.floatFromHex(a[1]))
                    guard a[0] != r.types.float else { return value }
                    defer { r.release(value) }
                    return try r.call(a[0], value)
                }
            ]
            type.attributes = [
                NativeAttribute("real", get: { (r, o) throws(Raised) in r.plainFloat(o) }),
                NativeAttribute("imag", get: { (r, _) throws(Raised) in r.makeFloat(0) }),
            ]
        }
    }

    private static func floatSlots(_ slots: inout TypeSlots) {
        slots.new = { (r, type, arguments) throws(Raised) in try r.newFloat(type, arguments) }
        slots.represent = { (r, o) throws(Raised) in r.makeString(ascii: FloatText.shortest(r.floatValue(o)))
        }
        slots.hash = { (r, o) throws(Raised) in r.floatHash(o) }
        slots.compare = { (r, a, b, c) throws(Raised) in try r.floatCompare(a, b, c) }
        slots.negative = { (r, o) throws(Raised) in r.makeFloat(-r.floatValue(o)) }
        slots.positive = { (r, o) throws(Raised) in r.plainFloat(o) }
        slots.absolute = { (r, o) throws(Raised) in r.makeFloat(r.floatValue(o).magnitude) }
        slots.bool = { (r, o) throws(Raised) in r.floatValue(o) != 0 }
        slots.int = { (r, o) throws(Raised) in try r.floatToInt(r.floatValue(o)) }
        slots.float = { (r, o) throws(Raised) in r.plainFloat(o) }
        slots.power = { (r, a, b, c) throws(Raised) in
            throw r.typeError("pow() 3rd argument not allowed unless all arguments are integers")
        }
        slots[.add] = { (r, a, b) throws(Raised) in try r.floatSlot(.add, a, b) }
        slots[.subtract] = { (r, a, b) throws(Raised) in try r.floatSlot(.subtract, a, b) }
        slots[.multiply] = { (r, a, b) throws(Raised) in try r.floatSlot(.multiply, a, b) }
        slots[.floorDivide] = { (r, a, b) throws(Raised) in try r.floatSlot(.floorDivide, a, b) }
        slots[.trueDivide] = { (r, a, b) throws(Raised) in try r.floatSlot(.trueDivide, a, b) }
        slots[.remainder] = { (r, a, b) throws(Raised) in try r.floatSlot(.remainder, a, b) }
        slots[.power] = { (r, a, b) throws(Raised) in try r.floatSlot(.power, a, b) }
    }
}

enum FloatMethods {
    static var all: [NativeFunction] {
        [
            NativeFunction("conjugate", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "float.conjugate")
                return r.plainFloat(a[0])
            },
            NativeFunction("is_integer", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "float.is_integer")
                let value = r.floatValue(a[0])
                return r.retained(r.bool(value.isFinite && value == value.rounded(.towardZero)))
            },
            NativeFunction("hex", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "float.hex")
                return r.floatHex(r.floatValue(a[0]))
            },
            NativeFunction("as_integer_ratio", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "float.as_integer_ratio")
                return try r.floatRatio(r.floatValue(a[0]))
            },
            NativeFunction("__divmod__", "($self, value, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "__divmod__")
                return try r.floatDivmod(a[0], a[1])
            },
            NativeFunction("__rdivmod__", "($self, value, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "__rdivmod__")
                return try r.floatDivmod(a[1], a[0])
            },
            NativeFunction("__trunc__", "($self, /)") { (r, a) throws(Raised) in
                try r.floatToInt(r.floatValue(a[0]))
            },
            NativeFunction("__floor__", "($self, /)") { (r, a) throws(Raised) in
                try r.floatToInt(r.floatValue(a[0]).rounded(.down))
            },
            NativeFunction("__ceil__", "($self, /)") { (r, a) throws(Raised) in
                try r.floatToInt(r.floatValue(a[0]).rounded(.up))
            },
            NativeFunction("__round__", "($self, ndigits=None, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...1, "__round__")
                let value = r.floatValue(a[0])
                guard let digits = a.optional(1), digits != r.none else {
                    return try r.floatToInt(value.rounded(.toNearestOrEven))
                }
                return r.makeFloat(try r.floatRound(value, digits: r.clippedIndex(digits)))
            },
            NativeFunction("__getnewargs__", "($self, /)") { (r, a) throws(Raised) in
                r.makeTuple(owned: [r.plainFloat(a[0])])
            },
            NativeFunction("__format__", "($self, format_spec, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "float.__format__")
                return try r.formatFloat(a[0], spec: r.specText(a[1]))
            },
        ]
    }
}

extension Runtime {
    /// `float(x=0, /)`, for float and classes derived from it.
    func newFloat(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        try expect(arguments, 0...1, "float", receivers: 0)
        let value = arguments.count == 0 ? makeFloat(0) : try float(arguments[0])
        if type == types.float { return value }
        defer { release(value) }
        let object = newDerived(type, size: FloatLayout.size)
        object.raw.storeBytes(of: floatValue(value), toByteOffset: FloatLayout.value, as: Double.self)
        return object
    }

    /// `float(object)`: what may be a number or its text, a new reference to a plain float.
    func float(_ object: ObjectRef) throws(Raised) -> ObjectRef {
        if object.type == types.float { return retained(object) }
        if object.kind == .str { return makeFloat(try parseFloat(view(object), source: object)) }
        if let bytes = bytesIfAny(object) {
            return makeFloat(try parseFloat(TextView(bytes: bytes), source: object))
        }
        let slots = object.type.slots
        guard slots.pointee.float != nil || slots.pointee.index != nil || object.kind == .float else {
            throw typeError(
                "float() argument must be a string or a real number, not '\(typeName(of: object))'")
        }
        return makeFloat(try asDouble(object))
    }

    /// The float itself where it is one exactly, else a float of the same value. A new reference.
    func plainFloat(_ object: ObjectRef) -> ObjectRef {
        object.type == types.float ? retained(object) : makeFloat(floatValue(object))
    }

    /// NaN hashes by identity, since it equals nothing.
    func floatHash(_ object: ObjectRef) -> Int {
        let value = floatValue(object)
        guard value.isNaN else { return NumericHash.hash(value) }
        return nonReserved(Int(bitPattern: object.address >> 4 | object.address << 60))
    }

    /// A new instance of a class that derives from a built-in type whose objects hold a value: `size` bytes from its
    /// address on, and the class's own part where the layout has one. All zeros.
    func newDerived(_ type: ObjectRef, size: Int) -> ObjectRef {
        newObject(of: type, variableSize: max(0, size - type[word: TypeLayout.basicSize]))
    }
}
