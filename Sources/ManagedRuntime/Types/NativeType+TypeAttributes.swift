extension NativeType {
    /// The attributes that every class has by being one.
    static let typeAttributes: [NativeAttribute] = [
        number("__basicsize__") { _, type in type[word: TypeLayout.basicSize] },
        number("__itemsize__") { _, type in type.instanceItemSize },
        number("__weakrefoffset__") { _, type in type[word: TypeLayout.instanceWeakList] },
        number("__dictoffset__") { _, type in
            // A managed dict's is counted from the end of the instance, as CPython's is.
            let offset = type[word: TypeLayout.instanceDict]
            return offset < 0 ? offset - type[word: TypeLayout.basicSize] : offset
        },
        number("__flags__") { _, type in type.shownFlags },
        NativeAttribute("__base__") { (runtime, type) throws(Raised) in
            runtime.retained(type[reference: TypeLayout.base] ?? runtime.none)
        },
        NativeAttribute("__mro__") { (runtime, type) throws(Raised) in
            runtime.retained(type[reference: TypeLayout.mro] ?? runtime.none)
        },
        NativeAttribute(
            "__name__",
            get: { (runtime, type) throws(Raised) in
                runtime.retained(type[reference: TypeLayout.name].unsafelyUnwrapped)
            },
            set: { (runtime, type, value) throws(Raised) in try runtime.setTypeName(type, value) }),
        NativeAttribute(
            "__qualname__",
            get: { (runtime, type) throws(Raised) in
                runtime.retained(type[reference: TypeLayout.qualifiedName].unsafelyUnwrapped)
            },
            set: { (runtime, type, value) throws(Raised) in try runtime.setTypeQualifiedName(type, value) }),
        NativeAttribute("__bases__") { (runtime, type) throws(Raised) in
            runtime.retained(type[reference: TypeLayout.bases].unsafelyUnwrapped)
        },
        NativeAttribute(
            "__module__", get: { (runtime, type) throws(Raised) in try runtime.typeModule(type) },
            set: { (runtime, type, value) throws(Raised) in
                try runtime.setOwnTypeAttribute(type, .__module__, value)
            }),
        NativeAttribute("__dict__") { (runtime, type) throws(Raised) in
            runtime.makeMappingProxy(type[reference: TypeLayout.dict] ?? runtime.none)
        },
        NativeAttribute(
            "__doc__", get: { (runtime, type) throws(Raised) in try runtime.typeDoc(type) },
            set: { (runtime, type, value) throws(Raised) in
                try runtime.setOwnTypeAttribute(type, .__doc__, value)
            }),
        NativeAttribute(
            "__annotations__", get: { (runtime, type) throws(Raised) in try runtime.typeAnnotations(type) },
            set: { (runtime, type, value) throws(Raised) in
                try runtime.setOwnTypeAttribute(type, .__annotations__, value)
            }),
    ]

    private static func number(_ name: String, _ value: @escaping (Runtime, ObjectRef) -> Int)
        -> NativeAttribute
    {
        NativeAttribute(name) { (runtime, type) throws(Raised) in runtime.makeInt(value(runtime, type)) }
    }
}
