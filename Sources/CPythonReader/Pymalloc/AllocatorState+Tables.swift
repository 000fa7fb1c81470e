extension AllocatorState {
    /// What pymalloc asked the kernel for in one piece.
    package struct Arena: Sendable, Equatable {
        package var address: UInt64
        package var size: UInt64
        package var poolSize: UInt32
        /// An arena that is not aligned like a pool has one fewer than its size would allow.
        package var poolCount: UInt32
        /// Pools in no size class at present: freed ones and those never carved.
        package var freePools: UInt32
    }

    /// A pool in use: blocks of one size.
    package struct Pool: BitwiseCopyable, Sendable {
        package var address: UInt64
        /// Row of its arena.
        package var arena: UInt32
        package var blockSize: UInt16
        /// Blocks, in use or not.
        package var capacity: UInt16
        package var used: UInt16
        /// 65536 / (size class + 1), rounded up, for ``blockIndex(_:)``.
        let reciprocal: UInt32
        /// Where its bits begin in the index's occupancy.
        let firstWord: UInt32

        init(address: UInt64, arena: UInt32, shape: PoolHeader.Shape, used: Int, firstWord: Int) {
            self.address = address
            self.arena = arena
            blockSize = UInt16(shape.blockSize)
            capacity = UInt16(shape.capacity)
            self.used = UInt16(used)
            reciprocal = UInt32(65536 / (shape.blockSize / PoolGeometry.blockAlignment) + 1)
            self.firstWord = UInt32(firstWord)
        }

        var words: Int { (Int(capacity) + 63) >> 6 }

        /// The block at `offset` bytes after the first; nil beyond the last.
        ///
        /// A multiplication in place of a division: with u sixteenths and size class d - 1 the product exceeds
        /// 65536 u / d by at most u, and u * d < 65536 for every offset in a pool, so the quotient is exact.
        @inline(__always)
        func blockIndex(_ offset: UInt64) -> Int? {
            guard offset < 1 << 14 else { return nil }
            let index = Int(truncatingIfNeeded: ((offset >> 4) &* UInt64(reciprocal)) >> 16)
            return index < Int(capacity) ? index : nil
        }
    }

    /// A row of `sys._debugmallocstats()`.
    package struct SizeClassUsage: Sendable, Equatable {
        package var blockSize: Int
        package var pools = 0
        package var usedBlocks = 0
        package var availableBlocks = 0
    }
}
