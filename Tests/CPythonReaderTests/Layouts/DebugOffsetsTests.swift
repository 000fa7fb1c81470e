import Testing

@testable import CPythonReader

@Suite struct DebugOffsetsTests {
    private let address: UInt64 = 0x7f00_0000_0000

    /// Some of the numbers that a build of 3.13.0 states, and a table that knows the places of no others.
    private func built(_ changes: [String: UInt64] = [:]) throws -> (MemoryImage, LayoutTable) {
        let layout = try #require(try LayoutTable.shipped(minor: 13))
        let values: [String: UInt64] = [
            "runtime_state.size": 283320, "runtime_state.interpreters_head": 632,
            "interpreter_state.size": 194968,
            "interpreter_state.id": 7272, "interpreter_state.next": 7264,
            "interpreter_state.threads_head": 7344,
            "interpreter_state.gc": 7400, "interpreter_state.imports_modules": 7656,
            "interpreter_state.sysdict": 7640, "interpreter_state.builtins": 7648,
            "thread_state.current_frame": 72,
            "gc.collecting": 200, "unicode_object.asciiobject_size": 40, "tuple_object.ob_size": 16,
        ].merging(changes) { $1 }
        let memory = BuiltMemory()
        memory.reserve(address, 1024)
        memory.put(DebugOffsets.cookie, 0x030d_00f0, 0, at: address)
        for (name, offset) in layout.structs["_Py_DebugOffsets"]!.fields where name.contains(".") {
            guard let value = values[name] else { continue }
            memory.put(value, at: address + UInt64(offset))
        }
        var narrowed = layout
        narrowed.structs["_Py_DebugOffsets"]!.fields = layout.structs["_Py_DebugOffsets"]!.fields.filter {
            values[$0.key] != nil
        }
        return (try memory.image(), narrowed)
    }

    @Test func theTableOf3_13AgreesWithWhat3_13_0SaysOfItself() throws {
        let (image, layout) = try built()
        defer { withExtendedLifetime(image) {} }
        let offsets = try #require(DebugOffsets(at: address, in: image.space))
        #expect(offsets.hexVersion == 0x030d_00f0)
        #expect(!offsets.isFreeThreaded)
        #expect(offsets.contradictions(to: layout, in: image.space) == [])
    }

    @Test func everyDifferenceIsNamed() throws {
        let (image, layout) = try built(["interpreter_state.gc": 7500, "gc.collecting": 100])
        defer { withExtendedLifetime(image) {} }
        let offsets = try #require(DebugOffsets(at: address, in: image.space))
        #expect(
            offsets.contradictions(to: layout, in: image.space) == [
                "PyInterpreterState.gc is 7500 in the process and 7400 in the table",
                "PyInterpreterState.gc.collecting is 100 in the process and 200 in the table",
            ])
    }

    @Test func thereAreNoneWithoutTheCookie() throws {
        let memory = BuiltMemory()
        memory.put(1, 2, 3, at: address)
        let image = try memory.image()
        defer { withExtendedLifetime(image) {} }
        #expect(DebugOffsets(at: address, in: image.space) == nil)
        #expect(DebugOffsets(at: 8, in: image.space) == nil)
    }
}
