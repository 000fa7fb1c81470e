/// The sizes an allocator is built from: arenas mapped from the OS, pools within arenas, blocks within pools.
///
/// The classic geometry (CPython before 3.10) is 256 KiB arenas of 4 KiB pools; later versions map 1 MiB arenas
/// of 16 KiB pools. Either size can be chosen on its own. The size classes never change: 32 classes of
/// 16, 32, … 512 bytes.
package struct AllocatorGeometry: Equatable, Sendable {
    package enum ArenaSize: Int, CaseIterable, Sendable {
        case kib256 = 262_144
        case mib1 = 1_048_576
    }

    package enum PoolSize: Int, CaseIterable, Sendable {
        case kib4 = 4096
        case kib16 = 16384
    }

    package var arenaSize: ArenaSize
    package var poolSize: PoolSize

    package init(arenaSize: ArenaSize = .kib256, poolSize: PoolSize = .kib4) {
        self.arenaSize = arenaSize
        self.poolSize = poolSize
    }

    package static let classic = AllocatorGeometry()

    /// Pools that fit an arena whose base address is aligned to the pool size.
    package var poolsPerAlignedArena: Int { arenaSize.rawValue / poolSize.rawValue }

    var arenaBits: UInt { UInt(arenaSize.rawValue.trailingZeroBitCount) }
}

/// Block sizes: class `c` holds blocks of `(c + 1) * 16` bytes.
package enum SizeClass {
    package static let count = 32
    package static let alignment = 16
    /// The largest request that a pool serves; anything above goes to the system allocator.
    package static let largestSmallRequest = 512

    /// The class that serves a request of `bytes`, which must be in 1...512.
    @inline(__always)
    package static func index(forRequest bytes: Int) -> Int { (bytes - 1) >> 4 }

    @inline(__always)
    package static func blockSize(_ index: Int) -> Int { (index + 1) << 4 }
}
