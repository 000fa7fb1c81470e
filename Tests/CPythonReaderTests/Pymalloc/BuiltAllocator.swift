@testable import CPythonReader

/// A process made of nothing but an interpreter's allocator state, an array of arenas, and arenas: of CPython 3.12, with
/// 16 KiB pools in arenas of 1 MiB.
final class BuiltAllocator {
    static let interpreter: UInt64 = 0x10_0000
    static let arenaArray: UInt64 = 0x20_0000
    static let arrayBytes = 64 << 10
    static let firstArena: UInt64 = 0x7f00_0000_0000
    static let arenaBytes = 1 << 20
    static let poolBytes = 16 << 10
    /// Arenas stand apart by twice their size.
    static let arenaStride = UInt64(2 * arenaBytes)

    private let state: UnsafeMutableRawPointer
    private let array: UnsafeMutableRawPointer
    private let arenas: UnsafeMutableRawPointer
    let arenaCount: Int

    init(arenaCount: Int = 1) {
        self.arenaCount = arenaCount
        state = Self.zeroed(4096)
        array = Self.zeroed(Self.arrayBytes)
        arenas = Self.zeroed(arenaCount * Self.arenaBytes)
        setArenas(address: Self.arenaArray, count: UInt32(arenaCount))
        for index in 0..<arenaCount { setSlot(index, slot(index)) }
    }

    deinit { [state, array, arenas].forEach { $0.deallocate() } }

    private static func zeroed(_ count: Int) -> UnsafeMutableRawPointer {
        let bytes = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: 4096)
        bytes.initializeMemory(as: UInt8.self, repeating: 0, count: count)
        return bytes
    }

    func arena(_ index: Int) -> UInt64 { Self.firstArena + UInt64(index) * Self.arenaStride }

    func pool(_ number: Int, arena index: Int = 0) -> UInt64 {
        arena(index) + UInt64(number * Self.poolBytes)
    }

    /// `mgmt.arenas` and `mgmt.maxarenas`.
    func setArenas(address: UInt64, count: UInt32) {
        state.storeBytes(of: address, toByteOffset: 512, as: UInt64.self)
        state.storeBytes(of: count, toByteOffset: 520, as: UInt32.self)
    }

    /// An arena of which no pool was carved yet.
    func slot(_ index: Int) -> ArenaObject {
        ArenaObject(
            address: arena(index), poolAddress: arena(index), nfreepools: 64, ntotalpools: 64, freepools: 0,
            nextarena: 0, prevarena: 0)
    }

    func setSlot(_ index: Int, _ object: ArenaObject) {
        array.storeBytes(of: object, toByteOffset: index * 48, as: ArenaObject.self)
    }

    /// Says of an arena that its first `carved` pools are or were in use and those of `freed` no longer are.
    func carve(_ index: Int = 0, pools carved: Int, freed: [Int] = []) {
        var object = slot(index)
        object.poolAddress = pool(carved, arena: index)
        object.nfreepools = UInt32(64 - carved + freed.count)
        object.freepools = freed.first.map { pool($0, arena: index) } ?? 0
        setSlot(index, object)
        for (row, number) in freed.enumerated() {
            let next = row + 1 < freed.count ? pool(freed[row + 1], arena: index) : 0
            setWord(pool(number, arena: index) + 16, next)
        }
    }

    /// Fills in a pool's header and the list of its freed blocks.
    func setPool(_ number: Int, arena index: Int = 0, blockSize: Int, carved: Int, freed: [Int] = []) {
        let address = pool(number, arena: index)
        func block(_ block: Int) -> UInt64 { address + 48 + UInt64(block * blockSize) }
        for (row, freedBlock) in freed.enumerated() {
            setWord(block(freedBlock), row + 1 < freed.count ? block(freed[row + 1]) : 0)
        }
        setWord(address, UInt64(carved - freed.count))
        setWord(address + 8, freed.first.map(block) ?? 0)
        setWord(address + 32, UInt64(index) | UInt64(blockSize / 16 - 1) << 32)
        setWord(
            address + 40, UInt64(48 + carved * blockSize) | UInt64(Self.poolBytes - blockSize) << 32)
    }

    /// Stores a word in an arena.
    func setWord(_ address: UInt64, _ value: UInt64) {
        let offset = address - Self.firstArena
        let index = Int(offset / Self.arenaStride)
        arenas.storeBytes(
            of: value, toByteOffset: index * Self.arenaBytes + Int(offset % Self.arenaStride),
            as: UInt64.self)
    }

    func image() throws -> ProcessImage {
        var regions = [
            region(Self.interpreter, state, 4096, isFile: true),
            region(Self.arenaArray, array, Self.arrayBytes),
        ]
        for index in 0..<arenaCount {
            regions.append(region(arena(index), arenas + index * Self.arenaBytes, Self.arenaBytes))
        }
        return ProcessImage(
            memory: try MemoryImage(regions, owners: [self]), mappings: [], modules: [], threads: [],
            residency: nil, facts: [], coverage: [])
    }

    private func region(
        _ start: UInt64, _ bytes: UnsafeMutableRawPointer, _ count: Int, isFile: Bool = false
    ) -> MemoryRegion {
        MemoryRegion(
            start: start, end: start + UInt64(count), bytes: bytes, isWritable: true, isFile: isFile)
    }

    var python: PythonInstance {
        let layout = LayoutTable(
            cpython: "3.12", source: "built",
            structs: [
                "PyInterpreterState": .init(size: 4096, fields: ["obmalloc": 0]),
                "_obmalloc_state": .init(size: 1024, fields: ["mgmt.arenas": 512, "mgmt.maxarenas": 520]),
            ])
        return PythonInstance(
            version: .init(major: 3, minor: 12, micro: 1), layout: layout,
            module: LoadedModule(
                path: "python", bias: 0, range: Self.interpreter..<Self.interpreter + 4096, elf: nil),
            runtime: Self.interpreter, interpreters: [Self.interpreter])
    }

    func read() throws -> AllocatorState { try AllocatorState.read(python: python, image: image()) }
}
