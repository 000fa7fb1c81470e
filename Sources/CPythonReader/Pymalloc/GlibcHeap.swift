/// What glibc's malloc holds in the arenas that it grows, the main one and those of threads, chunk by chunk; chunks with
/// a mapping to themselves are not in it.
///
/// A walk over the chunks of an arena counts only if it ends exactly where the arena does. Chunks that wait for re-use in
/// a thread's cache or a fast bin look used to it, as they do to `mallinfo2`.
package struct GlibcHeap: Sendable, Equatable {
    /// A piece of an arena in one stretch of addresses.
    package struct Heap: Sendable, Equatable {
        package var start: UInt64
        package var end: UInt64
        package var isMain: Bool
        /// Bytes of chunks in use, their headers included.
        package var usedBytes: UInt64 = 0
        /// Bytes of free chunks between them.
        package var freeBytes: UInt64 = 0
        /// Bytes of the chunk at the end that is carved next; it can be given back to the kernel.
        package var topBytes: UInt64 = 0
        package var chunks = 0
        /// Free chunks of at least ``GlibcHeap/worthLooking``, the last one too: their inner pages may have been given
        /// back to the kernel.
        package var largeFreeChunks: [Range<UInt64>] = []
    }

    static let worthLooking: UInt64 = 64 << 10

    /// Ascending by address.
    package var heaps: [Heap]

    package var usedBytes: UInt64 { heaps.reduce(0) { $0 + $1.usedBytes } }
    package var freeBytes: UInt64 { heaps.reduce(0) { $0 + $1.freeBytes } }
    package var topBytes: UInt64 { heaps.reduce(0) { $0 + $1.topBytes } }

    /// Free bytes, the ends of arenas included, as far as they are in memory.
    package func residentFreeBytes(_ residency: PageResidency?) -> UInt64 {
        let free = freeBytes + topBytes
        guard let residency else { return free }
        let pageSize: UInt64 = 4096
        let given = heaps.lazy.flatMap(\.largeFreeChunks).reduce(UInt64(0)) { sum, chunk in
            let pages =
                (chunk.lowerBound + pageSize - 1) / pageSize * pageSize..<chunk.upperBound / pageSize
                * pageSize
            guard let inMemory = residency.residentBytes(in: pages) else { return sum }
            return sum + UInt64(pages.count) - inMemory
        }
        return free - min(given, free)
    }

    /// Walks the arenas; takes time in proportion to their chunks.
    ///
    /// - Returns: nil where the process uses another allocator (musl, jemalloc, tcmalloc, mimalloc), or the main arena
    ///   cannot be walked to its end.
    package static func read(_ image: ProcessImage) -> GlibcHeap? {
        guard usesGlibc(image.modules), let main = mainHeap(image) else { return nil }
        let heaps = [main] + ThreadArenas.heaps(in: image.memory)
        return GlibcHeap(heaps: heaps.sorted { $0.start < $1.start })
    }

    private static func usesGlibc(_ modules: [LoadedModule]) -> Bool {
        let names = modules.compactMap { $0.path.split(separator: "/").last }
        let others = ["jemalloc", "tcmalloc", "mimalloc", "ld-musl"]
        return names.contains { $0.hasPrefix("libc.so.6") || $0.hasPrefix("libc-2.") }
            && !names.contains { name in others.contains { name.contains($0) } }
    }

    /// The heap that the kernel names `[heap]`; where mappings have no names, the anonymous region of which a walk from
    /// its start reaches the end.
    private static func mainHeap(_ image: ProcessImage) -> Heap? {
        let named = image.mappings.filter { $0.file == "[heap]" }
        if let first = named.first, let last = named.last {
            return walk(from: first.start, to: last.end, isMain: true, in: image.space)
        }
        let anonymous = image.memory.regions.filter { $0.isWritable && !$0.isFile }
        for region in anonymous {
            if let heap = walk(from: region.start, to: region.end, isMain: true, in: image.space) {
                return heap
            }
        }
        return nil
    }
}
