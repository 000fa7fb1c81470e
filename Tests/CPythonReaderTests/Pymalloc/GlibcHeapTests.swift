import TestSupport
import Testing

@testable import CPythonReader

@Suite("The heap of glibc")
struct GlibcHeapTests {
    @Test("Arenas of the main thread and others hold what mallinfo2 says", arguments: PythonBuild.plain)
    func mallinfo(build: PythonBuild) throws {
        let capture = try RunningPython(build, "pymalloc_glibc.py")
        let numbers = capture.output.split(whereSeparator: \.isWhitespace).compactMap { UInt64($0) }
        try #require(numbers.count == 5)
        let (arena, used, free, fastBins) = (numbers[0], numbers[1], numbers[2], numbers[3])
        let heap = try #require(GlibcHeap.read(capture.image))
        #expect(heap.heaps.filter(\.isMain).count == 1)
        #expect(heap.heaps.count > 3)
        #expect(heap.heaps.reduce(0) { $0 + $1.end - $1.start } == arena)
        // Between the call and the wait the program formats a line; mallinfo2 calls what is in fast bins free.
        let slack: UInt64 = 4096
        #expect(heap.usedBytes + slack >= used + fastBins && heap.usedBytes <= used + fastBins + slack)
        #expect(heap.freeBytes + heap.topBytes + heap.usedBytes == arena)
        #expect(free + used == arena)
    }

    /// Two chunks in use around a free one, and the top: 64 + 96 + 48 + 3888 bytes.
    private func chunks() -> HeapBytes {
        let bytes = HeapBytes(count: 4096)
        bytes[8] = 64 | 1
        bytes[64 + 8] = 96 | 1
        bytes[160] = 96
        bytes[160 + 8] = 48
        bytes[208 + 8] = 3888 | 1
        return bytes
    }

    @Test("A walk sums up what is used, free and left to carve")
    func walk() throws {
        let heap = try #require(try chunks().walk())
        #expect(heap.usedBytes == 112 && heap.freeBytes == 96 && heap.topBytes == 3888 && heap.chunks == 3)
    }

    @Test(
        "A heap whose chunks contradict each other is unknown",
        arguments: [
            (8, 0), (8, 16 | 1), (8, 64), (8, 72 | 1), (8, .max), (72, 96 | 3), (72, 96 | 5), (160, 95),
            (216, 3904 | 1), (216, 3872 | 1),
        ] as [(Int, UInt64)])
    func contradiction(offset: Int, word: UInt64) throws {
        let bytes = chunks()
        bytes[offset] = word
        #expect(try bytes.walk() == nil)
    }

    @Test("The usable size is that of a chunk in use; a free one, and what is no chunk, has none")
    func usableSize() throws {
        let bytes = chunks()
        #expect(try bytes.usableSize(at: 16) == 56)
        #expect(try bytes.usableSize(at: 64 + 16) == nil)
        #expect(try bytes.usableSize(at: 160 + 16) == 40)
        #expect(try bytes.usableSize(at: 24) == nil)
        #expect(try bytes.usableSize(at: 1024) == nil)
        #expect(try bytes.usableSize(at: 16 &- HeapBytes.start) == nil)
        #expect(try bytes.usableSize(at: (.max & ~15) &- HeapBytes.start) == nil)
    }

    @Test("A chunk with a mapping to itself ends with a page")
    func mappedChunk() throws {
        let bytes = HeapBytes(count: 8192)
        bytes[8] = 8192 | 2
        #expect(try bytes.usableSize(at: 16) == 8176)
        for size: UInt64 in [8176, 12288, 4096 | 8, .max] {
            bytes[8] = size | 2
            #expect(try bytes.usableSize(at: 16) == nil)
        }
    }
}

/// Bytes to build a heap in, zero at first.
private final class HeapBytes {
    static let start: UInt64 = 0x5555_0000_0000
    private let words: UnsafeMutablePointer<UInt64>
    private let count: Int

    init(count: Int) {
        self.count = count
        words = .allocate(capacity: count / 8)
        words.initialize(repeating: 0, count: count / 8)
    }

    deinit { words.deallocate() }

    subscript(offset: Int) -> UInt64 {
        get { words[offset / 8] }
        set { words[offset / 8] = newValue }
    }

    private func image() throws -> MemoryImage {
        let region = MemoryRegion(
            start: Self.start, end: Self.start + UInt64(count), bytes: words, isWritable: true, isFile: false)
        return try MemoryImage([region], owners: [self])
    }

    func usableSize(at offset: UInt64) throws -> Int? {
        let image = try image()
        return withExtendedLifetime(image) {
            GlibcChunk.usableSize(of: Self.start &+ offset, in: image.space)
        }
    }

    func walk() throws -> GlibcHeap.Heap? {
        let image = try image()
        return withExtendedLifetime(image) {
            GlibcHeap.walk(
                from: Self.start, to: Self.start + UInt64(count), isMain: true, in: image.space)
        }
    }
}
