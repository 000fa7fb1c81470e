import AnalysisResults

/// A table of the page: sortable by its script, readable without.
struct TableView {
    struct Column {
        let title: String
        let kind: String
    }

    let anchor: String
    let title: String
    let cut: String?
    let columns: [Column]
    /// A `tr` each. Tables are most of a page, and a template asks for every field of every cell by its name.
    let rows: [Markup]

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
            let cells = table.columns.indices.map { index in
                let cell = row.indices.contains(index) ? row[index] : .empty
                let bar = index == barred ? largest.flatMap { Self.bar(cell, of: $0) } : nil
                return Self.markup(of: CellText(cell), kind: table.columns[index].kind.rawValue, bar: bar)
            }
            return Markup(element: "<tr>\(cells.joined())</tr>")
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

    /// - Parameter bar: Width in percent of a bar under the number.
    private static func markup(of cell: CellText, kind: String, bar: String?) -> String {
        var result = "<td class=\"\(kind)\" data-value=\"\(Markup.escaped(cell.sort))\""
        if let exact = cell.exact { result += " title=\"\(Markup.escaped(exact))\"" }
        result += ">\(Markup.escaped(cell.value))"
        if let id = cell.id { result += " <code>\(id)</code>" }
        if let bar {
            result +=
                "<svg class=\"bar\" width=\"100%\" height=\"3\" aria-hidden=\"true\"><rect width=\"\(bar)%\" height=\"3\"/></svg>"
        }
        return result + "</td>"
    }
}
