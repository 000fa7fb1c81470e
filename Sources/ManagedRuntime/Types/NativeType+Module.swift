extension NativeType {
    static let module = NativeType(.module) {
        $0.isBaseType = true
        $0.slots = { slots in
            slots.represent = { (runtime, module) throws(Raised) in try runtime.representModule(module) }
            slots.getAttribute = { (runtime, module, name) throws(Raised) in
                try runtime.moduleAttribute(module, name)
            }
            slots.new = { (runtime, type, _) throws(Raised) in
                let module = runtime.newObject(of: type)
                module[reference: ModuleLayout.dict] = runtime.makeDict()
                return module
            }
            slots.initialize = { (runtime, module, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...2, "module", receivers: 0)
                guard arguments[0].kind == .str else {
                    throw runtime.typeError(
                        "module() argument 'name' must be str, not \(runtime.typeName(of: arguments[0]))")
                }
                let doc = arguments.optional(1) ?? runtime.none
                runtime.fillModule(module, name: arguments[0], doc: doc)
            }
        }
        $0.methods = [
            NativeFunction("__dir__") { (runtime, arguments) throws(Raised) in
                let list = runtime.makeList()
                runtime.forEachEntry(runtime.moduleDict(arguments[0])) { key, _ in
                    runtime.append(key, to: list)
                }
                return list
            }
        ]
        $0.attributes = [
            NativeAttribute("__dict__") { (runtime, module) throws(Raised) in
                runtime.retained(module[reference: ModuleLayout.dict] ?? runtime.none)
            }
        ]
    }
}

extension Runtime {
    /// A module's variable, or what its `__getattr__` makes of the name.
    fileprivate func moduleAttribute(_ module: ObjectRef, _ name: ObjectRef) throws(Raised) -> ObjectRef {
        if let value = try genericAttributeIfPresent(module, name) { return value }
        guard let dict = module[reference: ModuleLayout.dict] else { throw noAttribute(module, name) }
        if let function = dictValue(dict, for: self.name(.__getattr__)) { return try call(function, name) }
        guard let own = dictValue(dict, for: self.name(.__name__)), own.kind == .str else {
            throw attributeError("module has no attribute '\(stringValue(name))'")
        }
        let text = stringValue(own)
        if isInitializing(module) {
            throw attributeError(
                "partially initialized module '\(text)' has no attribute '\(stringValue(name))' (most likely due "
                    + "to a circular import)")
        }
        throw attributeError("module '\(text)' has no attribute '\(stringValue(name))'")
    }

    /// `<module 'name' from 'file'>`, or `(built-in)`.
    fileprivate func representModule(_ module: ObjectRef) throws(Raised) -> ObjectRef {
        guard let dict = module[reference: ModuleLayout.dict],
            let name = dictValue(dict, for: self.name(.__name__)), name.kind == .str
        else { return makeString("<module '?'>") }
        guard let file = dictValue(dict, for: self.name(.__file__)) else {
            let isNative = module[word: ModuleLayout.isNative] != 0
            return makeString("<module '\(stringValue(name))'\(isNative ? " (built-in)" : "")>")
        }
        let text = try represent(file)
        defer { release(text) }
        return makeString("<module '\(stringValue(name))' from \(stringValue(text))>")
    }
}
