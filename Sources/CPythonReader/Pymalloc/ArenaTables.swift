/// Where the `arenas` arrays of a Python are.
enum ArenaTables {
    /// As variables of `obmalloc.c`, one allocator for the whole process (up to 3.11); nil where the symbol table does
    /// not name them.
    static func bySymbols(_ python: PythonInstance, in space: AddressSpace) -> [ArenaTable]? {
        guard let arenas = python.symbol("arenas"), let maxarenas = python.symbol("maxarenas"),
            let address = space.word(arenas), let count = space.load(maxarenas, as: UInt32.self)
        else { return nil }
        return tables(address: address, count: count, in: space)
    }

    /// In the interpreters' states (from 3.12), each once: an interpreter that shares the main one's allocator has its
    /// pointer (3.13), or an empty state of its own (3.12). Nil where a state cannot be read.
    static func byInterpreters(
        _ python: PythonInstance, in space: AddressSpace
    ) throws(CaptureError) -> [ArenaTable]? {
        let state = try python.layout.offset("PyInterpreterState", "obmalloc")
        let arenas = try python.layout.offset("_obmalloc_state", "mgmt.arenas")
        let maxarenas = try python.layout.offset("_obmalloc_state", "mgmt.maxarenas")
        var found: [ArenaTable] = []
        for interpreter in python.interpreters {
            let inline = interpreter &+ UInt64(state)
            guard let base = python.minor >= 13 ? space.word(inline) : inline,
                let address = space.word(base &+ UInt64(arenas)),
                let count = space.load(base &+ UInt64(maxarenas), as: UInt32.self),
                let tables = tables(address: address, count: count, in: space)
            else { return nil }
            found += tables.filter { !found.contains($0) }
        }
        return found
    }

    /// One table, none where there is no array yet; nil where the array is not in memory as a whole.
    private static func tables(address: UInt64, count: UInt32, in space: AddressSpace) -> [ArenaTable]? {
        if address == 0 { return [] }
        guard space.pointer(address, Int(count) * Int(ArenaObject.stride)) != nil else { return nil }
        return [ArenaTable(address: address, count: count)]
    }
}
