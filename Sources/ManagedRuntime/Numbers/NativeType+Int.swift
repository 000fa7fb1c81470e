extension NativeType {
    static var int: NativeType {
        NativeType(.int) { type in
            type.isBaseType = true
            type.slots = numberSlots
            type.methods = IntMethods.all
            type.classMethods = [
                NativeFunction("from_bytes", "(type, /, bytes, byteorder='big', *, signed=False)") {
                    (runtime, arguments) throws(Raised) in try runtime.intFromBytes(arguments)
                }
            ]
            let itself: NativeAttribute.Getter = { (runtime, object) throws(Raised) in
                runtime.plainInt(object)
            }
            type.attributes = [
                NativeAttribute("real", get: itself),
                NativeAttribute("imag", get: { (runtime, _) throws(Raised) in runtime.makeInt(0) }),
                NativeAttribute("numerator", get: itself),
                NativeAttribute("denominator", get: { (runtime, _) throws(Raised) in runtime.makeInt(1) }),
            ]
        }
    }

    private static func numberSlots(_ slots: inout TypeSlots) {
        slots.new = { (r, type, arguments) throws(Raised) in try r.newInt(type, arguments) }
        slots.represent = { (r, o) throws(Raised) in try r.intDecimal(o) }
        slots.hash = { (r, o) throws(Raised) in r.intHash(o) }
        slots.compare = { (r, a, b, c) throws(Raised) in try r.intCompare(a, b, c) }
        slots.negative = { (r, o) throws(Raised) in r.intNegative(o) }
        slots.positive = { (r, o) throws(Raised) in r.plainInt(o) }
        slots.absolute = { (r, o) throws(Raised) in r.intAbsolute(o) }
        slots.invert = { (r, o) throws(Raised) in r.intInvert(o) }
        slots.bool = { (_, o) throws(Raised) in o[word: IntLayout.digitCount] != 0 }
        slots.int = { (r, o) throws(Raised) in r.plainInt(o) }
        slots.index = { (r, o) throws(Raised) in r.plainInt(o) }
        slots.float = { (r, o) throws(Raised) in r.makeFloat(try r.intToDouble(o)) }
        slots.power = { (r, a, b, c) throws(Raised) in
            guard r.isInt(a), r.isInt(b), r.isInt(c) else { return r.retained(r.notImplemented) }
            return try r.intPower(a, b, modulus: c)
        }
        slots[.add] = { (r, a, b) throws(Raised) in try r.intSlot(.add, a, b) }
        slots[.subtract] = { (r, a, b) throws(Raised) in try r.intSlot(.subtract, a, b) }
        slots[.multiply] = { (r, a, b) throws(Raised) in try r.intSlot(.multiply, a, b) }
        slots[.floorDivide] = { (r, a, b) throws(Raised) in try r.intSlot(.floorDivide, a, b) }
        slots[.trueDivide] = { (r, a, b) throws(Raised) in try r.intSlot(.trueDivide, a, b) }
        slots[.remainder] = { (r, a, b) throws(Raised) in try r.intSlot(.remainder, a, b) }
        slots[.power] = { (r, a, b) throws(Raised) in try r.intSlot(.power, a, b) }
        slots[.leftShift] = { (r, a, b) throws(Raised) in try r.intSlot(.leftShift, a, b) }
        slots[.rightShift] = { (r, a, b) throws(Raised) in try r.intSlot(.rightShift, a, b) }
        slots[.and] = { (r, a, b) throws(Raised) in try r.intSlot(.and, a, b) }
        slots[.or] = { (r, a, b) throws(Raised) in try r.intSlot(.or, a, b) }
        slots[.xor] = { (r, a, b) throws(Raised) in try r.intSlot(.xor, a, b) }
    }

    static var bool: NativeType {
        NativeType(.bool) { type in
            type.base = .int
            type.slots = { slots in
                slots.new = { (r, _, arguments) throws(Raised) in
                    try r.expect(arguments, 0...1, "bool", receivers: 0)
                    return r.retained(r.bool(arguments.count == 1 ? try r.isTrue(arguments[0]) : false))
                }
                slots.represent = { (r, o) throws(Raised) in
                    r.makeString(o == r.statics.true ? "True" : "False")
                }
                slots[.and] = { (r, a, b) throws(Raised) in
                    guard a.kind == .bool, b.kind == .bool else { return try r.intSlot(.and, a, b) }
                    return r.retained(r.bool(a == r.statics.true && b == r.statics.true))
                }
                slots[.or] = { (r, a, b) throws(Raised) in
                    guard a.kind == .bool, b.kind == .bool else { return try r.intSlot(.or, a, b) }
                    return r.retained(r.bool(a == r.statics.true || b == r.statics.true))
                }
                slots[.xor] = { (r, a, b) throws(Raised) in
                    guard a.kind == .bool, b.kind == .bool else { return try r.intSlot(.xor, a, b) }
                    return r.retained(r.bool(a != b))
                }
            }
        }
    }
}

extension TypeSlots {
    subscript(_ operation: BinaryOperator) -> Binary? {
        get { binary[Int(operation.rawValue)] }
        set { binary[Int(operation.rawValue)] = newValue }
    }
}
