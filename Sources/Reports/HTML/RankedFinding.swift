import AnalysisResults

/// A finding with its place among all analyzers' findings: by severity, then by impact, then in the profile's order.
struct RankedFinding {
    /// How many stand on top of a page, in full; the others stand with their analyzers.
    static let shownOnTop = 6

    let finding: Finding
    let analyzer: String
    let anchor: String

    static func all(in report: Report) -> [RankedFinding] {
        let inOrder = report.analyzers.flatMap { analyzer in
            analyzer.findings.enumerated().map { index, finding in
                RankedFinding(
                    finding: finding, analyzer: analyzer.name,
                    anchor: Anchor.finding(index + 1, of: analyzer.name))
            }
        }
        return inOrder.enumerated().sorted { a, b in
            let (x, y) = (a.element.finding, b.element.finding)
            if x.severity != y.severity { return x.severity > y.severity }
            if x.impact != y.impact { return x.impact > y.impact }
            return a.offset < b.offset
        }.map(\.element)
    }

    static func sentence(shown: Int, of total: Int) -> String {
        shown == total
            ? "All findings, the most severe and largest first."
            : "The first \(shown) of \(total) findings, by severity and impact; the others stand with their analyzers."
    }
}
