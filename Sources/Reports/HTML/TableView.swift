import AnalysisResults

/// A table of the page: sortable by its script, readable without.
struct TableView {
    struct Column {
        let title: String
        let kind: String
    }

    struct Row {
        let cells: [CellView]
    }

    struct CellView {
        let kind: String
        let value: String
        let exact: String?
        let sort: String
        let address: String?
        /// Width in percent of a bar under the number.
        let bar: String?
    }

    let anchor: String
    let title: String
    let cut: String?
    let columns: [Column]
    let rows: [Row]

    init(_ table: Table, of analyzer: String) {
        anchor = Anchor.table(table.name, of: analyzer)
        title = DisplayText.visible(table.title)
        cut =
            table.totalRows > table.rows.count
            ? "the first \(HumanText.count(table.rows.count)) of \(HumanText.count(table.totalRows)) rows"
            : nil
        columns = table.columns.map {
            Column(title: DisplayText.visible($0.title), kind: $0.kind.rawValue)
        }
        let barred = table.columns.firstIndex { $0.kind == .bytes }
        let largest = barred.flatMap { Self.largest(in: table, column: $0) }
        rows = table.rows.map { row in
            Row(
                cells: table.columns.indices.map { index in
                    let cell = row.indices.contains(index) ? row[index] : .empty
                    let bar = index == barred ? largest.flatMap { Self.bar(cell, of: $0) } : nil
                    return CellView(cell, kind: table.columns[index].kind.rawValue, bar: bar)
                })
        }
    }

    private static func largest(in table: Table, column: Int) -> Int64? {
        let values = table.rows.compactMap { row -> Int64? in
            guard row.indices.contains(column), case .bytes(let bytes) = row[column] else { return nil }
            return bytes
        }
        return values.max().flatMap { $0 > 0 && values.count > 1 ? $0 : nil }
    }

    private static func bar(_ cell: Cell, of largest: Int64) -> String? {
        guard case .bytes(let bytes) = cell, bytes > 0 else { return nil }
        return HumanText.fixed(Double(bytes) / Double(largest) * 100, decimals: 1)
    }
}

extension TableView.CellView {
    init(_ cell: Cell, kind: String, bar: String?) {
        let text = CellText(cell)
        self.init(
            kind: kind, value: text.value, exact: text.exact, sort: text.sort, address: text.address, bar: bar
        )
    }
}
