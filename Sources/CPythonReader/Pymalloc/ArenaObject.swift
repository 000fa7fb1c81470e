/// `struct arena_object`, a slot of the array `arenas`; the same from 3.8 to 3.13:
///
///      0  address       u64   of the arena; 0: the slot is free
///      8  pool_address  u64   of the first pool never carved from the arena
///     16  nfreepools    u32   pools not in use: freed ones and those never carved
///     20  ntotalpools   u32
///     24  freepools     u64   head of the list of freed pools, linked through `nextpool`
///     32  nextarena     u64
///     40  prevarena     u64
struct ArenaObject: BitwiseCopyable {
    var address: UInt64
    var poolAddress: UInt64
    var nfreepools: UInt32
    var ntotalpools: UInt32
    var freepools: UInt64
    var nextarena: UInt64
    var prevarena: UInt64

    static let stride = UInt64(MemoryLayout<ArenaObject>.stride)

    /// Whether the slot's numbers are those of an arena of this geometry, whatever its pools hold.
    func isConsistent(_ geometry: PoolGeometry) -> Bool {
        guard address != 0, address < AddressSpace.limit - geometry.arenaSize,
            address % UInt64(PoolGeometry.blockAlignment) == 0
        else { return false }
        let total = geometry.poolCount(arenaAt: address)
        let first = geometry.alignUp(address)
        let carvedBytes = poolAddress &- first
        return UInt64(ntotalpools) == total && nfreepools <= ntotalpools
            && carvedBytes % geometry.poolSize == 0 && carvedBytes / geometry.poolSize <= total
    }
}

/// The array `arenas` of an interpreter's allocator, or of the process's up to 3.11.
struct ArenaTable: Hashable {
    var address: UInt64
    /// `maxarenas`: slots, free ones included.
    var count: UInt32

    func slot(_ index: UInt32, in space: AddressSpace) -> ArenaObject? {
        space.load(address &+ UInt64(index) &* ArenaObject.stride)
    }
}
