import Testing

@testable import CPythonReader

@Suite("Address space")
struct AddressSpaceTests {
    private final class Bytes {
        let pointer = UnsafeMutableRawPointer.allocate(byteCount: 12_288, alignment: 4096)
        init() {
            for i in 0..<12_288 {
                pointer.storeBytes(of: UInt8(truncatingIfNeeded: i >> 4), toByteOffset: i, as: UInt8.self)
            }
        }
        deinit { pointer.deallocate() }
    }

    private func region(_ start: UInt64, _ bytes: Bytes, _ offset: Int, _ count: UInt64) -> MemoryRegion {
        MemoryRegion(
            start: start, end: start + count, bytes: UnsafeRawPointer(bytes.pointer + offset),
            isWritable: true,
            isFile: false)
    }

    @Test("A word is read where it stands; beyond a region's end nothing is")
    func words() throws {
        let bytes = Bytes()
        let image = try MemoryImage([region(0x7000_0000_0000, bytes, 0, 5000)], owners: [bytes])
        #expect(image.space.word(0x7000_0000_0010) == 0x0101_0101_0101_0101)
        #expect(image.space.word(0x7000_0000_0000 + 4992) != nil)
        #expect(image.space.word(0x7000_0000_0000 + 4993) == nil)
        #expect(image.space.word(0x6fff_ffff_fff8) == nil)
        #expect(image.space.word(0) == nil)
        #expect(image.space.word(.max) == nil)
    }

    @Test("Regions that are neighbours here and there are one; a word may straddle them")
    func neighbours() throws {
        let bytes = Bytes()
        let image = try MemoryImage(
            [region(0x2000, bytes, 4096, 4096), region(0x1000, bytes, 0, 4096)], owners: [bytes])
        #expect(image.regions.count == 1)
        #expect(image.space.word(0x1ffc) != nil)
    }

    @Test("A string needs its end")
    func strings() throws {
        let bytes = Bytes()
        bytes.pointer.copyMemory(from: "dict\0", byteCount: 5)
        let image = try MemoryImage([region(0x1000, bytes, 0, 4096)], owners: [bytes])
        #expect(image.space.cString(0x1000) == "dict")
        #expect(image.space.cString(0x1100, limit: 4) == nil)
    }
}
