import AnalyzerKit

extension ResidentSetReport {
    /// Every resident byte in one row.
    func categoryTable() -> Table {
        var rows = ResidentAccount.Category.allCases.map { row($0.name, account[$0]) }
        if account.kernelBytes != nil {
            rows.append([
                .text("unexplained"), .bytes(account.unexplained),
                .ratio(Double(account.unexplained) / Double(account.whole)),
            ])
        }
        rows.append(row(account.kernelBytes == nil ? "sum" : "resident set, by the kernel", account.whole))
        return Table(
            name: "resident-set", title: "The resident set by category",
            columns: [
                Table.Column("category", "Category", .text), Table.Column("bytes", "Bytes", .bytes),
                Table.Column("share", "Share", .ratio),
            ], rows: rows)
    }

    /// The modules whose objects take most.
    func moduleTable() -> Table {
        let ranked = rankedOwners
        return Table(
            name: "modules", title: "Live objects by module",
            columns: [
                Table.Column("module", "Module", .text), Table.Column("bytes", "Bytes", .bytes),
                Table.Column("share", "Share", .ratio), Table.Column("blocks", "In blocks", .bytes),
                Table.Column("outside", "Outside", .bytes), Table.Column("objects", "Objects", .count),
            ],
            rows: ranked.prefix(options.integer("rows")).map { owner in
                let share = account.shares[owner]
                return [
                    .text(owners.names[owner]), .bytes(Int64(clamping: share.total)), ratio(share.total),
                    .bytes(Int64(clamping: share.blocks)), .bytes(Int64(clamping: share.outside)),
                    .count(Int64(share.objects)),
                ]
            }, totalRows: ranked.count)
    }

    /// The mappings, those of one name together, that take most beside arenas and large allocations.
    func mappingTable() -> Table {
        Table(
            name: "mappings", title: "Mappings, without arenas and large allocations",
            columns: [
                Table.Column("mapping", "Mapping", .text), Table.Column("kind", "Kind", .text),
                Table.Column("resident", "Resident", .bytes), Table.Column("share", "Share", .ratio),
                Table.Column("size", "Size", .bytes), Table.Column("mappings", "Mappings", .count),
            ],
            rows: mapped.named.prefix(options.integer("rows")).map { mapping in
                let name = heap.name(NameID(mapping.name))
                return [
                    .text(name.isEmpty ? "(without a name)" : name), .text(Self.name(mapping.kind)),
                    .bytes(Int64(clamping: mapping.resident)), ratio(mapping.resident),
                    .bytes(Int64(clamping: mapping.size)), .count(Int64(mapping.mappings)),
                ]
            }, totalRows: mapped.named.count)
    }

    private func row(_ name: String, _ bytes: UInt64) -> [Cell] {
        [.text(name), .bytes(Int64(clamping: bytes)), ratio(bytes)]
    }

    private func ratio(_ bytes: UInt64) -> Cell {
        .ratio(account.whole == 0 ? 0 : Double(bytes) / Double(account.whole))
    }

    private static func name(_ kind: MappingKind) -> String {
        switch kind {
        case .other: "other"
        case .anonymous: "anonymous"
        case .heap: "malloc's heap"
        case .mainStack: "main stack"
        case .threadStack: "thread stack"
        case .file: "file"
        case .sharedMemory: "shared memory"
        case .kernel: "kernel"
        }
    }
}
