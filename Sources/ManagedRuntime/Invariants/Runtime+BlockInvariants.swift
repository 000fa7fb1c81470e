/// Which blocks are objects, which are kept on free lists, and which are buffers.
extension Runtime {
    /// Every mark stands in a block in use; every object's type is a type.
    func verifyObjectMarks() throws(InvariantViolation) {
        let blocks = UsedBlocks(allocator)
        try allocator.forEachObject { (raw) throws(InvariantViolation) in
            let object = ObjectRef(raw)
            let type = object.type
            try InvariantViolation.unless(
                type.type.kind == .type, "the object at \(hexadecimal(object)) has a type that is none")
            guard allocator.isInArena(raw) else { return }
            try InvariantViolation.unless(
                blocks.contains(raw - object.prefix), "\(describe(object)) lies in a block that is free")
        }
    }

    func verifyFreeLists() throws(InvariantViolation) {
        let blocks = UsedBlocks(allocator)
        var objects: Set<UnsafeMutableRawPointer> = []
        allocator.forEachObject { objects.insert($0 - ObjectRef($0).prefix) }
        var seen: Set<UnsafeMutableRawPointer> = []
        for (entry, summary) in zip(freeListsWithPrefix, freeLists) {
            let (name, list, prefix) = entry
            var count = 0
            var violation: InvariantViolation?
            list.forEach { address in
                let block = address - prefix
                count += 1
                if violation != nil || count > list.limit { return }
                let size = allocator.usableSize(block)
                if !blocks.contains(block) || objects.contains(block) || !seen.insert(block).inserted {
                    violation = InvariantViolation(
                        "the free list of \(name) holds a block that is not its own")
                } else if size < summary.blockSize {
                    violation = InvariantViolation("the free list of \(name) holds a block of \(size) bytes")
                }
            }
            if let violation { throw violation }
            try InvariantViolation.unless(
                count == list.count, "the free list of \(name) has \(count) blocks, but counts \(list.count)")
            try InvariantViolation.unless(
                count <= list.limit, "the free list of \(name) has more blocks than its limit")
        }
    }
}

/// The small blocks that the allocator counts as in use.
private struct UsedBlocks {
    private var blocks: Set<UInt> = []

    init(_ allocator: PoolAllocator) {
        allocator.forEachUsedPool { pool, bits in
            for index in 0..<pool.capacity where bits[index >> 6] >> UInt64(index & 63) & 1 == 1 {
                blocks.insert(pool.address + UInt(PoolHeader.size + index * pool.blockSize))
            }
        }
    }

    func contains(_ block: UnsafeMutableRawPointer) -> Bool { blocks.contains(UInt(bitPattern: block)) }
}
