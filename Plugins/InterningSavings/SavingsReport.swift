import AnalyzerKit

/// Duplicates as tables.
struct SavingsReport {
    let heap: HeapGraph
    let census: Census
    let duplicates: Duplicates
    let holders: HolderTally

    init(_ heap: HeapGraph, census: Census, duplicates: Duplicates, holders: HolderTally) {
        self.heap = heap
        self.census = census
        self.duplicates = duplicates
        self.holders = holders
    }

    /// The values whose copies take most.
    func valueTable() -> Table {
        Table(
            name: "values", title: "Values held more than once",
            columns: [
                Table.Column("value", "Value", .text),
                Table.Column("type", "Type", .text),
                Table.Column("kept", "Object to keep", .object),
                Table.Column("objects", "Equal objects", .count),
                Table.Column("saved", "Saved if interned", .bytes),
                Table.Column("slack", "Slack saved with it", .bytes),
            ],
            rows: duplicates.largest.map { value in
                [
                    .text(preview(of: value.kept)),
                    .text(heap.typeName(of: value.kept)),
                    .object(heap.reference(to: value.kept)),
                    .count(Int64(value.surplus.objects)),
                    .bytes(Int64(clamping: value.surplus.bytes)),
                    .bytes(Int64(clamping: value.surplus.slack)),
                ]
            },
            totalRows: duplicates.total.repeatedValues)
    }

    /// Where the copies are held.
    func holderTable(rows: Int) -> Table {
        var lines = holders.holders.prefix(rows).map { holder in
            line(holder.name, holder.valueType, holder.sums, example: preview(of: holder.sample.copy))
        }
        let roots = holders.heldByRoots
        if roots.copies > 0 { lines.append(line("roots alone", "", roots, example: "")) }
        return Table(
            name: "holders", title: "Who holds the copies",
            columns: [
                Table.Column("holder", "Holder", .text),
                Table.Column("type", "Type of the values", .text),
                Table.Column("example", "For example", .text),
                Table.Column("copies", "Copies", .count),
                Table.Column("saved", "Saved if interned", .bytes),
                Table.Column("share", "Share of the reachable heap", .ratio),
            ],
            rows: lines, totalRows: holders.holders.count + (roots.copies > 0 ? 1 : 0))
    }

    private func line(_ name: String, _ type: String, _ sums: HolderTally.Sums, example: String) -> [Cell] {
        [
            .text(name), .text(type), .text(example), .count(Int64(sums.copies)),
            .bytes(Int64(clamping: sums.bytes)), .ratio(census.share(of: sums.bytes)),
        ]
    }

    /// What was compared, by type.
    func typeTable() -> Table {
        let rows = duplicates.byType.indices.filter { duplicates.byType[$0].objects > 0 }
            .sorted { (duplicates.byType[$0].bytes, $1) > (duplicates.byType[$1].bytes, $0) }
        return Table(
            name: "types", title: "Compared values by type",
            columns: [
                Table.Column("type", "Type", .text),
                Table.Column("objects", "Reachable objects", .count),
                Table.Column("values", "Distinct values", .count),
                Table.Column("copies", "Copies", .count),
                Table.Column("saved", "Saved if interned", .bytes),
                Table.Column("slack", "Slack saved with it", .bytes),
            ],
            rows: rows.map { index in
                let surplus = duplicates.byType[index]
                return [
                    .text(heap.typeName(TypeID(index))),
                    .count(Int64(surplus.objects)),
                    .count(Int64(surplus.values)),
                    .count(Int64(surplus.copies)),
                    .bytes(Int64(clamping: surplus.bytes)),
                    .bytes(Int64(clamping: surplus.slack)),
                ]
            })
    }

    /// The value as its language writes it; of a tuple the first elements, of tuples in it no more than that.
    func preview(of object: ObjectID) -> String {
        guard heap.kind(of: object) == .tuple else { return heap.literal(of: object) }
        let elements = heap.outgoing(from: object).prefix(4).map { reference in
            heap.kind(of: reference.target) == .tuple ? "(…)" : heap.literal(of: reference.target)
        }
        let count = heap.references(of: object).count
        let ending = count > elements.count ? ", …" : count == 1 ? "," : ""
        return "(\(elements.joined(separator: ", "))\(ending))"
    }
}
