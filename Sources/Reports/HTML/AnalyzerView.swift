import AnalysisResults

/// One analyzer's section.
struct AnalyzerView {
    let anchor: String
    let name: String
    let version: String
    let summary: Markup
    let failure: FailureView?
    let metrics: [ValueView]
    /// Findings that stand on top of the page, to be linked to.
    let mentions: [FindingView]
    /// The other findings, in full.
    let findings: [FindingView]
    let figures: [FigureView]
    let tables: [TableView]
    let notes: [Markup]
    let options: [ValueView]
    let hasMetrics: Bool
    let hasMentions: Bool
    let hasNotes: Bool
    let hasOptions: Bool

    init(
        _ analyzer: AnalyzerReport, in report: Report, ranked: [RankedFinding], onTop: Set<String>,
        drawings: [Drawing]
    ) {
        anchor = Anchor.analyzer(analyzer.name)
        name = DisplayText.visible(analyzer.name)
        version = DisplayText.visible(analyzer.version)
        summary = Markup(sentence: analyzer.summary)
        failure = FailureView(analyzer)
        metrics = analyzer.metrics.map { ValueView($0) }
        let views = ranked.map { FindingView($0, in: report, open: false) }
        mentions = views.filter { onTop.contains($0.anchor) }
        findings = views.filter { !onTop.contains($0.anchor) }
        figures = analyzer.figures.map { FigureView($0, of: analyzer.name, drawings: drawings) }
        tables = analyzer.tables.map { TableView($0, of: analyzer.name) }
        notes = analyzer.notes.map(Markup.init(sentence:))
        options = analyzer.options.sorted { $0.key < $1.key }.map {
            ValueView(DisplayText.visible($0.key), text: $0.value.words)
        }
        hasMetrics = !metrics.isEmpty
        hasMentions = !mentions.isEmpty
        hasNotes = !notes.isEmpty
        hasOptions = !options.isEmpty
    }
}

extension OptionValue {
    fileprivate var words: String {
        switch self {
        case .boolean(let value): value ? "yes" : "no"
        case .integer(let value): "\(value)"
        case .real(let value): "\(value)"
        case .text(let value): value
        }
    }
}

/// A figure with its drawing, or the sentence in its place.
struct FigureView {
    let anchor: String
    let title: String
    let caption: Markup
    let file: String?
    let svg: String?
    let problem: Markup?
    /// Pixels below which the drawing's words could not be read.
    let leastWidth: Int

    init(_ figure: ReportFigure, of analyzer: String, drawings: [Drawing]) {
        let drawing = drawings.first { "figures/\($0.fileName)" == figure.file }
        anchor = drawing?.anchor ?? Anchor.table(figure.name, of: analyzer)
        title = DisplayText.visible(figure.title)
        caption = Markup(sentence: figure.caption)
        file = drawing == nil ? nil : figure.file
        svg = drawing?.inline
        problem =
            drawing == nil
            ? Markup(sentence: figure.problem ?? "The drawing is not part of this report.") : nil
        leastWidth = drawing?.leastWidth ?? 0
    }
}

/// An analyzer that gave no result.
struct FailureView {
    let name: String
    let kind: String
    let message: Markup
    let remedy: Markup

    init?(_ analyzer: AnalyzerReport) {
        guard let failure = analyzer.status.failure else { return nil }
        name = DisplayText.visible(analyzer.name)
        kind = failure.kind.rawValue.replacing("-", with: " ")
        message = Markup(sentence: failure.message)
        remedy = Markup(sentence: failure.remedy)
    }
}

struct BudgetView {
    let metric: String
    let limit: String
    let measured: String
    let exact: String
    let word: String
    let tone: String
    let message: Markup

    init(_ budget: BudgetOutcome) {
        metric = DisplayText.visible(budget.metric)
        limit = DisplayText.visible(budget.limit)
        measured = budget.measured.map { HumanText.measure($0, budget.unit) } ?? "–"
        exact = budget.measured.map { HumanText.exact($0, budget.unit) } ?? "not measured"
        word = budget.verdict.rawValue
        tone =
            switch budget.verdict {
            case .held: "good"
            case .broken: "bad"
            case .unmeasured: "warn"
            }
        message = Markup(sentence: budget.message)
    }
}

struct CoverageView {
    let kind: String
    let tone: String
    let what: String
    let amount: String?
    let exact: String
    let sentence: Markup

    init(_ item: CoverageItem) {
        kind = item.kind.rawValue
        tone =
            switch item.kind {
            case .read: "good"
            case .salvaged, .missing: "warn"
            case .skipped, .uncertain: "plain"
            }
        what = DisplayText.visible(item.what)
        let count = item.count.map { HumanText.count($0) }
        let bytes = item.bytes.map { HumanText.bytes($0) }
        let parts = [count, bytes].compactMap(\.self)
        amount = parts.isEmpty ? nil : parts.joined(separator: ", ")
        exact = [item.count.map { "\($0)" }, item.bytes.map { "\($0) bytes" }].compactMap(\.self)
            .joined(separator: ", ")
        sentence = Markup(sentence: item.sentence)
    }
}
