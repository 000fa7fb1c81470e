/// CPython's small-object allocator on memory of its own: arenas, pools, blocks.
///
/// A handle, one word wide: copies stand for the same allocator. Not thread-safe. Requests of 1...512 bytes come
/// from pools, O(1) amortised; larger ones from the system allocator, accounted. Out of memory ends the process.
/// `tearDown()` returns everything to the system, whether or not blocks are still in use.
///
/// After Vladimir Marangozov's and Tim Peters's design, as `Objects/obmalloc.c` of CPython 3.11 describes it.
package struct PoolAllocator {
    let state: UnsafeMutablePointer<AllocatorState>

    package init(geometry: AllocatorGeometry = .classic) {
        state = AllocatorState.make(geometry: geometry)
    }

    package var geometry: AllocatorGeometry { state.pointee.geometry }

    /// A block of at least `bytes` bytes, aligned to 16, its contents undefined. Zero counts as one byte.
    @inline(__always)
    package func allocate(_ bytes: Int) -> UnsafeMutableRawPointer {
        let request = max(bytes, 1)
        guard request <= SizeClass.largestSmallRequest else {
            return allocateLarge(request, objectOffset: LargeHeader.buffer)
        }
        let block = allocateSmall(SizeClass.index(forRequest: request))
        if state.pointee.tracer != nil { trace(block, bytes) }
        return block
    }

    /// The sentinel of the class's list of partly used pools.
    @inline(__always)
    func usedPools(_ sizeClass: Int) -> PoolPointer {
        (UnsafeMutableRawPointer(state) + AllocatorState.usedPoolsOffset)
            .assumingMemoryBound(to: PoolHeader.self) + sizeClass
    }

    @inline(__always)
    func allocateSmall(_ sizeClass: Int) -> UnsafeMutableRawPointer {
        let sentinel = usedPools(sizeClass)
        let pool = sentinel.pointee.next.unsafelyUnwrapped
        guard pool != sentinel else { return allocateFromNewPool(sizeClass) }
        let block = pool.pointee.freeBlock.unsafelyUnwrapped
        state.pointee.blocksAllocatedEver &+= 1
        pool.pointee.usedBlocks += 1
        pool.pointee.freeBlock = block.load(as: UnsafeMutableRawPointer?.self)
        if pool.pointee.freeBlock == nil { extend(pool, sizeClass) }
        return block
    }

    /// Gives a block back. The address must have come from this allocator and not have been freed since.
    @inline(__always)
    package func free(_ block: UnsafeMutableRawPointer) {
        if state.pointee.tracer != nil { forgetTrace(block) }
        guard state.pointee.region.contains(block) else { return freeLarge(block) }
        freeSmall(block, poolOf(block))
    }

    @inline(__always)
    func freeSmall(_ block: UnsafeMutableRawPointer, _ pool: PoolPointer) {
        let lastFree = pool.pointee.freeBlock
        block.storeBytes(of: lastFree, as: UnsafeMutableRawPointer?.self)
        pool.pointee.freeBlock = block
        pool.pointee.usedBlocks -= 1
        if lastFree == nil {
            linkUsed(pool)
        } else if pool.pointee.usedBlocks == 0 {
            releasePool(pool)
        }
    }

    /// Moves a block to one of `bytes` bytes and keeps as much of its contents as fits.
    ///
    /// A small block stays where it is when it still fits and would not waste more than a quarter, as in CPython.
    package func reallocate(_ block: UnsafeMutableRawPointer, _ bytes: Int) -> UnsafeMutableRawPointer {
        let old = usableSize(block)
        let isSmall = state.pointee.region.contains(block)
        if isSmall, bytes <= old, 4 * bytes > 3 * old {
            if state.pointee.tracer != nil { trace(block, bytes) }
            return block
        }
        if !isSmall, bytes > SizeClass.largestSmallRequest { return reallocateLarge(block, bytes) }
        let moved = allocate(bytes)
        moved.copyMemory(from: block, byteCount: min(old, bytes))
        free(block)
        return moved
    }

    /// Bytes a block offers: its size class's for a small block, the request's own for a large one.
    package func usableSize(_ block: UnsafeMutableRawPointer) -> Int {
        guard state.pointee.region.contains(block) else { return LargeHeader.of(block).pointee.size }
        return SizeClass.blockSize(Int(poolOf(block).pointee.sizeClass))
    }

    /// Whether the address lies in one of this allocator's arenas.
    package func isInArena(_ address: UnsafeMutableRawPointer) -> Bool {
        guard state.pointee.region.contains(address) else { return false }
        let index = state.pointee.region.arenaIndex(address)
        return index < state.pointee.arenaCount && state.pointee.arenas[index].pointee.base != nil
    }

    /// The pool that a small block lies in: pools are aligned to their size.
    @inline(__always)
    func poolOf(_ block: UnsafeMutableRawPointer) -> PoolPointer {
        let mask = ~UInt(bitPattern: state.pointee.poolSize - 1)
        return PoolPointer(bitPattern: UInt(bitPattern: block) & mask).unsafelyUnwrapped
    }
}
