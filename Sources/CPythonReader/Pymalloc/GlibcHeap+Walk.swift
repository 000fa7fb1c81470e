extension GlibcHeap {
    /// A chunk's own words, as far as they can be right.
    private struct Chunk {
        var size: UInt64
        var isPreviousUsed: Bool
        var previousSize: UInt64

        init?(at address: UInt64, before end: UInt64, isMain: Bool, in space: AddressSpace) {
            guard let word = space.word(address &+ 8), let before = space.word(address) else { return nil }
            size = word & ~GlibcChunk.flags
            isPreviousUsed = word & GlibcChunk.previousInUse != 0
            previousSize = before
            let notHere = GlibcChunk.mapped | (isMain ? GlibcChunk.notMain : 0)
            guard word & notHere == 0, size & 15 == 0, size <= end - address,
                size >= GlibcChunk.minimumSize || end - address <= 2 * GlibcChunk.headerSize
            else { return nil }
        }
    }

    /// Sums up the chunks from the one at `start` to the one that ends at `end`; nil where one contradicts its
    /// neighbours or none ends there.
    ///
    /// The last chunk is what is carved next or, in a heap that its arena has outgrown, the second of two fenceposts:
    /// headers of which the first has only its own size and the last none.
    static func walk(from start: UInt64, to end: UInt64, isMain: Bool, in space: AddressSpace) -> Heap? {
        var heap = Heap(start: start, end: end, isMain: isMain)
        var address = start
        var previous: UInt64 = 0
        while end > address, end - address >= GlibcChunk.headerSize {
            guard let chunk = Chunk(at: address, before: end, isMain: isMain, in: space) else { return nil }
            // Whether a chunk is free stands in the one after it, with its size once more.
            if !chunk.isPreviousUsed {
                guard address > start, chunk.previousSize == previous else { return nil }
                heap.usedBytes -= previous
                heap.freeBytes += previous
                if previous >= worthLooking { heap.largeFreeChunks.append(address - previous..<address) }
            }
            if chunk.size == end - address {
                heap.topBytes = chunk.size
                if chunk.size >= worthLooking { heap.largeFreeChunks.append(address..<end) }
                return heap
            }
            if chunk.size == 0 {
                heap.usedBytes += GlibcChunk.headerSize
                return end - address == GlibcChunk.headerSize ? heap : nil
            }
            heap.chunks += 1
            heap.usedBytes += chunk.size
            previous = chunk.size
            address += chunk.size
        }
        return nil
    }
}
