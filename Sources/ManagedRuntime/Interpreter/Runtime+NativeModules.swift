/// Modules that Swift implements, as objects.
extension Runtime {
    /// A new module with what every module's dict begins with.
    func newModule(_ name: ObjectRef, doc: ObjectRef? = nil) -> ObjectRef {
        let module = newObject(of: types.module)
        module[reference: ModuleLayout.dict] = makeDict()
        fillModule(module, name: name, doc: doc ?? none)
        return module
    }

    func fillModule(_ module: ObjectRef, name: ObjectRef, doc: ObjectRef) {
        let old = module[reference: ModuleLayout.name]
        module[reference: ModuleLayout.name] = retained(name)
        release(old)
        let dict = moduleDict(module)
        setDictValue(dict, self.name(.__name__), name)
        setDictValue(dict, self.name(.__doc__), doc)
        for other in [Name.__package__, .__loader__, .__spec__] { setDictValue(dict, self.name(other), none) }
    }

    /// The native module of the name, made and entered into `sys.modules`; borrowed. Nil where there is none.
    func importNativeModule(_ name: String) throws(Raised) -> ObjectRef? {
        guard let definition = NativeModule.all.first(where: { $0.name == name }) else { return nil }
        return try makeNativeModule(definition)
    }

    /// Borrowed from `sys.modules`.
    private func makeNativeModule(_ definition: NativeModule) throws(Raised) -> ObjectRef {
        let name = intern(definition.name)
        defer { release(name) }
        let module = newModule(name)
        setDictValue(language.pointee.modules, name, module)
        release(module)
        module[word: ModuleLayout.isNative] = 1
        let dict = moduleDict(module)
        for function in definition.functions {
            let object = makeBuiltinFunction(function, receiver: module, passesReceiver: false, module: name)
            setDictValue(dict, ownedKey: intern(function.name), ownedValue: object)
        }
        for kind in definition.types { setGlobal(module, kind.typeName, types[kind]) }
        try definition.populate(self, module)
        return module
    }

    /// The module `builtins`: functions come from the native module of that name, if it is listed; types, exceptions and
    /// constants are added here.
    func makeBuiltins() {
        var definition = NativeModule.all.first { $0.name == "builtins" } ?? NativeModule("builtins")
        definition.functions += NativeFunction.attributeFunctions
        let module: ObjectRef
        do throws(Raised) {
            module = try makeNativeModule(definition)
        } catch {
            preconditionFailure("the module builtins could not be made")
        }
        language.pointee.builtins = moduleDict(module)
        let constants: [(String, ObjectRef)] = [
            ("None", none), ("Ellipsis", ellipsis), ("NotImplemented", notImplemented),
            ("False", statics.false), ("True", statics.true), ("__debug__", statics.true),
        ]
        for (name, value) in constants { setGlobal(module, name, value) }
        for kind in ObjectKind.builtinNames { setGlobal(module, kind.typeName, types[kind]) }
        for kind in ExceptionKind.allCases { setGlobal(module, kind.typeName, exceptionType(kind)) }
        for alias in ["EnvironmentError", "IOError"] { setGlobal(module, alias, exceptionType(.osError)) }
    }
}

extension ObjectKind {
    /// The types that `builtins` has under their own names.
    static let builtinNames: [ObjectKind] = [
        .bool, .bytearray, .bytes, .classMethod, .dict, .enumerate, .filter, .float, .frozenset, .property,
        .int,
        .list, .map, .instance, .range, .reversed, .set, .slice, .staticMethod, .str, .superObject, .tuple,
        .type,
        .zip,
    ]
}
