/// `struct pool_header`, the same from 3.8 to 3.13:
///
///      0  ref.count      u32   blocks in use
///      8  freeblock      u64   head of the list of freed blocks, linked through their first words; 0 ends it
///     16  nextpool       u64   next pool of the size class, or of the arena's freed pools
///     24  prevpool       u64
///     32  arenaindex     u32   slot in `arenas`
///     36  szidx          u32   size class
///     40  nextoffset     u32   of the first block never handed out
///     44  maxnextoffset  u32   the largest offset at which a block fits
struct PoolHeader: BitwiseCopyable {
    var count: UInt32
    private var padding: UInt32
    var freeblock: UInt64
    var nextpool: UInt64
    var prevpool: UInt64
    var arenaindex: UInt32
    var szidx: UInt32
    var nextoffset: UInt32
    var maxnextoffset: UInt32
}

extension PoolHeader {
    /// What a header says of its blocks, where its fields agree with each other.
    struct Shape {
        var blockSize: Int
        var capacity: Int
        /// Blocks that were handed out at least once; those after them never were.
        var carved: Int
    }

    /// Nil where the size class does not exist, or the offsets are not those of its blocks.
    func shape(_ geometry: PoolGeometry) -> Shape? {
        guard szidx < PoolGeometry.sizeClasses else { return nil }
        let blockSize = PoolGeometry.blockSize(szidx)
        let capacity = geometry.capacity(blockSize: blockSize)
        let carvedBytes = Int(nextoffset) - PoolGeometry.overhead
        guard UInt64(maxnextoffset) == geometry.poolSize - UInt64(blockSize), carvedBytes >= 0,
            carvedBytes % blockSize == 0, carvedBytes / blockSize <= capacity
        else { return nil }
        return Shape(blockSize: blockSize, capacity: capacity, carved: carvedBytes / blockSize)
    }

    /// Whether the list of freed blocks is empty or begins with a block of the pool at `address`.
    func startsItsFreeList(at address: UInt64, _ shape: Shape) -> Bool {
        if freeblock == 0 { return true }
        let offset = freeblock &- address &- UInt64(PoolGeometry.overhead)
        return offset % UInt64(shape.blockSize) == 0
            && offset / UInt64(shape.blockSize) < UInt64(shape.carved)
    }
}
