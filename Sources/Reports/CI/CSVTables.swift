import AnalysisResults

/// Every table as `tables/<analyzer>--<table>.csv` (RFC 4180): exact values, units in the heads.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe in front.
package enum CSVTables {
    package static func files(_ report: Report) -> [(name: String, text: String)] {
        report.analyzers.flatMap { analyzer in
            analyzer.tables.map { table in
                ("tables/\(analyzer.name)--\(table.name).csv", render(table))
            }
        }
    }

    static func render(_ table: Table) -> String {
        let heads = table.columns.map { $0.kind == .bytes ? "\($0.title) (bytes)" : $0.title }
        let rows = [heads.map(field)] + table.rows.map { $0.map(field) }
        // A line with nothing on it would be no row.
        return rows.map { ($0 == [""] ? "\"\"" : $0.joined(separator: ",")) + "\r\n" }.joined()
    }

    private static func field(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): field(text)
        case .count(let value), .bytes(let value): "\(value)"
        case .ratio(let value): "\(value)"
        case .object(let object):
            field(["#\(object.id)", object.type, object.preview].compactMap(\.self).joined(separator: " "))
        case .empty: ""
        }
    }

    private static func field(_ text: String) -> String {
        var text = DisplayText.visible(text)
        if let first = text.first, "=+-@".contains(first) { text = "'" + text }
        guard text.contains(where: { $0 == "," || $0 == "\"" }) else { return text }
        return "\"\(text.replacing("\"", with: "\"\""))\""
    }
}
