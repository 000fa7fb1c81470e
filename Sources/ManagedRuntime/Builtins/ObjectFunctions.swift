extension NativeModule {
    static var objectFunctions: [NativeFunction] {
        [
            NativeFunction("callable", "(obj, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "callable", receivers: 0)
                return runtime.retained(runtime.bool(arguments[0].type.slots.pointee.call != nil))
            },
            NativeFunction("hash", "(obj, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "hash", receivers: 0)
                return runtime.makeInt(try runtime.hashOf(arguments[0]))
            },
            NativeFunction("id", "(obj, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "id", receivers: 0)
                return runtime.makeInt(Int(bitPattern: arguments[0].address))
            },
            NativeFunction("repr", "(obj, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "repr", receivers: 0)
                return try runtime.represent(arguments[0])
            },
            NativeFunction("ascii", "(obj, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "ascii", receivers: 0)
                return try runtime.asciiRepresentation(arguments[0])
            },
            NativeFunction("format", "(value, format_spec='', /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...2, "format", receivers: 0)
                return try runtime.format(arguments[0], arguments.optional(1))
            },
            exit("exit"), exit("quit"),
        ]
    }

    private static func exit(_ name: String) -> NativeFunction {
        NativeFunction(name, "(code=None)") { (runtime, arguments) throws(Raised) in
            let code = runtime.retained(arguments.optional(0) ?? runtime.none)
            let exception = runtime.makeException(runtime.exceptionType(.systemExit), owned: [code])
            throw runtime.raise(owned: exception)
        }
    }
}
