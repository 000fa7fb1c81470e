extension PoolAllocator {
    /// Words of an arena's object marks: one bit for every 16 bytes.
    var markWords: Int { state.pointee.geometry.arenaSize.rawValue / (16 * 64) }

    /// A block that holds an object whose address is `prefix` bytes into it (its garbage-collection header comes
    /// first), marked so that a walk over the heap tells objects from the buffers they own.
    @inline(__always)
    func allocateObject(_ bytes: Int, prefix: Int) -> UnsafeMutableRawPointer {
        guard bytes <= SizeClass.largestSmallRequest else {
            return allocateLarge(bytes, objectOffset: prefix) + prefix
        }
        let object = allocateSmall(SizeClass.index(forRequest: bytes)) + prefix
        flipMark(object, poolOf(object))
        return object
    }

    @inline(__always)
    func freeObject(_ object: UnsafeMutableRawPointer, prefix: Int) {
        guard state.pointee.radix.contains(object) else { return freeLarge(object - prefix) }
        let pool = poolOf(object)
        flipMark(object, pool)
        freeSmall(object - prefix, pool)
    }

    /// Makes the block at the address, which has been one before, an object again.
    @inline(__always)
    func markObject(_ object: UnsafeMutableRawPointer) { flipMark(object, poolOf(object)) }

    /// The block at the address stays in use, but is no object for now. Only for small ones.
    @inline(__always)
    func unmarkObject(_ object: UnsafeMutableRawPointer) { flipMark(object, poolOf(object)) }

    @inline(__always)
    private func flipMark(_ object: UnsafeMutableRawPointer, _ pool: PoolPointer) {
        let arena = state.pointee.arenas[Int(pool.pointee.arenaIndex)]
        let granule = (object - arena.pointee.base.unsafelyUnwrapped) >> 4
        arena.pointee.objectMarks[granule >> 6] ^= 1 << UInt64(truncatingIfNeeded: granule & 63)
    }

    /// Calls `body` with the address of every object: those in arenas in address order, then the large ones in the
    /// order they were made. `body` must not allocate from or free to this allocator.
    @inline(__always)
    func forEachObject<Failure: Error>(
        _ body: (UnsafeMutableRawPointer) throws(Failure) -> Void
    ) throws(Failure) {
        for arena in arenasByAddress() {
            try forEachObject(in: arena, body)
        }
        try forEachLargeObject(body)
    }

    @inline(__always)
    private func forEachObject<Failure: Error>(
        in arena: ArenaPointer, _ body: (UnsafeMutableRawPointer) throws(Failure) -> Void
    ) throws(Failure) {
        guard let base = arena.pointee.base else { return }
        let marks = arena.pointee.objectMarks
        for index in 0..<markWords {
            var word = marks[index]
            while word != 0 {
                try body(base + (index << 6 + word.trailingZeroBitCount) << 4)
                word &= word - 1
            }
        }
    }

    @inline(__always)
    private func forEachLargeObject<Failure: Error>(
        _ body: (UnsafeMutableRawPointer) throws(Failure) -> Void
    ) throws(Failure) {
        let sentinel = state.pointee.large
        var header = sentinel.pointee.next
        while header != sentinel {
            let offset = header.pointee.objectOffset
            if offset != LargeHeader.buffer {
                try body(UnsafeMutableRawPointer(header) + LargeHeader.bytes + offset)
            }
            header = header.pointee.next
        }
    }

    func arenasByAddress() -> [ArenaPointer] {
        (0..<state.pointee.arenaCount)
            .map { state.pointee.arenas[$0] }
            .filter { $0.pointee.base != nil }
            .sorted { $0.pointee.base.unsafelyUnwrapped < $1.pointee.base.unsafelyUnwrapped }
    }
}
