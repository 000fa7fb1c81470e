import DumpFormat

/// The state of the target's allocator: arenas, pools and the blocks in use, as `obmalloc.c` keeps them.
///
/// Read once, immutable, safe to use from any number of threads. Takes a bit a block and a u32 for each page of the
/// arenas.
package final class AllocatorState: @unchecked Sendable {
    /// How the arenas were found.
    package enum Source: String, Sendable {
        /// Variables named by the symbol table.
        case symbols
        /// The interpreters' states.
        case interpreters
        /// Pools recognised in memory, and the array that points to their arenas.
        case search
        case nowhere
    }

    package let kind: AllocatorKind
    package let source: Source
    /// Ascending by address, without overlaps.
    package let arenas: [Arena]
    /// For hot code: the same lookups without a reference to this object.
    package let index: BlockIndex
    /// What contradicts itself or is missing, as plural noun phrases.
    package let coverage: [(what: String, count: UInt64)]
    private let space: AddressSpace
    /// Keeps the bytes of `space` alive.
    private let memory: MemoryImage

    init(_ contents: AllocatorContents, _ source: Source, _ python: PythonInstance, _ image: ProcessImage) {
        var index = contents.makeIndex()
        kind = AllocatorKind(
            python: python, space: image.space, index: index, areArenasKnown: source != .nowhere)
        index.leadingPad = kind == .pymallocDebug ? kind.leadingPad : 0
        self.index = index
        self.source = source
        arenas = contents.arenas
        let nothing = [("allocators whose arenas were not found", UInt64(1))]
        coverage = contents.faults.coverage + (kind == .unknown ? nothing : [])
        space = image.space
        memory = image.memory
    }

    deinit { index.deallocate() }

    /// Ascending by address.
    package var pools: UnsafeMutableBufferPointer<Pool> { index.pools }

    /// The block of pymalloc that holds the address, in use or free.
    @inline(__always)
    package func block(containing address: UInt64) -> BlockIndex.Block? { index.block(containing: address) }

    @inline(__always)
    package func isArenaMemory(_ address: UInt64) -> Bool { index.isArenaMemory(address) }

    @inline(__always)
    package func forEachUsedBlock(_ body: (_ start: UInt64, _ size: Int) -> Void) {
        index.forEachUsedBlock(body)
    }

    /// Bytes that the C library set aside for what it returned as `address`, as `malloc_usable_size` would say, less
    /// the debug hooks' leading pad; nil where no chunk of glibc stands there.
    ///
    /// - Parameter address: as Python's allocator returned it (the start of an owned buffer, or of an object with what
    ///   comes before it).
    @inline(__always)
    package func usableSize(ofChunk address: UInt64) -> Int? {
        let pad = kind.leadingPad
        guard let usable = GlibcChunk.usableSize(of: address &- UInt64(pad), in: space), usable >= pad
        else { return nil }
        return usable - pad
    }

    /// A bit for each block of a pool, lowest bit of the first byte first, set where it is in use.
    package func occupancy(of pool: Pool) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: index.occupancy + Int(pool.firstWord), count: (Int(pool.capacity) + 7) / 8)
    }

    /// What `sys._debugmallocstats()` prints of each size class, ascending, those with pools only.
    package func sizeClasses() -> [SizeClassUsage] {
        var classes = (0..<PoolGeometry.sizeClasses).map {
            SizeClassUsage(blockSize: PoolGeometry.blockSize(UInt32($0)))
        }
        for pool in pools {
            let row = Int(pool.blockSize) / PoolGeometry.blockAlignment - 1
            classes[row].pools += 1
            classes[row].usedBlocks += Int(pool.used)
            classes[row].availableBlocks += Int(pool.capacity - pool.used)
        }
        return classes.filter { $0.pools > 0 }
    }

    /// Writes arenas and the pools in use; pools of an arena that are not written hold no block.
    package func write(to writer: DumpWriter) {
        let rows = arenas.map { arena in
            writer.arena(
                address: arena.address, size: arena.size, poolSize: arena.poolSize,
                poolCount: arena.poolCount, freePools: arena.freePools)
        }
        for pool in pools {
            writer.pool(
                arena: rows[Int(pool.arena)], address: pool.address, blockSize: UInt32(pool.blockSize),
                capacity: UInt32(pool.capacity), used: UInt32(pool.used), occupancy: occupancy(of: pool))
        }
    }
}
