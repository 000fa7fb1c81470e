import Glibc

extension Runtime {
    func populateSys(_ module: ObjectRef) throws(Raised) {
        fillSystemStreams(module)
        setGlobal(module, "modules", language.pointee.modules)
        for (name, value) in Self.sysTexts { setGlobal(module, name, owned: makeString(value)) }
        for (name, value) in Self.sysNumbers { setGlobal(module, name, owned: makeInt(value)) }
        for name in ["warnoptions", "meta_path", "path_hooks"] { setGlobal(module, name, owned: makeList()) }
        setGlobal(module, "argv", owned: makeTextList(programArguments))
        setGlobal(module, "orig_argv", owned: makeTextList(programArguments))
        setGlobal(
            module, "path", owned: makeTextList(programArguments.first.map { [directory(of: $0)] } ?? []))
        setGlobal(module, "flags", owned: try makeStructSequence(.flags, module: "sys"))
        setGlobal(module, "dont_write_bytecode", bool(true))
        for sequence in [StructSequence.versionInfo, .hashInfo, .intInfo, .floatInfo] {
            setGlobal(module, sequence.name, owned: try makeStructSequence(sequence, module: "sys"))
        }
        let modules = NativeModule.all.map(\.name).sorted()
        setGlobal(module, "builtin_module_names", owned: makeTuple(owned: modules.map { makeString($0) }))
        try populateImplementation(module)
    }

    private func makeTextList(_ texts: [String]) -> ObjectRef {
        let list = makeList()
        for text in texts { append(owned: makeString(text), to: list) }
        return list
    }

    /// Of the program's file, as an absolute path.
    private func directory(of file: String) -> String {
        let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
        guard let resolved = realpath(folder.isEmpty ? "/" : folder, nil) else { return folder }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static let sysTexts: KeyValuePairs<String, String> = [
        "version": "3.11.7 (barrow managed runtime)", "platform": "linux", "byteorder": "little",
        "float_repr_style": "short", "executable": "", "prefix": "/usr", "exec_prefix": "/usr",
        "base_prefix": "/usr",
        "base_exec_prefix": "/usr", "platlibdir": "lib", "abiflags": "", "copyright": "",
    ]

    private static let sysNumbers: KeyValuePairs<String, Int> = [
        "maxsize": Int.max, "maxunicode": 0x10ffff, "hexversion": 0x30b07f0, "api_version": 1013,
    ]

    /// `sys.implementation`: an object with attributes and nothing else.
    private func populateImplementation(_ module: ObjectRef) throws(Raised) {
        let dict = makeDict()
        setDictValue(dict, ownedKey: intern("__module__"), ownedValue: makeString("types"))
        let name = makeString("SimpleNamespace")
        let bases = makeTuple([])
        defer {
            release(dict)
            release(name)
            release(bases)
        }
        let type = try call(types.type, [name, bases, dict])
        defer { release(type) }
        let namespace = try call(type)
        let version = dictValue(moduleDict(module), for: makeInternedName("version_info"))
        let values: [(String, ObjectRef)] = [
            ("name", makeString("barrow")), ("cache_tag", retained(none)),
            ("version", retained(version ?? none)), ("hexversion", makeInt(0x30b07f0)),
        ]
        for (key, value) in values {
            let key = intern(key)
            try setAttribute(of: namespace, named: key, to: value)
            release(key)
            release(value)
        }
        setGlobal(module, "implementation", owned: namespace)
    }

    /// The interned string of a name that something else holds; borrowed.
    private func makeInternedName(_ text: String) -> ObjectRef {
        let name = intern(text)
        release(name)
        return name
    }
}

extension StructSequence {
    static var versionInfo: StructSequence {
        StructSequence(
            name: "version_info",
            fields: [
                "major": .int(3), "minor": .int(11), "micro": .int(7), "releaselevel": .text("final"),
                "serial": .int(0),
            ])
    }

    static var flags: StructSequence {
        StructSequence(
            name: "flags",
            fields: [
                "debug": .int(0), "inspect": .int(0), "interactive": .int(0), "optimize": .int(0),
                "dont_write_bytecode": .int(1), "no_user_site": .int(0), "no_site": .int(0),
                "ignore_environment": .int(0), "verbose": .int(0), "bytes_warning": .int(0), "quiet": .int(0),
                "hash_randomization": .int(0), "isolated": .int(0), "dev_mode": .bool(false),
                "utf8_mode": .int(0), "warn_default_encoding": .int(0), "safe_path": .bool(false),
                "int_max_str_digits": .int(4300),
            ])
    }

    static var hashInfo: StructSequence {
        StructSequence(
            name: "hash_info",
            fields: [
                "width": .int(64), "modulus": .int(Int(NumericHash.modulus)), "inf": .int(314_159),
                "nan": .int(0),
                "imag": .int(1_000_003), "algorithm": .text("siphash13"), "hash_bits": .int(64),
                "seed_bits": .int(128), "cutoff": .int(0),
            ])
    }

    static var intInfo: StructSequence {
        StructSequence(
            name: "int_info",
            fields: [
                "bits_per_digit": .int(30), "sizeof_digit": .int(4), "default_max_str_digits": .int(4300),
                "str_digits_check_threshold": .int(640),
            ])
    }

    static var floatInfo: StructSequence {
        StructSequence(
            name: "float_info",
            fields: [
                "max": .float(.greatestFiniteMagnitude), "max_exp": .int(1024), "max_10_exp": .int(308),
                "min": .float(.leastNormalMagnitude), "min_exp": .int(-1021), "min_10_exp": .int(-307),
                "dig": .int(15), "mant_dig": .int(53), "epsilon": .float(.ulpOfOne), "radix": .int(2),
                "rounds": .int(1),
            ])
    }
}
