/// The sizes that pymalloc is compiled with (CPython, Objects/obmalloc.c; from 3.12 Include/internal/pycore_obmalloc.h).
struct PoolGeometry: Sendable, Equatable {
    /// Bytes of an arena, which is what pymalloc asks the kernel for.
    let arenaSize: UInt64
    /// Bytes of a pool; pools stand at multiples of it.
    let poolSize: UInt64

    /// Blocks of class `i` have `(i + 1) * blockAlignment` bytes.
    static let blockAlignment = 16
    static let sizeClasses = 32
    /// Bytes of a pool before its first block.
    static let overhead = MemoryLayout<PoolHeader>.size

    /// 3.10 made arenas four times as large and pools too (`USE_LARGE_ARENAS`, `USE_LARGE_POOLS`).
    init(minor: Int) {
        arenaSize = minor >= 10 ? 1 << 20 : 256 << 10
        poolSize = minor >= 10 ? 16 << 10 : 4 << 10
    }

    static func blockSize(_ sizeClass: UInt32) -> Int { (Int(sizeClass) + 1) * blockAlignment }

    func capacity(blockSize: Int) -> Int { (Int(poolSize) - Self.overhead) / blockSize }

    /// The first address at or above `address` where a pool may stand.
    func alignUp(_ address: UInt64) -> UInt64 { (address &+ (poolSize - 1)) & ~(poolSize - 1) }

    /// Pools of an arena at `address`: an arena that is not aligned like a pool has room for one fewer.
    func poolCount(arenaAt address: UInt64) -> UInt64 {
        arenaSize / poolSize - (address & (poolSize - 1) == 0 ? 0 : 1)
    }
}
