/// `property`: an attribute that functions compute.
enum PropertyLayout {
    static let getter = 16
    static let setter = 24
    static let deleter = 32
    static let doc = 40
    static let name = 48
    /// UInt8: whether the doc is the getter's.
    static let hasGetterDoc = 56
    static let size = 64
}

extension NativeType {
    static let property = NativeType(.property) {
        $0.isBaseType = true
        $0.slots = { slots in
            slots.descriptorGet = { (runtime, property, instance, _) throws(Raised) in
                guard let instance else { return runtime.retained(property) }
                guard let getter = property[reference: PropertyLayout.getter] else {
                    throw runtime.lacks("getter", property, instance)
                }
                return try runtime.call(getter, instance)
            }
            slots.descriptorSet = { (runtime, property, instance, value) throws(Raised) in
                try runtime.setProperty(property, instance, value)
            }
            slots.new = { (runtime, type, _) throws(Raised) in runtime.newObject(of: type) }
            slots.initialize = { (runtime, property, arguments) throws(Raised) in
                try runtime.initializeProperty(property, arguments)
            }
        }
        $0.methods = [
            accessor("getter", PropertyLayout.getter), accessor("setter", PropertyLayout.setter),
            accessor("deleter", PropertyLayout.deleter),
            NativeFunction("__set_name__") { (runtime, arguments) throws(Raised) in
                guard arguments.count == 3 else {
                    throw runtime.typeError(
                        "__set_name__() takes 2 positional arguments but \(arguments.count - 1) were given")
                }
                runtime.setPropertyField(arguments[0], PropertyLayout.name, arguments[2])
                return runtime.retained(runtime.none)
            },
        ]
        $0.attributes = [
            field("fget", PropertyLayout.getter), field("fset", PropertyLayout.setter),
            field("fdel", PropertyLayout.deleter),
            NativeAttribute(
                "__doc__",
                get: { (runtime, property) throws(Raised) in
                    runtime.retained(property[reference: PropertyLayout.doc] ?? runtime.none)
                },
                set: { (runtime, property, value) throws(Raised) in
                    runtime.setPropertyField(property, PropertyLayout.doc, value)
                }),
            NativeAttribute("__isabstractmethod__") { (runtime, _) throws(Raised) in
                runtime.retained(runtime.statics.false)
            },
        ]
    }

    private static func field(_ name: String, _ offset: Int) -> NativeAttribute {
        NativeAttribute(name) { (runtime, property) throws(Raised) in
            runtime.retained(property[reference: offset] ?? runtime.none)
        }
    }

    private static func accessor(_ name: String, _ offset: Int) -> NativeFunction {
        NativeFunction(name) { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 1...1, "property.getter")
            return try runtime.copyProperty(arguments[0], replacing: offset, with: arguments[1])
        }
    }
}

extension Runtime {
    fileprivate func lacks(_ what: String, _ property: ObjectRef, _ instance: ObjectRef) -> Raised {
        let type = (try? qualifiedName(of: instance.type)) ?? "?"
        guard let name = property[reference: PropertyLayout.name] else {
            return attributeError("property of '\(type)' object has no \(what)")
        }
        return attributeError("property '\(stringValue(name))' of '\(type)' object has no \(what)")
    }

    private func qualifiedName(of type: ObjectRef) throws(Raised) -> String {
        stringValue(type[reference: TypeLayout.qualifiedName].unsafelyUnwrapped)
    }

    fileprivate func setProperty(
        _ property: ObjectRef, _ instance: ObjectRef, _ value: ObjectRef?
    ) throws(Raised) {
        let offset = value == nil ? PropertyLayout.deleter : PropertyLayout.setter
        guard let function = property[reference: offset] else {
            throw lacks(value == nil ? "deleter" : "setter", property, instance)
        }
        if let value {
            release(try call(function, instance, value))
        } else {
            release(try call(function, instance))
        }
    }

    fileprivate func setPropertyField(_ property: ObjectRef, _ offset: Int, _ value: ObjectRef?) {
        let old = property[reference: offset]
        property[reference: offset] = value.map(retained)
        release(old)
    }

    private static let propertySignature = Signature("property", ["fget", "fset", "fdel", "doc"])

    fileprivate func initializeProperty(_ property: ObjectRef, _ arguments: Arguments) throws(Raised) {
        let values = try bind(arguments, Self.propertySignature)
        func given(_ index: Int) -> ObjectRef? { values[index].flatMap { $0 == none ? nil : $0 } }
        setPropertyField(property, PropertyLayout.getter, given(0))
        setPropertyField(property, PropertyLayout.setter, given(1))
        setPropertyField(property, PropertyLayout.deleter, given(2))
        setPropertyField(property, PropertyLayout.doc, values[3])
        property.raw.storeBytes(of: 0, toByteOffset: PropertyLayout.hasGetterDoc, as: UInt8.self)
        guard given(3) == nil, let getter = given(0),
            let doc = try attributeIfPresent(getter, named: name(.__doc__))
        else { return }
        defer { release(doc) }
        property.raw.storeBytes(of: 1, toByteOffset: PropertyLayout.hasGetterDoc, as: UInt8.self)
        if property.type == types[.property] {
            setPropertyField(property, PropertyLayout.doc, doc)
        } else {
            try setAttribute(of: property, named: name(.__doc__), to: doc)
        }
    }

    /// A property of the same type with one function exchanged.
    fileprivate func copyProperty(
        _ property: ObjectRef, replacing offset: Int, with function: ObjectRef
    ) throws(Raised) -> ObjectRef {
        func part(_ place: Int) -> ObjectRef {
            place == offset && function != none ? function : property[reference: place] ?? none
        }
        let hasGetterDoc = property.raw.load(fromByteOffset: PropertyLayout.hasGetterDoc, as: UInt8.self) != 0
        let doc =
            hasGetterDoc && part(PropertyLayout.getter) != none
            ? none : property[reference: PropertyLayout.doc] ?? none
        let copy = try call(
            property.type,
            [part(PropertyLayout.getter), part(PropertyLayout.setter), part(PropertyLayout.deleter), doc])
        if copy.kind == .property {
            setPropertyField(copy, PropertyLayout.name, property[reference: PropertyLayout.name])
        }
        return copy
    }
}
