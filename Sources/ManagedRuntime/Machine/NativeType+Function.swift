extension NativeType {
    static var function: NativeType {
        NativeType(.function) { type in
            type.slots = { slots in
                slots.call = { (runtime, function, arguments) throws(Raised) in
                    try runtime.callFunction(function, arguments)
                }
                slots.represent = { (runtime, function) throws(Raised) in
                    let name = runtime.stringValue(function.functionQualifiedName)
                    return runtime.makeString("<function \(name) at \(function.hexadecimalAddress)>")
                }
                slots.descriptorGet = { (runtime, function, instance, _) throws(Raised) in
                    guard let instance, instance != runtime.none else { return runtime.retained(function) }
                    return runtime.makeBoundMethod(function, instance)
                }
            }
            type.attributes = [
                .field("__closure__", FunctionLayout.closure, isReadOnly: true),
                .field("__globals__", FunctionLayout.globals, isReadOnly: true),
                .field("__builtins__", FunctionLayout.builtins, isReadOnly: true),
                .field("__doc__", FunctionLayout.doc), .field("__module__", FunctionLayout.module),
                .string("__name__", FunctionLayout.name),
                .string("__qualname__", FunctionLayout.qualifiedName),
                .functionPart("__defaults__", FunctionLayout.defaults, .tuple, "tuple"),
                .functionPart("__kwdefaults__", FunctionLayout.keywordDefaults, .dict, "dict"),
                .functionCode, .functionAnnotations,
                .dict("__dict__", FunctionLayout.dict),
            ]
        }
    }
}

extension ObjectRef {
    /// As representations show it.
    var hexadecimalAddress: String { "0x" + String(address, radix: 16) }
}

extension NativeAttribute {
    /// A str that cannot be deleted.
    static func string(_ name: String, _ offset: Int) -> NativeAttribute {
        NativeAttribute(
            name,
            get: { (runtime, object) throws(Raised) in
                runtime.retained(object[reference: offset] ?? runtime.none)
            },
            set: { (runtime, object, value) throws(Raised) in
                guard let value, value.kind == .str else {
                    throw runtime.typeError("\(name) must be set to a string object")
                }
                runtime.set(object, offset, value)
            })
    }

    /// A dict that is made when it is asked for.
    static func dict(_ name: String, _ offset: Int) -> NativeAttribute {
        NativeAttribute(
            name,
            get: { (runtime, object) throws(Raised) in
                if object[reference: offset] == nil { object[reference: offset] = runtime.makeDict() }
                return runtime.retained(object[reference: offset].unsafelyUnwrapped)
            },
            set: { (runtime, object, value) throws(Raised) in
                guard let value else { throw runtime.typeError("cannot delete __dict__") }
                guard value.kind == .dict else {
                    throw runtime.typeError(
                        "__dict__ must be set to a dictionary, not a '\(runtime.typeName(of: value))'")
                }
                runtime.set(object, offset, value)
            })
    }

    /// What calls are bound with; whatever was cached for the function is no longer valid.
    fileprivate static func functionPart(
        _ name: String, _ offset: Int, _ kind: ObjectKind, _ kindName: String
    ) -> NativeAttribute {
        NativeAttribute(
            name,
            get: { (runtime, function) throws(Raised) in
                runtime.retained(function[reference: offset] ?? runtime.none)
            },
            set: { (runtime, function, value) throws(Raised) in
                let value = value == runtime.none ? nil : value
                guard value == nil || value?.kind == kind else {
                    throw runtime.typeError("\(name) must be set to a \(kindName) object")
                }
                function.functionVersion = 0
                runtime.set(function, offset, value)
            })
    }

    fileprivate static var functionCode: NativeAttribute {
        NativeAttribute(
            "__code__",
            get: { (runtime, function) throws(Raised) in runtime.retained(function.functionCode) },
            set: { (runtime, function, value) throws(Raised) in
                guard let value, value.kind == .code else {
                    throw runtime.typeError("__code__ must be set to a code object")
                }
                let free = function[reference: FunctionLayout.closure].map { runtime.tupleCount($0) } ?? 0
                guard value[code: CodeLayout.freeCount] == free else {
                    let name = runtime.stringValue(function[reference: FunctionLayout.name].unsafelyUnwrapped)
                    throw runtime.valueError(
                        "\(name)() requires a code object with \(free) free vars, not "
                            + "\(value[code: CodeLayout.freeCount])")
                }
                function.functionVersion = 0
                runtime.set(function, FunctionLayout.code, value)
            })
    }

    /// Kept as a tuple of names and annotations in turn until somebody asks.
    fileprivate static var functionAnnotations: NativeAttribute {
        NativeAttribute(
            "__annotations__",
            get: { (runtime, function) throws(Raised) in runtime.retained(runtime.annotations(of: function))
            },
            set: { (runtime, function, value) throws(Raised) in
                let value = value == runtime.none ? nil : value
                guard value == nil || value?.kind == .dict else {
                    throw runtime.typeError("__annotations__ must be set to a dict object")
                }
                runtime.set(function, FunctionLayout.annotations, value)
            })
    }
}

extension Runtime {
    /// The dict of a function's annotations, borrowed.
    func annotations(of function: ObjectRef) -> ObjectRef {
        let kept = function[reference: FunctionLayout.annotations]
        if let kept, kept.kind == .dict { return kept }
        let dict = makeDict()
        if let kept {
            for index in stride(from: 0, to: tupleCount(kept), by: 2) {
                setDictValue(dict, tupleItem(kept, index), tupleItem(kept, index + 1))
            }
            release(kept)
        }
        function[reference: FunctionLayout.annotations] = dict
        return dict
    }
}
