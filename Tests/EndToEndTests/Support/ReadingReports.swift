import AnalysisResults
import Testing

extension AnalyzerReport {
    /// A metric of bytes or of a count.
    func whole(_ metric: String) throws -> Int {
        let value = try #require(metrics.first { $0.name == metric }, "\(name) has no metric \(metric)").value
        return try #require(Int(exactly: value))
    }

    func table(_ table: String) throws -> Table {
        try #require(tables.first { $0.name == table }, "\(name) has no table \(table)")
    }
}

extension Table {
    func text(_ row: Int, _ column: String) throws -> String {
        guard case .text(let text) = try cell(row, column) else { throw WrongCell(column: column) }
        return text
    }

    /// A count or a number of bytes.
    func number(_ row: Int, _ column: String) throws -> Int {
        switch try cell(row, column) {
        case .count(let number), .bytes(let number): Int(number)
        default: throw WrongCell(column: column)
        }
    }

    private func cell(_ row: Int, _ column: String) throws -> Cell {
        rows[row][try #require(columns.firstIndex { $0.name == column }, "\(name) has no column \(column)")]
    }
}

struct WrongCell: Error {
    let column: String
}

extension Finding {
    func fact(_ name: String) -> Cell? { facts.first { $0.name == name }?.value }
}
