enum DefaultDictLayout {
    static let factory = 48
}

extension NativeType {
    static var defaultDict: NativeType {
        NativeType(.defaultDict) {
            $0.base = .dict
            $0.isBaseType = true
            $0.slots = configureDefaultDictSlots
            $0.methods = [
                NativeFunction("__missing__", "(self, key, /)") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 1...1, "defaultdict.__missing__")
                    return try runtime.makeMissing(arguments[0], arguments[1])
                },
                NativeFunction("copy", "(self, /)") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 0...0, "defaultdict.copy")
                    return try runtime.copyDefaultDict(arguments[0])
                },
                NativeFunction("__copy__", "(self, /)") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 0...0, "defaultdict.__copy__")
                    return try runtime.copyDefaultDict(arguments[0])
                },
            ]
            $0.attributes = [
                NativeAttribute(
                    "default_factory",
                    get: { (runtime, dict) throws(Raised) in
                        runtime.retained(dict[reference: DefaultDictLayout.factory] ?? runtime.none)
                    },
                    set: { (runtime, dict, value) throws(Raised) in
                        let old = dict[reference: DefaultDictLayout.factory]
                        dict[reference: DefaultDictLayout.factory] = value.map { runtime.retained($0) }
                        runtime.release(old)
                    })
            ]
        }
    }

    private static func configureDefaultDictSlots(_ slots: inout TypeSlots) {
        slots.hash = nil
        slots.new = { (runtime, type, _) throws(Raised) in runtime.newDict(type) }
        slots.initialize = { (runtime, dict, arguments) throws(Raised) in
            try runtime.initializeDefaultDict(dict, arguments)
        }
        slots.represent = { (runtime, dict) throws(Raised) in try runtime.representDefaultDict(dict) }
        slots[.or] = { (runtime, left, right) throws(Raised) in
            try runtime.uniteDefaultDicts(left, right)
        }
        slots.traverse = { runtime, dict, visit in
            runtime.forEachEntry(dict) { key, value in
                visit(key)
                visit(value)
            }
        }
        slots.clear = { runtime, dict in runtime.clearDict(dict) }
        slots.bufferSize = { runtime, dict in
            runtime.ownsKeys(dict) ? runtime.dictKeys(dict).byteCount : 0
        }
    }
}

extension Runtime {
    fileprivate func initializeDefaultDict(_ dict: ObjectRef, _ arguments: Arguments) throws(Raised) {
        var rest = arguments
        if arguments.count > 0 {
            let factory = arguments[0]
            guard factory == none || factory.type.slots.pointee.call != nil else {
                throw typeError("first argument must be callable or None")
            }
            let old = dict[reference: DefaultDictLayout.factory]
            dict[reference: DefaultDictLayout.factory] = retained(factory)
            release(old)
            rest = arguments.dropFirst
        }
        try updateDict(dict, rest, "dict", from: 0)
    }

    /// What `__missing__` does: files a new value of the factory under the key.
    func makeMissing(_ dict: ObjectRef, _ key: ObjectRef) throws(Raised) -> ObjectRef {
        guard let factory = dict[reference: DefaultDictLayout.factory], factory != none else {
            throw keyError(key)
        }
        let value = try call(factory)
        do throws(Raised) {
            try setItem(dict, key, value)
        } catch {
            release(value)
            throw error
        }
        return value
    }

    fileprivate func copyDefaultDict(_ dict: ObjectRef) throws(Raised) -> ObjectRef {
        let factory = dict[reference: DefaultDictLayout.factory] ?? none
        return try call(dict.type, factory, dict)
    }

    fileprivate func uniteDefaultDicts(_ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> ObjectRef {
        guard left.isDict, right.isDict else { return retained(notImplemented) }
        let own = left.kind == .defaultDict ? left : right
        let factory = own[reference: DefaultDictLayout.factory] ?? none
        let result = try call(own.type, factory, left)
        do throws(Raised) {
            try updateDict(result, from: right)
            return result
        } catch {
            release(result)
            throw error
        }
    }

    fileprivate func representDefaultDict(_ dict: ObjectRef) throws(Raised) -> ObjectRef {
        let contents = try representDict(dict)
        defer { release(contents) }
        var writer = TextWriter()
        writer.append(text: name(ofType: dict.type))
        writer.append("(")
        let factory = dict[reference: DefaultDictLayout.factory] ?? none
        let language = language
        if language.pointee.representing.enter(factory) {
            defer { language.pointee.representing.leave() }
            try writer.append(representationOf: factory, self)
        } else {
            writer.append("...")
        }
        writer.append(", ")
        writer.append(contents, self)
        writer.append(")")
        return writer.string(self)
    }
}
