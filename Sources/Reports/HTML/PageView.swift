import AnalysisResults

/// A report as the page's template reads it: texts ready to show, in the order of showing.
///
/// Mustache finds properties by their names, which are those of the template.
struct PageView {
    let policy = ContentSecurityPolicy.text
    let style = HTMLPage.style
    let script = HTMLPage.script
    let fileName: String
    let format: String
    let profile: String
    let generator: String
    let contentHash: String
    let verdict: VerdictView
    let stats: [StatView]
    let reach: ReachView?
    let failures: [FailureView]
    let findings: [FindingView]
    let findingsSentence: String
    let budgets: [BudgetView]
    let totals: [ValueView]
    let input: [ValueView]
    let coverage: [CoverageView]
    let analyzers: [AnalyzerView]
    var hasFailures: Bool = false
    var hasFindings: Bool = false
    var hasBudgets: Bool = false
    var hasCoverage: Bool = false
}

extension PageView {
    init(_ report: Report, drawings: [Drawing]) {
        let ranked = RankedFinding.all(in: report)
        let top = Array(ranked.prefix(RankedFinding.shownOnTop))
        let shown = Set(top.map(\.anchor))
        self.init(
            fileName: DisplayText.visible(report.input.fileName),
            format: DisplayText.visible(report.input.format),
            profile: DisplayText.visible(report.profile),
            generator: DisplayText.visible(report.generator),
            contentHash: DisplayText.visible(report.input.contentHash),
            verdict: VerdictView(report),
            stats: StatView.all(report),
            reach: ReachView(report.heap),
            failures: report.analyzers.compactMap(FailureView.init),
            findings: top.enumerated().map { FindingView($1, in: report, open: $0 == 0) },
            findingsSentence: RankedFinding.sentence(shown: top.count, of: ranked.count),
            budgets: report.budgets.map(BudgetView.init),
            totals: ValueView.totals(report.heap),
            input: ValueView.input(report.input),
            coverage: report.coverage.map(CoverageView.init),
            analyzers: report.analyzers.map { analyzer in
                AnalyzerView(
                    analyzer, in: report, ranked: ranked.filter { $0.analyzer == analyzer.name },
                    onTop: shown,
                    drawings: drawings)
            })
        hasFailures = !failures.isEmpty
        hasFindings = !findings.isEmpty
        hasBudgets = !budgets.isEmpty
        hasCoverage = !coverage.isEmpty
    }
}

/// The verdict in words.
struct VerdictView {
    let word: String
    let sentence: String
    let tone: String
    /// The sentence on the page.
    let markup: Markup

    init(_ report: Report) {
        let broken = report.budgets.count { $0.verdict == .broken }
        let failed = report.analyzers.count { $0.status != .succeeded }
        switch report.verdict {
        case .pass:
            word = "Pass"
            tone = "good"
            sentence = Self.passSentence(budgets: report.budgets)
        case .budgetBroken:
            word = broken == 1 ? "A budget is broken" : "\(broken) budgets are broken"
            tone = "bad"
            let measures = report.budgets.filter { $0.verdict == .broken }.map(\.message)
            sentence = DisplayText.visible(measures.joined(separator: " "))
        case .analyzerFailed:
            word = failed == 1 ? "An analyzer failed" : "\(failed) analyzers failed"
            tone = "warn"
            sentence = "The rest of the report stands; what failed is named below."
        }
        markup = Markup(sentence: sentence)
    }

    private static func passSentence(budgets: [BudgetOutcome]) -> String {
        guard !budgets.isEmpty else { return "Every analyzer finished. The profile sets no budgets." }
        let open = budgets.count { $0.verdict == .unmeasured }
        guard open > 0 else { return "Every analyzer finished, and all budgets hold (\(budgets.count))." }
        return
            "Every analyzer finished, and no budget is broken. \(open) of \(budgets.count) could not be measured."
    }
}

/// A large number on top of the page.
struct StatView {
    let name: String
    let value: String
    let exact: String
    let note: String?

    static func all(_ report: Report) -> [StatView] {
        let heap = report.heap
        return [
            StatView(
                name: "Reachable", value: HumanText.bytes(heap.reachableBytes),
                exact: "\(heap.reachableBytes) bytes",
                note: "\(HumanText.count(heap.reachableObjects)) objects"),
            StatView(
                name: "Unreachable", value: HumanText.bytes(heap.unreachableBytes),
                exact: "\(heap.unreachableBytes) bytes",
                note: "\(HumanText.count(heap.unreachableObjects)) objects"),
            StatView(
                name: "Objects", value: HumanText.count(heap.objects), exact: "\(heap.objects)",
                note: "\(HumanText.count(heap.references)) references"),
            StatView(
                name: "Dump", value: HumanText.bytes(report.input.bytes),
                exact: "\(report.input.bytes) bytes",
                note: "size of the file"),
        ]
    }
}

/// The bar of reachable bytes among all.
struct ReachView {
    let percent: String
    let label: String

    init?(_ heap: HeapTotals) {
        guard heap.shallowBytes > 0 else { return nil }
        let ratio = Double(heap.reachableBytes) / Double(heap.shallowBytes)
        percent = HumanText.fixed(ratio * 100, decimals: 2)
        label =
            "\(HumanText.percentage(ratio)) of \(HumanText.bytes(heap.shallowBytes)) in objects is reachable from the GC roots"
    }
}
