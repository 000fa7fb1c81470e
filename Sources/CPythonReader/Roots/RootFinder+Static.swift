import HeapGraph

/// Objects that are C variables.
extension RootFinder {
    /// The values that `_PyRuntime` has ready from 3.11 on: small ints, one-character strings, identifiers.
    static func staticRanges(_ python: PythonInstance) -> [Range<UInt64>] {
        for (field, kind) in [
            ("static_objects", "_Py_static_objects"), ("global_objects", "_Py_global_objects"),
        ] {
            if let offset = python.layout.offsetIfPresent("_PyRuntimeState", field),
                let size = python.layout.sizeIfPresent(kind)
            {
                let start = python.runtime &+ UInt64(offset)
                return [start..<start &+ UInt64(size)]
            }
        }
        return []
    }

    mutating func addStaticObjects() {
        var taken: Set<UInt64> = []
        for row in reader.python.interpreters.indices { addStaticTypes(ofInterpreter: row, &taken) }
    }

    /// A static object begins with a count of one that nobody gives back.
    private mutating func addStatic(_ object: UInt64, _ name: String, _ taken: inout Set<UInt64>) {
        if taken.insert(object).inserted { add(object, .static, name) }
    }

    // MARK: The interpreter's list

    private mutating func addStaticTypes(ofInterpreter row: Int, _ taken: inout Set<UInt64>) {
        let table = reader.python.layout
        let interpreter = reader.python.interpreters[row]
        for field in ["types.builtins", "types.builtins.initialized", "types.for_extensions.initialized"] {
            let entry =
                table.sizeIfPresent("static_builtin_state")
                ?? table.sizeIfPresent("managed_static_type_state")
            let count = table.count("PyInterpreterState", field)
            guard count > 1, let entry, let start = table.offsetIfPresent("PyInterpreterState", field) else {
                continue
            }
            for number in 0..<count {
                let type = word(interpreter, start + number * entry)
                if isType(type) { addStatic(type, name(ofType: type), &taken) }
            }
        }
    }

    private func isType(_ address: UInt64) -> Bool { address != 0 && reader.types.row(ofType: address) >= 0 }

    private func name(ofType address: UInt64) -> String {
        let type = reader.types[reader.types.row(ofType: address)]
        return "static type \(type.module == "builtins" ? "" : type.module + ".")\(type.name)"
    }
}
