import AnalyzerKit

extension TypeHistogram {
    /// The largest types by the chosen order.
    func table(of histogram: Histogram, options: AnalyzerOptions) -> Table {
        let rows = histogram.sorted(by: key(for: options.text("order")))
        return Table(
            name: "types", title: "Types",
            columns: [
                Table.Column("type", "Type", .text),
                Table.Column("objects", "Objects", .count),
                Table.Column("shallow", "Shallow size", .bytes),
                Table.Column("share", "Share of the heap", .ratio),
                Table.Column("slack", "Slack", .bytes),
                Table.Column("retained", "Retained by all of the type", .bytes),
                Table.Column("unreachable-objects", "Unreachable objects", .count),
                Table.Column("unreachable", "Unreachable bytes", .bytes),
            ],
            rows: rows.prefix(options.integer("rows")).map { cells(of: $0, in: histogram) },
            totalRows: rows.count)
    }

    private func key(for order: String) -> (Tally) -> UInt64 {
        switch order {
        case "shallow": { $0.shallow }
        case "retained": { $0.retained }
        case "objects": { UInt64($0.objects) }
        case "slack": { $0.slack }
        case "unreachable": { $0.unreachable }
        default: preconditionFailure("the host let the undeclared order \(order) pass")
        }
    }

    private func cells(of row: Histogram.Row, in histogram: Histogram) -> [Cell] {
        let tally = row.tally
        return [
            .text(row.name),
            .count(Int64(tally.objects)),
            .bytes(Int64(clamping: tally.shallow)),
            .ratio(histogram.share(of: tally.shallow)),
            .bytes(Int64(clamping: tally.slack)),
            .bytes(Int64(clamping: tally.retained)),
            .count(Int64(tally.unreachableObjects)),
            .bytes(Int64(clamping: tally.unreachable)),
        ]
    }
}
