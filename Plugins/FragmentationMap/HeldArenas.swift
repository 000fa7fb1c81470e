import AnalyzerKit

/// Arenas that a handful of blocks keep mapped: an arena returns to the system only when every one of its pools is
/// free, so one block holds all of it.
struct HeldArenas {
    /// For each arena of the layout.
    let isHeld: [Bool]
    /// For each arena of the layout: it would be empty if its blocks moved into holes of the arenas that stay.
    private(set) var isReturnable: [Bool]
    /// Bytes of these arenas.
    private(set) var returnableBytes: UInt64 = 0

    /// - Parameters:
    ///   - blocks: as many blocks in use, or fewer, are a handful.
    ///   - share: and so are any that take no more than this share of the arena.
    init(_ layout: AllocatorLayout, blocks: Int, share: Double) {
        isHeld = layout.arenas.map { $0.usedBlocks <= blocks || $0.occupancy <= share }
        isReturnable = layout.arenas.map { _ in false }
        move(layout)
    }

    /// Tries the arenas with the fewest bytes in use first. One whose blocks do not all fit stays, and its own holes
    /// take blocks of those after it: where every arena is held, all but one can return.
    private mutating func move(_ layout: AllocatorLayout) {
        var holes = Holes(layout, isHeld: isHeld)
        var poolsOfArena = [[AllocatorLayout.Pool]](repeating: [], count: layout.arenas.count)
        for pool in layout.pools where isHeld[pool.arena] { poolsOfArena[pool.arena].append(pool) }
        let candidates = layout.arenas.indices.filter { isHeld[$0] }
            .sorted { (layout.arenas[$0].usedBytes, $0) < (layout.arenas[$1].usedBytes, $1) }
        for row in candidates {
            let arena = layout.arenas[row]
            if holes.take(poolsOfArena[row], poolSize: arena.poolSize) {
                isReturnable[row] = true
                returnableBytes += arena.size
            } else {
                holes.add(poolsOfArena[row], in: arena)
            }
        }
    }

    /// Free blocks by size class, and free pools by size, in the arenas that stay.
    private struct Holes {
        private var blocks: [Int]
        private var pools: [UInt64: Int] = [:]

        init(_ layout: AllocatorLayout, isHeld: [Bool]) {
            blocks = [Int](repeating: 0, count: layout.classes.count)
            for pool in layout.pools where !isHeld[pool.arena] { add(pool) }
            for (row, arena) in layout.arenas.enumerated() where !isHeld[row] { addFreePools(of: arena) }
        }

        /// The holes of an arena that stays.
        mutating func add(_ pools: [AllocatorLayout.Pool], in arena: AllocatorLayout.Arena) {
            for pool in pools { add(pool) }
            addFreePools(of: arena)
        }

        private mutating func add(_ pool: AllocatorLayout.Pool) {
            blocks[pool.sizeClass] += pool.capacity - pool.used
        }

        private mutating func addFreePools(of arena: AllocatorLayout.Arena) {
            pools[arena.poolSize, default: 0] += arena.freePools
        }

        /// Fills holes with all blocks of these pools; false, and nothing filled, where they do not fit.
        mutating func take(_ moved: [AllocatorLayout.Pool], poolSize: UInt64) -> Bool {
            var after = self
            for pool in moved {
                let intoFreePool = max(0, pool.used - after.blocks[pool.sizeClass])
                after.blocks[pool.sizeClass] -= pool.used - intoFreePool
                guard intoFreePool > 0 else { continue }
                // As many blocks as this pool has room for: they all come from it.
                guard let free = after.pools[poolSize], free > 0 else { return false }
                after.pools[poolSize] = free - 1
                after.blocks[pool.sizeClass] += pool.capacity - intoFreePool
            }
            self = after
            return true
        }
    }
}
