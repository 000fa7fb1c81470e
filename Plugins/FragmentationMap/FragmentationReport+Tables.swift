import AnalyzerKit

extension FragmentationReport {
    /// Where the allocator's bytes are; the shares are of arena-bytes.
    func memoryTable() -> Table {
        let arenaBytes = layout.arenaBytes
        func row(_ what: String, _ bytes: UInt64) -> [Cell] {
            [.text(what), .bytes(Int64(clamping: bytes)), .ratio(Double(bytes) / Double(arenaBytes))]
        }
        let missing = layout.arenas.reduce(0) { $0 + $1.missingPoolBytes }
        let large = Self.largeBytes(heap)
        return Table(
            name: "memory", title: "Where the allocator's memory is",
            columns: [
                Table.Column("what", "What", .text), Table.Column("bytes", "Bytes", .bytes),
                Table.Column("share", "Share of arenas", .ratio),
            ],
            rows: [
                row("blocks in use", layout.usedBlockBytes),
                row("free blocks in used pools", layout.freeBlockBytes),
                row("free pools", layout.freePoolBytes),
                row("pool headers, rests and alignment", overheadBytes),
            ] + (missing > 0 ? [row("pools the dump does not describe", missing)] : [])
                + (large > 0 ? [row("outside arenas: large allocations", large)] : []))
    }

    func classTable() -> Table {
        let rows = layout.classes.indices.filter { layout.classes[$0].pools > 0 }.map { index -> [Cell] in
            let sizeClass = layout.classes[index]
            return [
                .bytes(Int64(sizeClass.blockSize)), .count(Int64(sizeClass.pools)),
                .count(Int64(sizeClass.used)),
                .count(Int64(sizeClass.capacity - sizeClass.used)), .ratio(sizeClass.occupancy),
                .bytes(Int64(sizeClass.usedBytes)), .bytes(Int64(sizeClass.freeBytes)),
                .count(Int64(contents.objects[index])), .bytes(Int64(contents.slack[index])),
            ]
        }
        return Table(
            name: "size-classes", title: "Size classes",
            columns: [
                Table.Column("block-size", "Block size", .bytes), Table.Column("pools", "Pools", .count),
                Table.Column("used", "Blocks in use", .count), Table.Column("free", "Free blocks", .count),
                Table.Column("occupancy", "In use", .ratio),
                Table.Column("used-bytes", "Bytes in use", .bytes),
                Table.Column("free-bytes", "Bytes free", .bytes), Table.Column("objects", "Objects", .count),
                Table.Column("slack", "Slack of the objects", .bytes),
            ], rows: rows)
    }

    /// The emptiest first.
    func arenaTable() -> Table {
        let order = layout.arenas.indices.sorted {
            (layout.arenas[$0].occupancy, $0) < (layout.arenas[$1].occupancy, $1)
        }
        let rows = order.prefix(options.integer("rows")).map { index -> [Cell] in
            let arena = layout.arenas[index]
            return [
                .text("0x\(String(arena.address, radix: 16))"), .bytes(Int64(clamping: arena.size)),
                .count(Int64(arena.usedPools)), .count(Int64(arena.freePools)),
                .count(Int64(arena.usedBlocks)),
                .bytes(Int64(arena.usedBytes)), .bytes(Int64(arena.freeBlockBytes + arena.freePoolBytes)),
                .ratio(arena.occupancy), .text(held.isHeld[index] ? "by few blocks" : ""),
            ]
        }
        return Table(
            name: "arenas", title: "Arenas, the emptiest first",
            columns: [
                Table.Column("arena", "Arena", .text), Table.Column("size", "Size", .bytes),
                Table.Column("used-pools", "Pools in use", .count),
                Table.Column("free-pools", "Free pools", .count),
                Table.Column("blocks", "Blocks in use", .count),
                Table.Column("used-bytes", "Bytes in use", .bytes),
                Table.Column("free-bytes", "Bytes free", .bytes), Table.Column("occupancy", "In use", .ratio),
                Table.Column("held", "Held", .text),
            ], rows: rows, totalRows: layout.arenas.count)
    }
}
