import AnalysisResults

/// What a build cares about, in one list: every broken or unmeasured budget, every failed analyzer, every finding.
/// The formats for CI differ only in how they write it.
struct GateItem {
    enum Level: String {
        case error, warning, note
    }

    /// `budget`, `analyzer`, or the finding's kind.
    let rule: String
    let level: Level
    let title: String
    /// More sentences, without line breaks.
    let details: [String]
    let locations: [SourceLocation]
    /// Stable over runs.
    let fingerprint: String

    static func all(in report: Report) -> [GateItem] {
        report.budgets.compactMap(GateItem.init) + report.analyzers.compactMap(GateItem.init(failureOf:))
            + RankedFinding.all(in: report).map(GateItem.init)
    }

    /// Nil for a budget that holds.
    private init?(_ budget: BudgetOutcome) {
        guard budget.verdict != .held else { return nil }
        let isBroken = budget.verdict == .broken
        self.init(
            rule: "budget", level: isBroken ? .error : .warning,
            title: "\(budget.metric) \(isBroken ? "breaks its budget" : "could not be measured")",
            details: [budget.message], locations: [], fingerprint: "budget \(budget.metric) \(budget.limit)")
    }

    private init?(failureOf analyzer: AnalyzerReport) {
        guard let failure = analyzer.status.failure else { return nil }
        self.init(
            rule: "analyzer", level: .error, title: "\(analyzer.name) failed: \(failure.message)",
            details: [failure.remedy], locations: [],
            fingerprint: "analyzer \(analyzer.name) \(failure.kind.rawValue)")
    }

    private init(_ ranked: RankedFinding) {
        let finding = ranked.finding
        let level: Level =
            switch finding.severity {
            case .critical: .error
            case .warning: .warning
            case .info: .note
            }
        let facts = finding.facts.map { ValueView($0) }.map { "\($0.name): \($0.value)" }
        self.init(
            rule: finding.kind, level: level, title: finding.title,
            details: [finding.hypothesis, facts.joined(separator: "; ")].filter { !$0.isEmpty }
                + finding.nextChecks,
            locations: finding.locations ?? [], fingerprint: finding.fingerprint)
    }

    private init(
        rule: String, level: Level, title: String, details: [String], locations: [SourceLocation],
        fingerprint: String
    ) {
        self.rule = rule
        self.level = level
        self.title = DisplayText.visible(title)
        self.details = details.map(DisplayText.visible)
        self.locations = locations
        self.fingerprint = DisplayText.visible(fingerprint)
    }
}
