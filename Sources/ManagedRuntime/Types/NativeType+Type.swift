extension NativeType {
    static let type = NativeType(.type) {
        $0.isBaseType = true
        $0.doc = "type(object) is the object's class; type(name, bases, dict) makes a new class."
        $0.slots = { slots in
            slots.represent = { (runtime, type) throws(Raised) in
                runtime.makeString("<class '\(try runtime.qualifiedTypeName(type))'>")
            }
            slots.call = { (runtime, type, arguments) throws(Raised) in
                try runtime.callType(type, arguments)
            }
            slots.getAttribute = { (runtime, type, name) throws(Raised) in
                try runtime.typeAttribute(type, name)
            }
            slots.setAttribute = { (runtime, type, name, value) throws(Raised) in
                try runtime.setTypeAttribute(type, name, value)
            }
            slots.initialize = { (_, _, _) throws(Raised) in }
            slots.new = { (runtime, metatype, arguments) throws(Raised) in
                try runtime.newType(metatype, arguments)
            }
        }
        $0.methods = [
            NativeFunction("mro") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "type.mro")
                return runtime.makeList(owned: runtime.mroItems(arguments[0]).map(runtime.retained))
            },
            NativeFunction("__subclasses__") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "type.__subclasses__")
                var found: [ObjectRef] = []
                runtime.forEachSubclass(of: arguments[0]) { found.append(runtime.retained($0)) }
                return runtime.makeList(owned: found)
            },
            NativeFunction("__instancecheck__") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "type.__instancecheck__")
                return runtime.retained(
                    runtime.bool(try runtime.isInstancePlainly(arguments[1], of: arguments[0])))
            },
            NativeFunction("__subclasscheck__") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "type.__subclasscheck__")
                return runtime.retained(
                    runtime.bool(try runtime.isSubclassPlainly(arguments[1], of: arguments[0])))
            },
            NativeFunction("__dir__") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "type.__dir__")
                return try runtime.typeAttributeNames(arguments[0])
            },
            NativeFunction("__sizeof__") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "type.__sizeof__")
                return runtime.makeInt(runtime.ownSize(arguments[0]))
            },
        ]
        $0.classMethods = [
            NativeFunction("__prepare__") { (runtime, _) throws(Raised) in runtime.makeDict() }
        ]
        $0.attributes = typeAttributes
    }
}
