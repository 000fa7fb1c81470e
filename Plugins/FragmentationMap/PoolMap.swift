/// The pools of all arenas as a grid of cells, for a figure.
///
/// A cell is one pool while there are cells enough; then a run of neighbouring pools of one arena; then, where there
/// are more arenas than cells, a run of neighbouring arenas. A row holds whole arenas, as many as fit.
struct PoolMap {
    struct Cell {
        var pools = 0
        var usedPools = 0
        var usedBytes: UInt64 = 0
        /// Bytes that blocks of the used pools could take, and the bytes of free pools.
        var usableBytes: UInt64 = 0
        /// Where the first pool stands, and its size.
        var address: UInt64 = 0
        var poolSize: UInt64 = 0
        /// Of the one pool, where the cell is one.
        var blockSize: UInt64 = 0
        var used = 0
        var capacity = 0

        var share: Double { Double(usedBytes) / Double(max(usableBytes, 1)) }
    }

    /// Neighbouring arenas drawn together, one unless there are more arenas than cells.
    struct Group {
        /// Positions in ``AllocatorLayout/arenas``.
        let arenas: Range<Int>
        var cells: [Cell]
    }

    /// Pools of a cell; 1 where every pool is one.
    let poolsPerCell: Int
    /// Arenas of a cell; 1 unless there are more arenas than cells.
    let arenasPerCell: Int
    private(set) var groups: [Group] = []

    /// Cells of a row: the pools of an arena in either geometry, 256 KiB of 4 KiB and 1 MiB of 16 KiB.
    static let columns = 64

    var groupsPerRow: Int { max(1, Self.columns / max(1, groups.map(\.cells.count).max() ?? 1)) }

    init(_ layout: AllocatorLayout, cells limit: Int) {
        let mostPools = layout.arenas.map(\.poolCount).max() ?? 0
        arenasPerCell = max(1, (layout.arenas.count + limit - 1) / limit)
        var poolsPerCell = arenasPerCell > 1 ? max(1, mostPools) : 1
        while Self.cellCount(layout, poolsPerCell) > limit, poolsPerCell < mostPools { poolsPerCell *= 2 }
        self.poolsPerCell = poolsPerCell
        var rowOfArena: [Int] = []
        for first in stride(from: 0, to: layout.arenas.count, by: arenasPerCell) {
            let arenas = first..<min(first + arenasPerCell, layout.arenas.count)
            rowOfArena += arenas.map { _ in groups.count }
            groups.append(Group(arenas: arenas, cells: emptyCells(layout, arenas)))
        }
        for pool in layout.pools { add(pool, to: rowOfArena[pool.arena], layout) }
    }

    private static func cellCount(_ layout: AllocatorLayout, _ poolsPerCell: Int) -> Int {
        layout.arenas.reduce(0) { $0 + ($1.poolCount + poolsPerCell - 1) / poolsPerCell }
    }

    /// As if every pool were free.
    private func emptyCells(_ layout: AllocatorLayout, _ arenas: Range<Int>) -> [Cell] {
        if arenas.count > 1 {
            let first = layout.arenas[arenas.lowerBound]
            let pools = layout.arenas[arenas].reduce(0) { $0 + $1.poolCount }
            let bytes = layout.arenas[arenas].reduce(0) { $0 + UInt64($1.poolCount) * $1.poolSize }
            return [Cell(pools: pools, usableBytes: bytes, address: first.address, poolSize: first.poolSize)]
        }
        let arena = layout.arenas[arenas.lowerBound]
        return stride(from: 0, to: arena.poolCount, by: poolsPerCell).map { first in
            let pools = min(poolsPerCell, arena.poolCount - first)
            return Cell(
                pools: pools, usableBytes: UInt64(pools) * arena.poolSize,
                address: arena.firstPool + UInt64(first) * arena.poolSize, poolSize: arena.poolSize)
        }
    }

    private mutating func add(_ pool: AllocatorLayout.Pool, to group: Int, _ layout: AllocatorLayout) {
        let arena = layout.arenas[pool.arena]
        let blockSize = layout.classes[pool.sizeClass].blockSize
        let position = Int((pool.address - arena.firstPool) / arena.poolSize) / poolsPerCell
        let cell = arenasPerCell > 1 ? 0 : position
        groups[group].cells[cell].usedPools += 1
        groups[group].cells[cell].usedBytes += UInt64(pool.used) * blockSize
        // What the header and the rest take cannot be used.
        groups[group].cells[cell].usableBytes -= arena.poolSize - UInt64(pool.capacity) * blockSize
        groups[group].cells[cell].blockSize = blockSize
        groups[group].cells[cell].used += pool.used
        groups[group].cells[cell].capacity += pool.capacity
    }
}
