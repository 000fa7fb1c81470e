extension PoolAllocator {
    /// Takes a pool for the class from the fullest usable arena and hands out its first block.
    @inline(never)
    func allocateFromNewPool(_ sizeClass: Int) -> UnsafeMutableRawPointer {
        let pool = takePool()
        linkUsed(pool, sizeClass: sizeClass)
        pool.pointee.usedBlocks = 1
        if pool.pointee.sizeClass == UInt32(sizeClass) {
            // A pool that served this class before: its free list still holds every block ever carved.
            let block = pool.pointee.freeBlock.unsafelyUnwrapped
            pool.pointee.freeBlock = block.load(as: UnsafeMutableRawPointer?.self)
            if pool.pointee.freeBlock == nil { extend(pool, sizeClass) }
            return block
        }
        let blockSize = SizeClass.blockSize(sizeClass)
        pool.pointee.sizeClass = UInt32(sizeClass)
        pool.pointee.nextOffset = UInt32(PoolHeader.size + 2 * blockSize)
        pool.pointee.lastOffset = UInt32(state.pointee.poolSize - blockSize)
        let block = UnsafeMutableRawPointer(pool) + PoolHeader.size
        (block + blockSize).storeBytes(of: nil, as: UnsafeMutableRawPointer?.self)
        pool.pointee.freeBlock = block + blockSize
        return block
    }

    /// The free list ran out: carves one more block, or takes the full pool off its list.
    @inline(never)
    func extend(_ pool: PoolPointer, _ sizeClass: Int) {
        let offset = pool.pointee.nextOffset
        if offset <= pool.pointee.lastOffset {
            let block = UnsafeMutableRawPointer(pool) + Int(offset)
            pool.pointee.nextOffset = offset + UInt32(SizeClass.blockSize(sizeClass))
            block.storeBytes(of: nil, as: UnsafeMutableRawPointer?.self)
            pool.pointee.freeBlock = block
            return
        }
        unlinkUsed(pool)
    }

    /// Puts a pool that has a free block again at the front of its class's list.
    func linkUsed(_ pool: PoolPointer) { linkUsed(pool, sizeClass: Int(pool.pointee.sizeClass)) }

    private func linkUsed(_ pool: PoolPointer, sizeClass: Int) {
        let sentinel = usedPools(sizeClass)
        let first = sentinel.pointee.next.unsafelyUnwrapped
        pool.pointee.next = first
        pool.pointee.prev = sentinel
        first.pointee.prev = pool
        sentinel.pointee.next = pool
    }

    private func unlinkUsed(_ pool: PoolPointer) {
        let next = pool.pointee.next.unsafelyUnwrapped
        let prev = pool.pointee.prev.unsafelyUnwrapped
        next.pointee.prev = prev
        prev.pointee.next = next
    }

    /// An entirely free pool goes back to its arena.
    @inline(never)
    func releasePool(_ pool: PoolPointer) {
        unlinkUsed(pool)
        let arena = state.pointee.arenas[Int(pool.pointee.arenaIndex)]
        pool.pointee.next = arena.pointee.freePools
        arena.pointee.freePools = pool
        arenaGainedFreePool(arena)
    }
}
