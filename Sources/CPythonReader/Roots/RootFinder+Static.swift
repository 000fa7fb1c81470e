import HeapGraph

/// Objects that are C variables.
extension RootFinder {
    mutating func addStaticObjects() {
        var taken: Set<UInt64> = []
        for row in reader.python.interpreters.indices { addStaticTypes(ofInterpreter: row, &taken) }
        addSymbols(of: reader.python.module, &taken)
        for module in image.modules where module.range != reader.python.module.range {
            addTypes(of: module, &taken)
        }
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
                let type = reader.word(interpreter, start + number * entry)
                if isType(type) { addStatic(type, name(ofType: type), &taken) }
            }
        }
    }

    private func isType(_ address: UInt64) -> Bool { address != 0 && reader.types.row(ofType: address) >= 0 }

    private func name(ofType address: UInt64) -> String {
        let type = reader.types[reader.types.row(ofType: address)]
        return "static type \(type.module == "builtins" ? "" : type.module + ".")\(type.name)"
    }

    // MARK: Symbols

    /// Types, `None` and the like; and `PyExc_…`, which point to types that have no exported name.
    private mutating func addSymbols(of module: LoadedModule, _ taken: inout Set<UInt64>) {
        guard let elf = module.elf, let typeSize = reader.python.layout.sizeIfPresent("PyTypeObject") else {
            return
        }
        for symbol in elf.dataSymbols(ofSizes: [UInt64(typeSize), 8, 16, 24, 32]) {
            let address = symbol.value &+ module.bias
            if symbol.size == 8 {
                let target = reader.word(address, 0)
                if module.range.contains(target), isType(target) {
                    addStatic(target, name(ofType: target), &taken)
                }
            } else if symbol.size == UInt64(typeSize) {
                if isType(address) { addStatic(address, name(ofType: address), &taken) }
            } else if reader.typeRow(at: address) >= 0 {
                addStatic(address, "static object", &taken)
            }
        }
    }

    private mutating func addTypes(of module: LoadedModule, _ taken: inout Set<UInt64>) {
        guard let elf = module.elf, let typeSize = reader.python.layout.sizeIfPresent("PyTypeObject") else {
            return
        }
        for symbol in elf.dataSymbols(ofSizes: [UInt64(typeSize)]) {
            let address = symbol.value &+ module.bias
            if isType(address) { addStatic(address, name(ofType: address), &taken) }
        }
    }
}
