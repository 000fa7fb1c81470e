extension NativeType {
    static let object = NativeType(.instance) {
        $0.isBaseType = true
        $0.doc = "The base of every class. It has no attributes of its own."
        $0.slots = { slots in
            slots.represent = { (runtime, object) throws(Raised) in try runtime.representPlainly(object) }
            slots.string = { (runtime, object) throws(Raised) in try runtime.represent(object) }
            slots.hash = { (runtime, object) throws(Raised) in runtime.identityHash(object) }
            slots.getAttribute = { (runtime, object, name) throws(Raised) in
                try runtime.genericAttribute(object, name)
            }
            slots.setAttribute = { (runtime, object, name, value) throws(Raised) in
                try runtime.setGenericAttribute(object, name, value)
            }
            slots.compare = { (runtime, left, right, comparison) throws(Raised) in
                try runtime.compareByIdentity(left, right, comparison)
            }
            slots.initialize = { (runtime, object, arguments) throws(Raised) in
                try runtime.initializePlainly(object, arguments)
            }
            slots.new = { (runtime, type, arguments) throws(Raised) in
                try runtime.newPlainly(type, arguments)
            }
        }
        $0.methods = [
            NativeFunction("__format__") { (runtime, arguments) throws(Raised) in
                try runtime.formatPlainly(arguments)
            },
            NativeFunction("__sizeof__") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "object.__sizeof__")
                return runtime.makeInt(runtime.ownSize(arguments[0]))
            },
            NativeFunction("__dir__") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "object.__dir__")
                return try runtime.attributeNames(arguments[0])
            },
        ]
        $0.classMethods = [
            NativeFunction("__subclasshook__") { (runtime, _) throws(Raised) in
                runtime.retained(runtime.notImplemented)
            },
            NativeFunction("__init_subclass__") { (runtime, arguments) throws(Raised) in
                if arguments.keywordNames != nil || arguments.count > 1 {
                    let name = runtime.name(ofType: arguments[0])
                    throw runtime.typeError(
                        arguments.keywordNames != nil
                            ? "\(name).__init_subclass__() takes no keyword arguments"
                            : "\(name).__init_subclass__() takes no arguments (\(arguments.count - 1) given)")
                }
                return runtime.retained(runtime.none)
            },
        ]
        $0.attributes = [
            NativeAttribute(
                "__class__", get: { (runtime, object) throws(Raised) in runtime.retained(object.type) },
                set: { (runtime, object, value) throws(Raised) in try runtime.setClass(of: object, value) })
        ]
    }
}
