import CLinux
import DumpFormat

extension HeapDumper {
    /// Arenas, the pools in use with their occupancy, and large allocations. Pools of an arena that are not written
    /// hold no block.
    func writeAllocator() {
        let allocator = runtime.allocator
        let poolSize = UInt32(allocator.geometry.poolSize.rawValue)
        var rows: [UInt: UInt32] = [:]
        for arena in allocator.arenas() {
            rows[arena.address] = writer.arena(
                address: UInt64(arena.address), size: UInt64(arena.size), poolSize: poolSize,
                poolCount: UInt32(arena.poolCount), freePools: UInt32(arena.freePoolCount))
        }
        allocator.forEachUsedPool { pool, occupancy in
            // Words are little-endian here as in the file, so their bytes are the bitmap's.
            let bytes = UnsafeRawBufferPointer(occupancy)
            writer.pool(
                arena: rows[pool.arenaAddress]!, address: UInt64(pool.address),
                blockSize: UInt32(pool.blockSize), capacity: UInt32(pool.capacity),
                used: UInt32(pool.usedBlocks),
                occupancy: UnsafeRawBufferPointer(rebasing: bytes[..<((pool.capacity + 7) / 8)]))
        }
        for large in allocator.largeAllocations() {
            let header = UnsafeMutableRawPointer(bitPattern: large.address)! - LargeHeader.bytes
            writer.largeAllocation(
                address: UInt64(large.address), requested: UInt64(large.size),
                usable: UInt64(malloc_usable_size(header) - LargeHeader.bytes))
        }
    }
}
