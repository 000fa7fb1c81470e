/// The header at the start of every pool, and the sentinel of every list of partly used pools.
///
/// ```
///  pool + 0   usedBlocks    UInt32   blocks handed out
///       + 8   freeBlock     pointer  first block of the free list; each free block holds the next one's address
///       + 16  next, prev    pointers in the list of partly used pools of the class, or in the arena's free pools
///       + 32  arenaIndex    UInt32   index into the table of arenas
///       + 36  sizeClass     UInt32
///       + 40  nextOffset    UInt32   first byte that was never carved into a block
///       + 44  lastOffset    UInt32   largest nextOffset at which a whole block still fits
///       + 48  blocks
/// ```
struct PoolHeader {
    var usedBlocks: UInt32
    var freeBlock: UnsafeMutableRawPointer?
    var next: UnsafeMutablePointer<PoolHeader>?
    var prev: UnsafeMutablePointer<PoolHeader>?
    var arenaIndex: UInt32
    var sizeClass: UInt32
    var nextOffset: UInt32
    var lastOffset: UInt32

    /// Bytes the header takes from a pool.
    static let size = 48

    /// The class number of a pool that no class has used yet.
    static let noClass = UInt32.max

    static func blockCapacity(poolSize: Int, sizeClass: Int) -> Int {
        (poolSize - size) / SizeClass.blockSize(sizeClass)
    }
}

typealias PoolPointer = UnsafeMutablePointer<PoolHeader>
