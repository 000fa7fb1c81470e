/// `method`, `staticmethod`, `classmethod`.
extension NativeType {
    static let boundMethod = NativeType(.boundMethod) {
        $0.slots = { slots in
            slots.represent = { (runtime, method) throws(Raised) in try runtime.representBoundMethod(method) }
            slots.hash = { (runtime, method) throws(Raised) in
                let function = try runtime.hashOf(method[reference: BoundMethodLayout.function]!)
                return runtime.nonReserved(
                    runtime.identityHash(method[reference: BoundMethodLayout.receiver]!) ^ function)
            }
            slots.compare = { (runtime, left, right, comparison) throws(Raised) in
                try runtime.compareBoundMethods(left, right, comparison)
            }
            slots.call = { (runtime, method, arguments) throws(Raised) in
                try runtime.callBoundMethod(method, arguments)
            }
            slots.getAttribute = { (runtime, method, name) throws(Raised) in
                try runtime.boundMethodAttribute(method, name)
            }
            slots.descriptorGet = { (runtime, method, _, _) throws(Raised) in runtime.retained(method) }
            slots.new = { (runtime, _, arguments) throws(Raised) in
                try runtime.expect(arguments, 2...2, "method", receivers: 0)
                guard arguments[0].type.slots.pointee.call != nil else {
                    throw runtime.typeError("first argument must be callable")
                }
                if arguments[1] == runtime.none { throw runtime.typeError("instance must not be None") }
                return runtime.makeBoundMethod(arguments[0], arguments[1])
            }
        }
        $0.attributes = [
            NativeAttribute("__func__") { (runtime, method) throws(Raised) in
                runtime.retained(method[reference: BoundMethodLayout.function]!)
            },
            NativeAttribute("__self__") { (runtime, method) throws(Raised) in
                runtime.retained(method[reference: BoundMethodLayout.receiver]!)
            },
        ]
    }

    static let staticMethod = NativeType(.staticMethod) {
        $0.isBaseType = true
        $0.slots = { slots in
            slots.represent = { (runtime, holder) throws(Raised) in
                try runtime.representMethodHolder("staticmethod", holder)
            }
            slots.call = { (runtime, holder, arguments) throws(Raised) in
                try runtime.call(try runtime.heldFunction(holder), arguments)
            }
            slots.descriptorGet = { (runtime, holder, _, _) throws(Raised) in
                runtime.retained(try runtime.heldFunction(holder))
            }
            slots.new = { (runtime, type, _) throws(Raised) in runtime.newObject(of: type) }
            slots.initialize = { (runtime, holder, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "staticmethod", receivers: 0)
                try runtime.hold(arguments[0], in: holder)
            }
        }
        $0.attributes = holderAttributes
    }

    static let classMethod = NativeType(.classMethod) {
        $0.isBaseType = true
        $0.slots = { slots in
            slots.represent = { (runtime, holder) throws(Raised) in
                try runtime.representMethodHolder("classmethod", holder)
            }
            slots.descriptorGet = { (runtime, holder, instance, owner) throws(Raised) in
                let function = try runtime.heldFunction(holder)
                if let get = function.type.slots.pointee.descriptorGet {
                    return try get(runtime, function, owner, owner.type)
                }
                return runtime.makeBoundMethod(function, owner)
            }
            slots.new = { (runtime, type, _) throws(Raised) in runtime.newObject(of: type) }
            slots.initialize = { (runtime, holder, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "classmethod", receivers: 0)
                try runtime.hold(arguments[0], in: holder)
            }
        }
        $0.attributes = holderAttributes
    }

    private static let holderAttributes: [NativeAttribute] = [
        NativeAttribute("__func__") { (runtime, holder) throws(Raised) in
            runtime.retained(holder[reference: MethodHolderLayout.function] ?? runtime.none)
        },
        NativeAttribute("__wrapped__") { (runtime, holder) throws(Raised) in
            runtime.retained(holder[reference: MethodHolderLayout.function] ?? runtime.none)
        },
        NativeAttribute("__isabstractmethod__") { (runtime, _) throws(Raised) in
            runtime.retained(runtime.statics.false)
        },
        .dict,
    ]
}

extension NativeAttribute {
    /// `__dict__` of objects that have one.
    static let dict = NativeAttribute(
        "__dict__", get: { (runtime, object) throws(Raised) in try runtime.dictAttribute(object) },
        set: { (runtime, object, value) throws(Raised) in try runtime.setDictAttribute(object, value) })

    /// `__weakref__`: the first weak reference to the object.
    static let weakList = NativeAttribute("__weakref__") { (runtime, object) throws(Raised) in
        runtime.retained(object.weakListHead ?? runtime.none)
    }
}
