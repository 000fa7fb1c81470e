import Testing

@testable import CPythonReader

@Suite("Object marks")
struct ObjectMarksTests {
    /// Two regions of four pages each, far apart.
    private static func image() throws -> MemoryImage {
        let memory = Pages(8)
        func region(_ start: UInt64, _ page: Int) -> MemoryRegion {
            MemoryRegion(
                start: start, end: start + 4 * 4096, bytes: UnsafeRawPointer(memory.base + page * 4096),
                isWritable: true, isFile: false)
        }
        return try MemoryImage([region(0x5000_0000, 0), region(0x7fff_0000_0000, 4)], owners: [memory])
    }

    private final class Pages {
        let base: UnsafeMutableRawPointer
        init(_ count: Int) {
            base = .allocate(byteCount: count * 4096, alignment: 4096)
            base.initializeMemory(as: UInt8.self, repeating: 0, count: count * 4096)
        }
        deinit { base.deallocate() }
    }

    @Test("Objects are numbered in address order, across lines and regions")
    func ranks() throws {
        let marks = try ObjectMarks(Self.image())
        let addresses: [UInt64] = [
            0x5000_0000, 0x5000_0008, 0x5000_01f8, 0x5000_0200, 0x5000_3ff8, 0x7fff_0000_0010,
        ]
        for address in addresses.shuffled() { marks.lookup.place(of: address)!.set(.seen) }
        marks.rank()
        #expect(marks.count == addresses.count)
        #expect(addresses.map { marks.lookup.place(of: $0)!.row } == Array(0..<addresses.count))
        var visited: [UInt64] = []
        marks.forEach(.seen) { address, _ in visited.append(address) }
        #expect(visited == addresses)
    }

    @Test("There is no place where nothing was read, and none off the grid of eight bytes")
    func places() throws {
        let marks = try ObjectMarks(Self.image())
        #expect(marks.lookup.place(of: 0x5000_0004) == nil)
        #expect(marks.lookup.place(of: 0x5000_4000) == nil)
        #expect(marks.lookup.place(of: 0) == nil)
        #expect(marks.lookup.place(of: .max - 7) == nil)
    }

    @Test("Marks of one place do not show at its neighbours, nor those of one kind in another")
    func independence() throws {
        let marks = try ObjectMarks(Self.image())
        let place = marks.lookup.place(of: 0x5000_0200)!
        place.set(.generationHigh)
        #expect(place.generation == 2)
        #expect(!place.has(.seen) && !place.has(.tracked))
        #expect(marks.lookup.place(of: 0x5000_0208)!.generation == 0)
        #expect(marks.lookup.place(of: 0x5000_01f8)!.generation == 0)
    }

    @Test("A stretch is taken where an object or a buffer begins in it")
    func taken() throws {
        let marks = try ObjectMarks(Self.image())
        marks.lookup.place(of: 0x5000_0110)!.set(.owned)
        #expect(marks.isTaken(0x5000_0100, 0x5000_0120))
        #expect(!marks.isTaken(0x5000_0120, 0x5000_0140))
        #expect(!marks.isTaken(0x5000_00f0, 0x5000_0110))
    }
}
