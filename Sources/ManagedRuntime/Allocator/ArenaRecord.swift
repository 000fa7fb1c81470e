/// What the allocator knows of one arena. Records live outside the arenas and are reused when one is unmapped.
///
/// An arena's pools are either never carved (from `nextPool` to the end), free again (the list `freePools`), or in
/// use. `freePoolCount` counts the first two kinds.
struct ArenaRecord {
    /// First mapped byte; nil while the record stands for no arena.
    var base: UnsafeMutableRawPointer?
    /// The next pool that was never carved.
    var nextPool: UnsafeMutableRawPointer
    var freePools: PoolPointer?
    var freePoolCount: Int
    var poolCount: Int
    /// Neighbours among the usable arenas, which are ordered by `freePoolCount` ascending.
    var next: UnsafeMutablePointer<ArenaRecord>?
    var prev: UnsafeMutablePointer<ArenaRecord>?
    /// Which of the region's arenas.
    var index: UInt32
}

typealias ArenaPointer = UnsafeMutablePointer<ArenaRecord>
