import TestSupport
import Testing

@testable import CPythonReader

@Suite("The allocator of a running Python")
struct RunningAllocatorTests {
    @Test("Class by class it has what Python says it has", arguments: PythonBuild.plain)
    func statistics(build: PythonBuild) throws {
        let capture = try RunningPython(build, "pymalloc_rest.py")
        let state = try AllocatorState.read(python: capture.python, image: capture.image)
        #expect(state.kind == .pymalloc)
        #expect(state.coverage.isEmpty)
        DebugMallocStats(capture.output).expect(state, of: build.name)
    }

    @Test("Found by its pools it is the same as by symbols", arguments: PythonBuild.plain)
    func search(build: PythonBuild) throws {
        let capture = try RunningPython(build, "pymalloc_rest.py")
        let exact = try AllocatorState.read(python: capture.python, image: capture.image)
        let searched = AllocatorState.search(python: capture.python, image: capture.image)
        #expect(exact.source != .search || build.name == PythonBuild.ofDebian?.name)
        #expect(searched.source == .search)
        #expect(searched.kind == exact.kind && searched.coverage.isEmpty)
        #expect(searched.arenas == exact.arenas)
        #expect(searched.pools.map(\.address) == exact.pools.map(\.address))
        #expect(searched.sizeClasses() == exact.sizeClasses())
        let same = zip(searched.pools, exact.pools).allSatisfy {
            searched.occupancy(of: $0).elementsEqual(exact.occupancy(of: $1))
        }
        #expect(same)
    }

    @Test("The debug hooks are recognised by their pads", arguments: PythonBuild.plain)
    func debugHooks(build: PythonBuild) throws {
        for (environment, options) in [([:], ["-X", "dev"]), (["PYTHONMALLOC": "debug"], [])] {
            let capture = try RunningPython(
                build, "pymalloc_rest.py", environment: environment, options: options)
            let state = try AllocatorState.read(python: capture.python, image: capture.image)
            #expect(state.kind == .pymallocDebug)
            // The hooks write a letter for the domain and seven forbidden bytes before what they hand out.
            var unmarked = 0
            let space = capture.image.space
            state.forEachUsedBlock { start, _ in
                if space.word(start - 8).map({ $0 >> 8 }) != 0xFD_FDFD_FDFD_FDFD { unmarked += 1 }
            }
            #expect(unmarked == 0)
            DebugMallocStats(capture.output).expect(state, of: build.name)
        }
    }

    @Test("malloc is recognised: no pool holds an object", arguments: PythonBuild.plain)
    func malloc(build: PythonBuild) throws {
        for (name, kind) in [("malloc", AllocatorKind.malloc), ("malloc_debug", .mallocDebug)] {
            let capture = try RunningPython(build, "pymalloc_rest.py", environment: ["PYTHONMALLOC": name])
            let state = try AllocatorState.read(python: capture.python, image: capture.image)
            #expect(state.kind == kind)
            #expect(state.arenas.isEmpty && state.pools.isEmpty)
            #expect(state.coverage.isEmpty)
        }
    }

    @Test(
        "An interpreter with an allocator of its own has its arenas in the same state",
        arguments: PythonBuild.plain.filter { $0.minor >= 12 })
    func interpreters(build: PythonBuild) throws {
        let capture = try RunningPython(build, "pymalloc_interpreters.py")
        let state = try AllocatorState.read(python: capture.python, image: capture.image)
        #expect(state.coverage.isEmpty)
        let parts = capture.output.split(separator: "END OF SECOND\n").map { DebugMallocStats($0) }
        try #require(parts.count == 2)
        #expect(state.arenas.count == parts[0].arenas + parts[1].arenas)
        for usage in state.sizeClasses() {
            let theirs = parts.flatMap(\.sizeClasses).filter { $0.blockSize == usage.blockSize }
            #expect(usage.pools == theirs.reduce(0) { $0 + $1.pools }, "blocks of \(usage.blockSize)")
        }
    }
}
