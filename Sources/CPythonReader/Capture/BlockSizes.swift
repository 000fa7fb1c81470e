import DumpFormat

/// What an allocator set aside beyond what was asked for.
struct BlockSizes {
    let allocator: AllocatorState
    /// Gets what went to the C library's malloc beside pymalloc's arenas.
    unowned(unsafe) let writer: DumpWriter

    /// Bytes between the requested and the allocated size; 0 where the allocator does not say. Called once for each block
    /// and buffer: those outside of the arenas become large allocations of the dump.
    @inline(__always)
    func slack(of address: UInt64, requested: UInt64) -> UInt64 {
        if let block = allocator.block(containing: address) {
            let size = UInt64(block.size)
            return size > requested ? size - requested : 0
        }
        guard let usable = allocator.usableSize(ofChunk: address), UInt64(usable) >= requested else {
            return 0
        }
        if !allocator.arenas.isEmpty {
            writer.largeAllocation(address: address, requested: requested, usable: UInt64(usable))
        }
        return UInt64(usable) - requested
    }
}
