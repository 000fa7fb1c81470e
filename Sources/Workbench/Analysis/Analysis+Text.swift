import AnalysisResults
import Reports

extension Analysis.Outcome {
    /// What `report.json` holds.
    public var json: String {
        get throws { String(decoding: try JSONReport.encode(report), as: UTF8.self) }
    }

    /// A short text for a terminal: verdict, largest findings, budgets, where the report is.
    public func summary(width: Int, hasColor: Bool) -> String {
        TerminalSummary(colour: hasColor, width: width).render(report, location: page)
    }
}
