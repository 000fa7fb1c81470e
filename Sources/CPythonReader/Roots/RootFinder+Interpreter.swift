import HeapGraph

/// What an interpreter's state holds.
extension RootFinder {
    mutating func addInterpreter(_ row: Int) {
        let interpreter = reader.python.interpreters[row]
        let prefix = prefix(ofInterpreter: row)
        for (field, offset) in reader.python.layout.references("PyInterpreterState") {
            let kind = Self.isStatic(field) ? RootKind.static : .interpreter
            let name = prefix + (Self.interpreterNames[field] ?? field)
            // `atexit` gives its module away without a count (Modules/atexitmodule.c, `_Py_PyAtExit`).
            add(reader.word(interpreter, offset), kind, name, isCounted: field != "pyexitmodule")
        }
        addModules(of: interpreter, prefix)
        addExitFunctions(of: interpreter, prefix)
        addMethodCache(of: interpreter, prefix)
    }

    static let internedName = "interned strings"

    private static let interpreterNames = [
        "modules": "sys.modules", "imports.modules": "sys.modules",
        "modules_by_index": "modules by index", "imports.modules_by_index": "modules by index",
        "sysdict": "sys", "sysdict_copy": "copy of sys", "builtins": "builtins",
        "builtins_copy": "copy of builtins",
        "importlib": "importlib", "imports.importlib": "importlib",
        "import_func": "import function", "imports.import_func": "import function",
        "dict": "interpreter dict",
        "codec_search_path": "codec search functions", "codecs.search_path": "codec search functions",
        "codec_search_cache": "codecs", "codecs.search_cache": "codecs",
        "codec_error_registry": "codec error handlers", "codecs.error_registry": "codec error handlers",
        "before_forkers": "os.register_at_fork before",
        "after_forkers_parent": "os.register_at_fork after_in_parent",
        "after_forkers_child": "os.register_at_fork after_in_child",
        "warnings.filters": "warnings.filters", "warnings.once_registry": "warnings.onceregistry",
        "warnings.default_action": "warnings.defaultaction",
        "audit_hooks": "audit hooks", "pyexitmodule": "atexit",
        "gc.garbage": "gc.garbage", "gc.callbacks": "gc.callbacks",
        "cached_objects.interned_strings": internedName,
    ]

    /// Tables of ready-made values that up to 3.10 belong to an interpreter.
    private static func isStatic(_ field: String) -> Bool {
        ["small_ints[", "bytes.", "unicode."].contains { field.hasPrefix($0) }
    }

    // MARK: Modules

    /// `sys.modules` holds them, and is a root itself.
    private mutating func addModules(of interpreter: UInt64, _ prefix: String) {
        var modules: [(name: String, object: UInt64)] = []
        reader.forEachDictEntry(at: reader.word(interpreter, layout.modules)) { key, value in
            if let name = reader.string(at: key) { modules.append((name, value)) }
            return true
        }
        for module in modules { add(module.object, .module, prefix + module.name, isCounted: false) }
    }

    // MARK: atexit

    private static let exitFunctionLimit = 1 << 16

    /// From 3.10 on in the interpreter's state, before in the `atexit` module's: an array of pointers to
    ///
    ///     func · args · kwargs
    private mutating func addExitFunctions(of interpreter: UInt64, _ prefix: String) {
        let table = reader.python.layout
        let callbacks: UInt64
        let count: UInt64
        if let array = table.offsetIfPresent("PyInterpreterState", "atexit.callbacks"),
            let number = table.offsetIfPresent("PyInterpreterState", "atexit.ncallbacks")
        {
            (callbacks, count) = (reader.word(interpreter, array), reader.word(interpreter, number))
        } else if let module = table.offsetIfPresent("PyInterpreterState", "pyexitmodule"),
            let state = table.offsetIfPresent("PyModuleObject", "md_state")
        {
            let state = reader.word(reader.word(interpreter, module), state)
            (callbacks, count) = (reader.word(state, 0), reader.word(state, 8))
        } else {
            return
        }
        for row in 0..<min(Int(count & 0xffff_ffff), Self.exitFunctionLimit) {
            let callback = reader.word(callbacks, row * 8)
            guard callback != 0 else { continue }
            for field in 0..<3 { add(reader.word(callback, field * 8), .interpreter, prefix + "atexit") }
        }
    }

    // MARK: Method cache

    private static let cacheEntries = 1 << 12
    private static let cacheEntrySize = 24
    private static let cachedName = 8

    /// Entries of `version u32 · name · value` (CPython, Objects/typeobject.c): the name is held, the value borrowed.
    private mutating func addMethodCache(of interpreter: UInt64, _ prefix: String) {
        let table = reader.python.layout
        let fields = ["type_cache.hashtable", "types.type_cache.hashtable"]
        let cache: UInt64
        if let offset = fields.lazy.compactMap({ table.offsetIfPresent("PyInterpreterState", $0) }).first {
            cache = interpreter &+ UInt64(offset)
        } else if let symbol = reader.python.symbol("method_cache"),
            interpreter == reader.python.interpreters.first
        {
            cache = symbol
        } else {
            return
        }
        for row in 0..<Self.cacheEntries {
            add(
                reader.word(cache, row * Self.cacheEntrySize + Self.cachedName), .interpreter,
                prefix + "method cache")
        }
    }
}
