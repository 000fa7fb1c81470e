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
        let block = allocateSmall(SizeClass.index(forRequest: bytes))
        let object = block + prefix
        state.pointee.region.flipMark(object)
        if state.pointee.tracer != nil { trace(block, bytes) }
        return object
    }

    @inline(__always)
    func freeObject(_ object: UnsafeMutableRawPointer, prefix: Int) {
        let block = object - prefix
        if state.pointee.tracer != nil { forgetTrace(block) }
        guard state.pointee.region.contains(object) else { return freeLarge(block) }
        state.pointee.region.flipMark(object)
        freeSmall(block, poolOf(object))
    }

    /// Makes the block at the address, which has been one before, an object again.
    @inline(__always)
    func markObject(_ object: UnsafeMutableRawPointer) { state.pointee.region.flipMark(object) }

    /// The block at the address stays in use, but is no object for now. Only for small ones.
    @inline(__always)
    func unmarkObject(_ object: UnsafeMutableRawPointer) { state.pointee.region.flipMark(object) }

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
        let marks = state.pointee.region.marks(ofArena: Int(arena.pointee.index))
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
