/// The header in front of every allocation of more than 512 bytes.
///
/// ```
///  block - 32  previous     pointer   neighbours in a circular list of all large allocations,
///        - 24  next         pointer   in the order they were made
///        - 16  size         Int       bytes requested
///        - 8   objectOffset Int       where in the block the object's address is; -1 for a buffer of an object
/// ```
///
/// An intrusive list rather than a table from address to size: freeing and growing a large block stay O(1) and cost
/// no hashing, enumeration needs no second structure to be kept in step, and 32 bytes on more than 512 are small.
struct LargeHeader {
    var previous: UnsafeMutablePointer<LargeHeader>
    var next: UnsafeMutablePointer<LargeHeader>
    var size: Int
    var objectOffset: Int

    static let bytes = 32
    static let buffer = -1

    @inline(__always)
    static func of(_ block: UnsafeMutableRawPointer) -> UnsafeMutablePointer<LargeHeader> {
        (block - bytes).assumingMemoryBound(to: LargeHeader.self)
    }
}

extension PoolAllocator {
    func allocateLarge(_ bytes: Int, objectOffset: Int) -> UnsafeMutableRawPointer {
        let raw = state.pointee.system.allocate(bytes + LargeHeader.bytes)
        let header = raw.bindMemory(to: LargeHeader.self, capacity: 1)
        let sentinel = state.pointee.large
        header.initialize(
            to: LargeHeader(
                previous: sentinel.pointee.previous, next: sentinel, size: bytes, objectOffset: objectOffset))
        sentinel.pointee.previous.pointee.next = header
        sentinel.pointee.previous = header
        state.pointee.largeCount += 1
        state.pointee.blocksAllocatedEver &+= 1
        state.pointee.largeBytes += bytes
        state.pointee.limit.grow(by: bytes)
        let block = raw + LargeHeader.bytes
        if state.pointee.tracer != nil { trace(block, bytes) }
        return block
    }

    func freeLarge(_ block: UnsafeMutableRawPointer) {
        let header = LargeHeader.of(block)
        header.pointee.previous.pointee.next = header.pointee.next
        header.pointee.next.pointee.previous = header.pointee.previous
        state.pointee.largeCount -= 1
        state.pointee.largeBytes -= header.pointee.size
        state.pointee.limit.shrink(by: header.pointee.size)
        state.pointee.system.free(header)
    }

    /// Grows or shrinks a large block where the system allocator can do better than copying it.
    func reallocateLarge(_ block: UnsafeMutableRawPointer, _ bytes: Int) -> UnsafeMutableRawPointer {
        let old = LargeHeader.of(block).pointee.size
        let raw = state.pointee.system.reallocate(LargeHeader.of(block), bytes + LargeHeader.bytes)
        let header = raw.assumingMemoryBound(to: LargeHeader.self)
        header.pointee.size = bytes
        header.pointee.previous.pointee.next = header
        header.pointee.next.pointee.previous = header
        state.pointee.largeBytes += bytes - old
        state.pointee.limit.shrink(by: old)
        state.pointee.limit.grow(by: bytes)
        let moved = raw + LargeHeader.bytes
        if state.pointee.tracer != nil {
            if moved != block { forgetTrace(block) }
            trace(moved, bytes)
        }
        return moved
    }
}
