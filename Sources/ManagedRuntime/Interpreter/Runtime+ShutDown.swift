/// The end of a program's heap.
extension Runtime {
    /// Lets go of everything that `boot` made and what programs left in modules.
    func shutDownLanguage() {
        guard state.pointee.language != nil else { return }
        release(language.pointee.exitFunctions)
        language.pointee.exitFunctions = nil
        clearModules()
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

    /// Empties `sys.modules`, then the dict of each module that is still alive, the latest first, and `builtins` last.
    private func clearModules() {
        var modules: [ObjectRef] = []
        forEachEntry(language.pointee.modules) { _, module in
            if module.kind == .module { modules.append(retained(module)) }
        }
        release(language.pointee.modules)
        while collect() > 0 {}
        let builtins = modules.first { moduleDict($0) == language.pointee.builtins }
        for module in modules.reversed() where module != builtins {
            if module.refcount > 1 { clearDict(moduleDict(module)) }
            release(module)
        }
        while collect() > 0 {}
        if let builtins { release(builtins) }
    }
}
