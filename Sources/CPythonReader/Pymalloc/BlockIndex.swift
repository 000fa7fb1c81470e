import Glibc

/// Finds the block of pymalloc that an address lies in, in three dependent loads.
///
/// A handful of pointers into memory of the ``AllocatorState``: pass it by value into hot code; valid while that lives;
/// safe to use from any number of threads.
///
/// Pages of 4 KiB are looked up in two levels: `granules` has a leaf number for each 64 MiB of the address space, leaf 0
/// being empty; a leaf has an entry for each page: 0 no arena's, 1 an arena's but in no pool in use, else the pool's row
/// plus 2.
package struct BlockIndex: @unchecked Sendable {
    let granules: UnsafeMutablePointer<UInt32>
    let leaves: UnsafeMutablePointer<UInt32>
    let pools: UnsafeMutableBufferPointer<AllocatorState.Pool>
    /// A bit a block, set where it is in use; each pool begins at a word of its own.
    let occupancy: UnsafeMutablePointer<UInt64>
    /// Bytes of a block that the debug hooks keep for themselves, before what they hand out.
    var leadingPad = 0

    static let pageShift: UInt64 = 12
    static let granuleShift: UInt64 = 26
    static let leafPages = 1 << Int(granuleShift - pageShift)
    static let granuleCount = Int(AddressSpace.limit >> granuleShift)
    static let outside: UInt32 = 0
    static let unused: UInt32 = 1
    static let firstRow: UInt32 = 2

    package struct Block: BitwiseCopyable, Sendable {
        /// What the allocator returned to whoever asked for it; with the debug hooks, after their leading pad.
        package var start: UInt64
        /// Bytes from there to the end of the block.
        package var size: Int
        package var isUsed: Bool
    }

    @inline(__always)
    private func entry(_ address: UInt64) -> UInt32 {
        guard address < AddressSpace.limit else { return Self.outside }
        let leaf = Int(granules[Int(truncatingIfNeeded: address >> Self.granuleShift)])
        let page = Int(truncatingIfNeeded: address >> Self.pageShift) & (Self.leafPages - 1)
        return leaves[leaf * Self.leafPages + page]
    }

    /// Whether an arena holds the address, in a pool that is in use or not.
    @inline(__always)
    package func isArenaMemory(_ address: UInt64) -> Bool { entry(address) != Self.outside }

    /// The row of the pool in use that holds the address.
    @inline(__always)
    package func poolRow(containing address: UInt64) -> Int? {
        let entry = entry(address)
        return entry < Self.firstRow ? nil : Int(entry - Self.firstRow)
    }

    /// The block that holds the address, in use or free; nil outside pools in use, in a pool's header and after its last
    /// block.
    @inline(__always)
    package func block(containing address: UInt64) -> Block? {
        guard let row = poolRow(containing: address) else { return nil }
        let pool = pools[row]
        let offset = address &- pool.address &- UInt64(PoolGeometry.overhead)
        // Below the first block the offset wraps and its quotient is not below the capacity.
        guard let index = pool.blockIndex(offset) else { return nil }
        let size = Int(pool.blockSize)
        let word = occupancy[Int(pool.firstWord) + index >> 6]
        return Block(
            start: pool.address &+ UInt64(PoolGeometry.overhead + index &* size + leadingPad),
            size: size - leadingPad, isUsed: word >> UInt64(index & 63) & 1 != 0)
    }

    /// Calls `body` with the start and size of every block in use, as ``block(containing:)`` has them, ascending.
    @inline(__always)
    package func forEachUsedBlock(_ body: (_ start: UInt64, _ size: Int) -> Void) {
        for pool in pools {
            let size = Int(pool.blockSize)
            let first = pool.address &+ UInt64(PoolGeometry.overhead + leadingPad)
            for word in 0..<pool.words {
                var bits = occupancy[Int(pool.firstWord) + word]
                while bits != 0 {
                    let index = word << 6 + bits.trailingZeroBitCount
                    body(first &+ UInt64(index &* size), size - leadingPad)
                    bits &= bits &- 1
                }
            }
        }
    }
}

extension BlockIndex {
    static func zeroedGranules() -> UnsafeMutablePointer<UInt32> {
        let bytes = calloc(granuleCount, MemoryLayout<UInt32>.stride)!
        return bytes.bindMemory(to: UInt32.self, capacity: granuleCount)
    }

    func deallocate() {
        free(granules)
        leaves.deallocate()
        pools.deallocate()
        occupancy.deallocate()
    }
}
