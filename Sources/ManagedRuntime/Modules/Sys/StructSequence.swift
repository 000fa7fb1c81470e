/// Tuples whose items have names, such as `sys.version_info`: a class that derives from tuple, with an attribute for each
/// item, and the one instance of it.
struct StructSequence {
    let name: String
    let fields: KeyValuePairs<String, Value>

    enum Value {
        case int(Int)
        case float(Double)
        case text(String)
        case bool(Bool)
    }
}

extension Runtime {
    /// A new reference to the instance.
    func makeStructSequence(_ sequence: StructSequence, module: String) throws(Raised) -> ObjectRef {
        let type = try makeStructSequenceType(sequence, module: module)
        defer { release(type) }
        let items = makeTuple(owned: sequence.fields.map { makeObject($0.value) })
        defer { release(items) }
        return try call(type, items)
    }

    private func makeObject(_ value: StructSequence.Value) -> ObjectRef {
        switch value {
        case .int(let value): makeInt(value)
        case .float(let value): makeFloat(value)
        case .text(let value): makeString(value)
        case .bool(let value): retained(bool(value))
        }
    }

    private func makeStructSequenceType(
        _ sequence: StructSequence, module: String
    ) throws(Raised) -> ObjectRef {
        let names = sequence.fields.map(\.key)
        let prefix = "\(module).\(sequence.name)"
        let represent = NativeFunction("__repr__") { (runtime, arguments) throws(Raised) in
            try runtime.representStructSequence(arguments[0], prefix, names)
        }
        let dict = makeDict()
        defer { release(dict) }
        func set(_ name: String, _ value: ObjectRef) {
            setDictValue(dict, ownedKey: intern(name), ownedValue: value)
        }
        set("__module__", makeString(module))
        set("__slots__", makeTuple([]))
        set("__match_args__", makeTuple(owned: names.map { makeString($0) }))
        set("n_fields", makeInt(names.count))
        set("n_sequence_fields", makeInt(names.count))
        set("n_unnamed_fields", makeInt(0))
        set("__repr__", makeMethodDescriptor(types.tuple, represent))
        for (index, name) in names.enumerated() {
            let attribute = NativeAttribute(
                name,
                get: { (runtime, tuple) throws(Raised) in runtime.retained(runtime.tupleItem(tuple, index)) })
            set(name, makeGetsetDescriptor(types.tuple, attribute))
        }
        let name = makeString(sequence.name)
        let bases = makeTuple([types.tuple])
        defer {
            release(name)
            release(bases)
        }
        return try call(types.type, [name, bases, dict])
    }

    private func representStructSequence(
        _ tuple: ObjectRef, _ prefix: String, _ names: [String]
    ) throws(Raised) -> ObjectRef {
        var parts: [String] = []
        for (index, name) in names.enumerated() {
            let text = try represent(tupleItem(tuple, index))
            parts.append("\(name)=\(stringValue(text))")
            release(text)
        }
        return makeString("\(prefix)(\(parts.joined(separator: ", ")))")
    }
}
