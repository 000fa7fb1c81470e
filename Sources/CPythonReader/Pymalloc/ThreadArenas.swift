/// The heaps of glibc's thread arenas (malloc/arena.c): each begins at a multiple of 64 MiB with a `heap_info`,
///
///      0  ar_ptr  u64   the arena's `malloc_state`; in the arena's first heap it stands right after this
///      8  prev    u64   the heap before this one, of the same arena
///     16  size    u64   bytes of the heap so far
///     24  mprotect_size
///     32  pagesize, from 2.35 on, with which `heap_info` is 48 bytes
enum ThreadArenas {
    private static let alignment: UInt64 = 64 << 20
    /// `malloc_state` is about 2200 bytes; its size differs between releases.
    private static let stateSizes: ClosedRange<UInt64> = 0x800...0x900

    static func heaps(in memory: MemoryImage) -> [GlibcHeap.Heap] {
        var heaps: [GlibcHeap.Heap] = []
        for region in memory.regions where region.isWritable && !region.isFile {
            var start = (region.start &+ (alignment - 1)) & ~(alignment - 1)
            while start < region.end {
                if let heap = heap(at: start, in: memory.space) { heaps.append(heap) }
                start += alignment
            }
        }
        return heaps
    }

    /// What the `heap_info` at an address says; nil where none can be.
    struct Header {
        /// Address of the `malloc_state`.
        let arena: UInt64
        /// Bytes of the heap.
        let size: UInt64
        /// Bytes of `heap_info`, right after which the arena's state stands in its first heap.
        let length: UInt64

        init?(at start: UInt64, in space: AddressSpace) {
            guard start & (alignment - 1) == 0, let arena = space.word(start),
                let size = space.word(start &+ 16), size > 0, size <= alignment, size & 4095 == 0,
                space.pointer(arena, Int(stateSizes.lowerBound)) != nil
            else { return nil }
            length = arena & (alignment - 1)
            guard length == 32 || length == 48 else { return nil }
            self.arena = arena
            self.size = size
        }
    }

    private static func heap(at start: UInt64, in space: AddressSpace) -> GlibcHeap.Heap? {
        guard let header = Header(at: start, in: space) else { return nil }
        let end = start &+ header.size
        for first in firstChunks(heap: start, header) {
            if var heap = GlibcHeap.walk(from: first, to: end, isMain: false, in: space) {
                // The headers count as used, so that the parts of a heap add up to it.
                heap.start = start
                heap.usedBytes += first - start
                return heap
            }
        }
        return nil
    }

    /// Where the first chunk may stand.
    private static func firstChunks(heap: UInt64, _ header: Header) -> [UInt64] {
        guard header.arena == heap &+ header.length else { return [heap &+ header.length] }
        let begin = (header.arena &+ stateSizes.lowerBound) & ~15
        return Array(stride(from: begin, through: header.arena &+ stateSizes.upperBound, by: 16))
    }
}
