/// The end of a program's heap, in the order in which 3.11 finalizes an interpreter, so that finalizers that run then find
/// what they would find there.
extension Runtime {
    /// Lets go of everything that `boot` made and what programs left in modules.
    func shutDownLanguage() {
        guard state.pointee.language != nil else { return }
        release(language.pointee.exitFunctions)
        language.pointee.exitFunctions = nil
        if isCollectorEnabled { collect() }
        finalizeModules()
        while collect() > 0 {}
        releaseMethodCache()
        for type in statics.typeObjects {
            typeWillChange(type)
            releaseFields(type)
        }
        for name in Name.allCases { release(self.name(name)) }
        while collect() > 0 {}
        freeLanguageState()
    }

    /// Empties `sys.modules`; modules that are still alive after a collection have their variables set to None, the latest
    /// imported first, `sys` and `builtins` last.
    private func finalizeModules() {
        let modules = language.pointee.modules
        if let module = importedModule("sys"), module.kind == .module {
            for name in ["last_type", "last_value", "last_traceback"] {
                let key = intern(name)
                if dictValue(moduleDict(module), for: key) != nil {
                    setDictValue(moduleDict(module), key, none)
                }
                release(key)
            }
        }
        var weak: [ObjectRef] = []
        var names: [ObjectRef] = []
        forEachEntry(modules) { name, module in
            if name.kind == .str, ["sys", "builtins"].contains(stringValue(name)) { return }
            names.append(retained(name))
            if module.kind == .module { weak.append(makeWeakReference(to: module)) }
        }
        for name in names { setDictValue(modules, name, none) }
        // From here on 3.11 has no `io` to read sources with: tracebacks show no lines.
        sourceReader = nil
        for name in names {
            removeDictValue(modules, for: name)
            release(name)
        }
        while collect() > 0 {}
        for reference in weak.reversed() {
            if let module = referent(of: reference), let dict = module[reference: ModuleLayout.dict] {
                retain(module)
                clearVariables(dict)
                release(module)
            }
            release(reference)
        }
        flushStandardStreams()
        for kept in ["sys", "builtins"] {
            guard let module = importedModule(kept), let dict = module[reference: ModuleLayout.dict] else {
                continue
            }
            clearVariables(dict)
        }
        release(modules)
    }

    /// Sets a module's variables to None: first those whose names begin with one underscore, then the rest, but for
    /// `__builtins__`.
    private func clearVariables(_ dict: ObjectRef) {
        for isPrivatePass in [true, false] {
            var names: [ObjectRef] = []
            forEachEntry(dict) { name, value in
                guard value != none, name.kind == .str else { return }
                let text = stringValue(name)
                let isPrivate = text.hasPrefix("_") && !text.hasPrefix("__")
                if isPrivatePass ? isPrivate : text != "__builtins__" { names.append(retained(name)) }
            }
            for name in names {
                if dictValue(dict, for: name) != nil { setDictValue(dict, name, none) }
                release(name)
            }
        }
    }
}
