/// Built-in functions about classes and attributes.
extension NativeFunction {
    static let attributeFunctions: [NativeFunction] = [
        buildClass,
        NativeFunction("callable") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 1...1, "callable", receivers: 0)
            return runtime.retained(runtime.bool(arguments[0].type.slots.pointee.call != nil))
        },
        NativeFunction("delattr") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 2...2, "delattr", receivers: 0)
            try runtime.checkAttributeName(arguments[1])
            try runtime.deleteAttribute(of: arguments[0], named: arguments[1])
            return runtime.retained(runtime.none)
        },
        NativeFunction("dir") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 0...1, "dir", receivers: 0)
            return try runtime.directory(arguments.optional(0))
        },
        NativeFunction("getattr") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 2...3, "getattr", receivers: 0)
            try runtime.checkAttributeName(arguments[1])
            guard let fallback = arguments.optional(2) else {
                return try runtime.attribute(arguments[0], named: arguments[1])
            }
            return try runtime.attributeIfPresent(arguments[0], named: arguments[1])
                ?? runtime.retained(fallback)
        },
        NativeFunction("globals") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 0...0, "globals", receivers: 0)
            return runtime.retained(runtime.currentGlobals ?? runtime.none)
        },
        NativeFunction("locals") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 0...0, "locals", receivers: 0)
            return try runtime.currentLocals()
        },
        NativeFunction("hasattr") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 2...2, "hasattr", receivers: 0)
            try runtime.checkAttributeName(arguments[1])
            let value = try runtime.attributeIfPresent(arguments[0], named: arguments[1])
            runtime.release(value)
            return runtime.retained(runtime.bool(value != nil))
        },
        NativeFunction("isinstance") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 2...2, "isinstance", receivers: 0)
            return runtime.retained(runtime.bool(try runtime.isInstance(arguments[0], of: arguments[1])))
        },
        NativeFunction("issubclass") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 2...2, "issubclass", receivers: 0)
            return runtime.retained(runtime.bool(try runtime.isSubclass(arguments[0], of: arguments[1])))
        },
        NativeFunction("setattr") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 3...3, "setattr", receivers: 0)
            try runtime.checkAttributeName(arguments[1])
            let name = runtime.intern(owned: runtime.retained(arguments[1]))
            defer { runtime.release(name) }
            try runtime.setAttribute(of: arguments[0], named: name, to: arguments[2])
            return runtime.retained(runtime.none)
        },
        NativeFunction("vars") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 0...1, "vars", receivers: 0)
            guard let object = arguments.optional(0) else { return try runtime.currentLocals() }
            guard let dict = try runtime.attributeIfPresent(object, named: runtime.name(.__dict__)) else {
                throw runtime.typeError("vars() argument must have __dict__ attribute")
            }
            return dict
        },
    ]
}

extension Runtime {
    /// `dir(object)`, or the sorted names of the running frame's locals.
    fileprivate func directory(_ object: ObjectRef?) throws(Raised) -> ObjectRef {
        let names: ObjectRef
        if let object {
            guard let found = try callSpecialIfPresent(object, .__dir__) else {
                throw typeError("object does not provide __dir__")
            }
            names = found
        } else {
            let locals = try currentLocals()
            defer { release(locals) }
            names = try callMethod(locals, name(.keys))
        }
        defer { release(names) }
        let list = makeList()
        do throws(Raised) {
            try forEach(in: names) { (name) throws(Raised) in append(name, to: list) }
            let sort = intern("sort")
            defer { release(sort) }
            release(try callMethod(list, sort))
        } catch {
            release(list)
            throw error
        }
        return list
    }
}
