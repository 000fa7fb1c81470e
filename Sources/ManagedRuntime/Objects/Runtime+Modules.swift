extension Runtime {
    /// A module, borrowed: the runtime holds it, as `sys.modules` does, until it shuts down. Its dict has its
    /// `__name__`.
    package func makeModule(_ name: String) -> ObjectRef {
        let module = newContainer(types.module, size: ModuleLayout.size)
        module.raw.initializeMemory(as: UInt8.self, at: 16, count: ModuleLayout.size - 16)
        let nameObject = intern(name)
        module[reference: ModuleLayout.name] = nameObject
        let dict = makeDict()
        retain(nameObject)
        setDictValue(dict, ownedKey: intern("__name__"), ownedValue: nameObject)
        module[reference: ModuleLayout.dict] = dict
        track(module)
        modules.append(module)
        return module
    }

    /// Borrowed.
    package func moduleDict(_ module: ObjectRef) -> ObjectRef {
        guard let dict = module[reference: ModuleLayout.dict] else {
            preconditionFailure("the module was cleared")
        }
        return dict
    }

    /// A global variable of the module.
    package func setGlobal(_ module: ObjectRef, _ name: String, _ value: ObjectRef) {
        retain(value)
        setGlobal(module, name, owned: value)
    }

    /// As `setGlobal`, and takes over the caller's reference.
    package func setGlobal(_ module: ObjectRef, _ name: String, owned value: ObjectRef) {
        setDictValue(moduleDict(module), ownedKey: intern(name), ownedValue: value)
    }

    func clearModule(_ module: ObjectRef) {
        for offset in [ModuleLayout.dict, ModuleLayout.name] {
            let reference = module[reference: offset]
            module[reference: offset] = nil
            release(reference)
        }
    }
}
