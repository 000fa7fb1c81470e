import BigInt

extension NativeModule {
    static var numberFunctions: [NativeFunction] {
        [
            NativeFunction("abs", "(x, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "abs", receivers: 0)
                return try runtime.absolute(arguments[0])
            },
            NativeFunction("divmod", "(x, y, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 2...2, "divmod", receivers: 0)
                return try runtime.divmod(arguments[0], arguments[1])
            },
            NativeFunction("pow", "(base, exp, mod=None)") { (runtime, arguments) throws(Raised) in
                let values = try runtime.bind(arguments, Runtime.powSignature)
                let modulus = values[2].flatMap { $0 == runtime.none ? nil : $0 }
                return try runtime.power(values[0].unsafelyUnwrapped, values[1].unsafelyUnwrapped, modulus)
            },
            NativeFunction("round", "(number, ndigits=None)") { (runtime, arguments) throws(Raised) in
                try runtime.roundNumber(arguments)
            },
            NativeFunction("bin", "(number, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "bin", receivers: 0)
                return try runtime.text(of: arguments[0], base: 2, prefix: "0b")
            },
            NativeFunction("oct", "(number, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "oct", receivers: 0)
                return try runtime.text(of: arguments[0], base: 8, prefix: "0o")
            },
            NativeFunction("hex", "(number, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "hex", receivers: 0)
                return try runtime.text(of: arguments[0], base: 16, prefix: "0x")
            },
        ]
    }
}

extension Runtime {
    fileprivate static let powSignature = Signature("pow", ["base", "exp", "mod"], required: 2)
    private static let roundSignature = Signature("round", ["number", "ndigits"], required: 1)

    fileprivate func roundNumber(_ arguments: Arguments) throws(Raised) -> ObjectRef {
        let values = try bind(arguments, Self.roundSignature)
        let number = values[0].unsafelyUnwrapped
        guard let method = try specialMethod(.__round__, of: number) else {
            throw typeError("type \(typeName(of: number)) doesn't define __round__ method")
        }
        defer { release(method) }
        guard let digits = values[1], digits != none else { return try call(method) }
        return try call(method, digits)
    }

    fileprivate func text(of object: ObjectRef, base: Int, prefix: String) throws(Raised) -> ObjectRef {
        let index = try indexObject(object)
        defer { release(index) }
        let value = bigInt(index)
        return makeString((value < 0 ? "-" : "") + prefix + String(value.magnitude, radix: base))
    }
}
