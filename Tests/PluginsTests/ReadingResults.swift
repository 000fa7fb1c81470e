import AnalysisResults

extension Table {
    /// The texts of a column of texts.
    func texts(_ column: String) -> [String] {
        cells(column).compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    /// The numbers of a column of counts or bytes.
    func numbers(_ column: String) -> [Int64] {
        cells(column).compactMap { cell in
            switch cell {
            case .count(let number), .bytes(let number): number
            default: nil
            }
        }
    }

    /// The objects of a column of objects.
    func objects(_ column: String) -> [ObjectReference] {
        cells(column).compactMap { if case .object(let object) = $0 { object } else { nil } }
    }

    private func cells(_ column: String) -> [Cell] {
        guard let index = columns.firstIndex(where: { $0.name == column }) else { return [] }
        return rows.map { $0[index] }
    }
}

extension Finding {
    func fact(_ name: String) -> Cell? { facts.first { $0.name == name }?.value }
}

extension AnalysisResult {
    func figure(_ name: String) -> Figure? { figures.first { $0.name == name } }
}
