/// Functions written in Python.
extension NativeType {
    static let function = NativeType(.function) {
        $0.slots = { slots in
            slots.represent = { (runtime, function) throws(Raised) in
                let name = runtime.stringValue(function.functionQualifiedName)
                return runtime.makeString("<function \(name) at 0x\(String(function.address, radix: 16))>")
            }
            slots.call = { (runtime, function, arguments) throws(Raised) in
                try runtime.callFunction(function, arguments)
            }
            slots.descriptorGet = { (runtime, function, instance, _) throws(Raised) in
                guard let instance else { return runtime.retained(function) }
                return runtime.makeBoundMethod(function, instance)
            }
        }
        $0.attributes = [
            field("__closure__", FunctionLayout.closure),
            field("__globals__", FunctionLayout.globals),
            field("__builtins__", FunctionLayout.builtins),
            field("__doc__", FunctionLayout.doc) { (_, _) throws(Raised) in },
            field("__module__", FunctionLayout.module) { (_, _) throws(Raised) in },
            NativeAttribute(
                "__code__",
                get: { (runtime, function) throws(Raised) in runtime.retained(function.functionCode) },
                set: { (runtime, function, value) throws(Raised) in try runtime.setCode(of: function, value) }
            ),
            field("__defaults__", FunctionLayout.defaults) { (runtime, value) throws(Raised) in
                try runtime.require(value, isNoneOr: .tuple, "__defaults__ must be set to a tuple object")
            },
            field("__kwdefaults__", FunctionLayout.keywordDefaults) { (runtime, value) throws(Raised) in
                try runtime.require(value, isNoneOr: .dict, "__kwdefaults__ must be set to a dict object")
            },
            NativeAttribute(
                "__annotations__",
                get: { (runtime, function) throws(Raised) in runtime.functionAnnotations(function) },
                set: { (runtime, function, value) throws(Raised) in
                    try runtime.require(
                        value, isNoneOr: .dict, "__annotations__ must be set to a dict object")
                    runtime.setFunctionField(function, FunctionLayout.annotations, value)
                }),
            .dict,
            text("__name__", FunctionLayout.name),
            text("__qualname__", FunctionLayout.qualifiedName),
        ]
    }

    /// A field of the function; `check` where it can be set, which refuses values of the wrong type. None empties it.
    private static func field(
        _ name: String, _ offset: Int,
        check: ((Runtime, ObjectRef?) throws(Raised) -> Void)? = nil
    ) -> NativeAttribute {
        let get: NativeAttribute.Getter = { (runtime, function) throws(Raised) in
            runtime.retained(function[reference: offset] ?? runtime.none)
        }
        guard let check else { return NativeAttribute(name, get: get) }
        return NativeAttribute(name, get: get) { (runtime, function, value) throws(Raised) in
            try check(runtime, value)
            runtime.setFunctionField(function, offset, value)
        }
    }

    private static func text(_ name: String, _ offset: Int) -> NativeAttribute {
        NativeAttribute(
            name,
            get: { (runtime, function) throws(Raised) in runtime.retained(function[reference: offset]!) },
            set: { (runtime, function, value) throws(Raised) in
                guard let value, value.kind == .str else {
                    throw runtime.typeError("\(name) must be set to a string object")
                }
                let old = function[reference: offset]
                function[reference: offset] = runtime.retained(value)
                runtime.release(old)
            })
    }
}

extension Runtime {
    fileprivate func require(
        _ value: ObjectRef?, isNoneOr kind: ObjectKind, _ message: String
    ) throws(Raised) {
        guard let value, value != none, value.kind != kind else { return }
        throw typeError(message)
    }

    /// None, or nil, leaves the field empty.
    fileprivate func setFunctionField(_ function: ObjectRef, _ offset: Int, _ value: ObjectRef?) {
        let keepsNone = offset == FunctionLayout.doc || offset == FunctionLayout.module
        let new = value == none && !keepsNone ? nil : value
        let old = function[reference: offset]
        function[reference: offset] = new.map(retained)
        function.functionVersion = 0
        release(old)
    }

    /// Made when first asked for. A function made with annotations has them in a tuple of names and values.
    fileprivate func functionAnnotations(_ function: ObjectRef) -> ObjectRef {
        let old = function[reference: FunctionLayout.annotations]
        if let old, old.kind == .dict { return retained(old) }
        let dict = makeDict()
        if let old, old.kind == .tuple {
            for index in stride(from: 0, to: tupleCount(old), by: 2) {
                setDictValue(dict, tupleItem(old, index), tupleItem(old, index + 1))
            }
        }
        function[reference: FunctionLayout.annotations] = dict
        release(old)
        return retained(dict)
    }

    fileprivate func setCode(of function: ObjectRef, _ value: ObjectRef?) throws(Raised) {
        guard let value, value.kind == .code else {
            throw typeError("__code__ must be set to a code object")
        }
        let closureSize = function[reference: FunctionLayout.closure].map { tupleCount($0) } ?? 0
        let freeCount = value[code: CodeLayout.freeCount]
        guard freeCount == closureSize else {
            let name = stringValue(function[reference: FunctionLayout.name]!)
            throw valueError(
                "\(name)() requires a code object with \(closureSize) free vars, not \(freeCount)")
        }
        let old = function.functionCode
        function[reference: FunctionLayout.code] = retained(value)
        function.functionVersion = 0
        release(old)
    }
}
