/// A module in Python, found and compiled.
package struct SourceModule {
    /// A code object, a reference for the taker.
    package let code: ObjectRef
    package let file: String

    package init(code: ObjectRef, file: String) {
        self.code = code
        self.file = file
    }
}

/// Finds modules in Python: those that ship, and files beside the program.
package protocol SourceFinder {
    /// Nil where there is no such module. Raises SyntaxError.
    func find(_ module: String, for runtime: Runtime) throws(Raised) -> SourceModule?
}

extension Runtime {
    /// The module if it was imported before; borrowed.
    func importedModule(_ name: String) -> ObjectRef? {
        let key = intern(name)
        defer { release(key) }
        return dictValue(language.pointee.modules, for: key)
    }

    /// A new reference to the module, imported if it was not yet, with every module whose name its own begins with.
    package func importModule(named path: String) throws(Raised) -> ObjectRef {
        if let module = importedModule(path) {
            if module == none { throw moduleNotFound(path, "import of \(path) halted; None in sys.modules") }
            return retained(module)
        }
        guard let dot = path.lastIndex(of: ".") else {
            return try loadModule(path, missing: "No module named '\(path)'")
        }
        let parentName = String(path[..<dot])
        let parent = try importModule(named: parentName)
        defer { release(parent) }
        if let module = importedModule(path) { return retained(module) }
        let module = try loadModule(
            path, missing: "No module named '\(path)'; '\(parentName)' is not a package")
        let attribute = intern(String(path[path.index(after: dot)...]))
        defer { release(attribute) }
        do throws(Raised) {
            try setAttribute(of: parent, named: attribute, to: module)
        } catch {
            release(module)
            throw error
        }
        return module
    }

    private func loadModule(_ name: String, missing: String) throws(Raised) -> ObjectRef {
        if let module = try importNativeModule(name) { return retained(module) }
        if let source = try sourceFinder?.find(name, for: self) { return try load(source, as: name) }
        throw moduleNotFound(name, missing)
    }

    private func load(_ source: SourceModule, as name: String) throws(Raised) -> ObjectRef {
        defer { release(source.code) }
        let key = intern(name)
        defer { release(key) }
        let module = newModule(key)
        setDictValue(language.pointee.modules, key, module)
        defer { release(module) }
        let dict = moduleDict(module)
        setGlobal(module, "__file__", owned: makeString(source.file))
        setDictValue(dict, self.name(.__builtins__), language.pointee.builtins)
        language.pointee.initializing.append(module)
        defer { language.pointee.initializing.removeLast() }
        do throws(Raised) {
            release(try execute(code: source.code, globals: dict, locals: dict))
        } catch {
            removeDictValue(language.pointee.modules, for: key)
            throw error
        }
        // A module may have put another object in its own place.
        return retained(dictValue(language.pointee.modules, for: key) ?? module)
    }

    /// Whether the module's body is running.
    func isInitializing(_ module: ObjectRef) -> Bool { language.pointee.initializing.contains(module) }

    private func moduleNotFound(_ name: String, _ message: String) -> Raised {
        let exception = makeException(exceptionType(.moduleNotFoundError), owned: [makeString(message)])
        exception[reference: ImportErrorLayout.name] = makeString(name)
        return raise(owned: exception)
    }
}
