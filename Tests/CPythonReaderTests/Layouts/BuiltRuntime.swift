import Testing

@testable import CPythonReader

/// The states of a CPython that never ran: runtime, interpreters, threads and the collector's heads, by the layout of a
/// version, in the data of a module without a file.
final class BuiltRuntime {
    let memory = BuiltMemory()
    let layout: LayoutTable
    let runtime: UInt64 = 0x7f00_0000_0000
    let interpreters: [UInt64]

    private static let interpreterStride: UInt64 = 1 << 20

    init(minor: Int, interpreterCount: Int = 1) throws {
        layout = try #require(try LayoutTable.shipped(minor: minor))
        let first: UInt64 = 0x5500_0000_0000
        interpreters = (0..<interpreterCount).map { first + UInt64($0) * Self.interpreterStride }
        memory.reserve(runtime, try layout.size("_PyRuntimeState"))
        // The newest is first in the list.
        set("_PyRuntimeState", "interpreters.head", of: runtime, to: interpreters.last ?? 0)
        set("_PyRuntimeState", "interpreters.main", of: runtime, to: interpreters.first ?? 0)
        set("_PyRuntimeState", "gilstate.autoInterpreterState", of: runtime, to: interpreters.first ?? 0)
        for (row, interpreter) in interpreters.enumerated() {
            memory.reserve(interpreter, try layout.size("PyInterpreterState"))
            set("PyInterpreterState", "next", of: interpreter, to: row == 0 ? 0 : interpreters[row - 1])
            set("PyInterpreterState", "runtime", of: interpreter, to: runtime)
            set("PyInterpreterState", threads, of: interpreter, to: thread(row))
            memory.reserve(thread(row), try layout.size("PyThreadState"))
            set("PyThreadState", "interp", of: thread(row), to: interpreter)
        }
        for owner in minor == 8 ? [runtime] : interpreters {
            for generation in 0...3 { link(generation, of: owner, []) }
        }
    }

    var threads: String {
        layout.offsetIfPresent("PyInterpreterState", "tstate_head") == nil ? "threads.head" : "tstate_head"
    }

    /// The first thread of an interpreter.
    func thread(_ row: Int) -> UInt64 { interpreters[row] + Self.interpreterStride / 2 }

    /// Sets a field, where this version has it.
    func set(_ structure: String, _ field: String, of address: UInt64, to value: UInt64) {
        guard let offset = layout.offsetIfPresent(structure, field) else { return }
        memory.put(value, at: address + UInt64(offset))
    }

    /// The list head of a generation; 3 is the permanent one.
    func head(_ generation: Int, of owner: UInt64) -> UInt64 {
        let structure = owner == runtime ? "_PyRuntimeState" : "PyInterpreterState"
        let offset =
            generation == 3
            ? layout.offsetIfPresent(structure, "gc.permanent_generation")!
            : layout.offsetIfPresent(structure, "gc.generations")! + 24 * generation
        return owner + UInt64(offset)
    }

    /// Makes these the collector's heads in a generation's list, in order.
    func link(_ generation: Int, of owner: UInt64, _ nodes: [UInt64]) {
        let ring = [head(generation, of: owner)] + nodes
        for (row, node) in ring.enumerated() {
            memory.put(ring[(row + 1) % ring.count], ring[(row + ring.count - 1) % ring.count], at: node)
        }
    }

    func setCollecting(_ owner: UInt64) {
        let structure = owner == runtime ? "_PyRuntimeState" : "PyInterpreterState"
        memory.store(Int32(1), at: owner + UInt64(layout.offsetIfPresent(structure, "gc.collecting")!))
    }

    /// A process with this memory and the modules named, of which the first has the runtime.
    func image(modules: [String]) throws -> ProcessImage {
        let size = UInt64(try layout.size("_PyRuntimeState") + 4095) & ~4095
        return try Self.image(memory, modules: modules, data: runtime..<runtime + size)
    }

    static func image(
        _ memory: BuiltMemory, modules: [String], data: Range<UInt64> = 0..<0
    ) throws -> ProcessImage {
        let loaded = modules.enumerated().map { row, path in
            LoadedModule(path: path, bias: 0, range: row == 0 ? data : 0..<0, elf: nil)
        }
        let mapping = Mapping(
            start: data.lowerBound, end: data.upperBound, isReadable: true, isWritable: true,
            isExecutable: false,
            isShared: false, file: modules.first ?? "", fileOffset: 0)
        return ProcessImage(
            memory: try memory.image(), mappings: data.isEmpty ? [] : [mapping], modules: loaded, threads: [],
            residency: nil, facts: [], coverage: [])
    }

    func python() throws -> PythonInstance {
        PythonInstance(
            version: layout.version, layout: layout,
            module: LoadedModule(path: "/python", bias: 0, range: 0..<0, elf: nil), runtime: runtime,
            interpreters: interpreters)
    }
}
