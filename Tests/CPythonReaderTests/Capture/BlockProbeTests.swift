import Foundation
import TestSupport
import Testing

@testable import CPythonReader

/// Blocks that C code has of Python's allocator.
@Suite("Blocks of C code")
struct BlockProbeTests {
    private static let builds = [PythonBuild.supported.first, PythonBuild.ofPyenv(13)].compactMap { $0 }

    private struct Addresses: Decodable {
        var list: UInt64
        var held: UInt64
        var old: [String: UInt64]
    }

    private static let program = """
        import ctypes, json, sys
        api = ctypes.pythonapi
        api.PyMem_Malloc.restype, api.PyMem_Malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
        api.Py_IncRef.argtypes = [ctypes.py_object]

        def block(size, *words):
            address = api.PyMem_Malloc(size)
            ctypes.memset(address, 0xcd, size)
            for number, word in enumerate(words):
                ctypes.c_size_t.from_address(address + 8 * number).value = word
            return address

        compact_ascii = 1 << 2 | 1 << 5 | 1 << 6
        none = [id(None)] * 3
        kept = list(range(10))
        text = 'held by '.join(['', 'C'])
        held = id(text)
        api.Py_IncRef(text)
        del text
        print(json.dumps({'list': id(kept), 'held': held, 'old': {
            'nothing but a head': block(16, 1, id(object)),
            'a block larger than asked for': block(48, 1, id(float)),
            'items that are no objects': block(64, 0, 0, 1, id(tuple), 3, 1, 2, 3),
            'on a list that it is not on': block(64, held, held, 1, id(tuple), 3, *none),
            'a text without its end': block(64, 1, id(str), 10, 0, compact_ascii),
        }}), flush=True)
        sys.stdin.read()
        """

    private func capture(
        _ build: PythonBuild, environment: [String: String] = [:]
    ) throws -> (CPythonCapture, Addresses) {
        let target = try TargetProcess(build.executable, ["-c", Self.program], environment: environment)
        let line = try target.readLine()
        let capture = try CPythonCapture(try LiveProcess.read(pid: target.pid))
        return (capture, try JSONDecoder().decode(Addresses.self, from: Data(line.utf8)))
    }

    @Test("An old count and type in a block of other use are no object", arguments: builds)
    func oldHeads(build: PythonBuild) throws {
        let (capture, addresses) = try capture(build)
        for (what, address) in addresses.old {
            let object = what.contains("items") || what.contains("list") ? address + 16 : address
            let block = try #require(capture.allocator.block(containing: address))
            #expect(block.isUsed && block.start == address, "\(what)")
            let place = try #require(capture.marks.lookup.place(of: object))
            #expect(capture.reader.typeRow(at: object) >= 0 && !place.has(.seen), "\(what)")
        }
        let held = try #require(capture.marks.lookup.place(of: addresses.held))
        #expect(held.has(.seen) && !held.has(.reached), "an object that only C code holds")
    }

    /// It was taken to begin a pad further, so that nothing was found behind a C object's pointer.
    @Test(
        "A block of the debug allocator begins where Python was told", arguments: builds,
        ["pymalloc", "debug", "malloc"])
    func sizesOfBlocks(build: PythonBuild, allocator: String) throws {
        let (capture, addresses) = try capture(build, environment: ["PYTHONMALLOC": allocator])
        let reader = capture.reader
        let items = reader.word(addresses.list, reader.layouts.listItems)
        let allocated = Int(reader.word(addresses.list, reader.layouts.listAllocated))
        let size = reader.allocationSize(items)
        #expect(size >= 8 * allocated && size < 8 * allocated + 48, "\(size) for \(allocated) items")
        #expect(reader.allocationSize(items + 16) == 0)
    }
}
