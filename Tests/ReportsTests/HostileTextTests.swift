import AnalysisResults
import Foundation
import Testing

@testable import Reports

@Suite("Hostile text: what a heap may contain stays text in every format")
struct HostileTextTests {
    private static let attack =
        "<script>alert(1)</script>\"'&{{policy}}\u{202E}\u{0}\u{2028}" + String(repeating: "x", count: 9_000)

    /// A report in which every text is the attack.
    private var report: Report {
        let text = Self.attack
        let object = ObjectReference(id: 1, address: 2, type: text, preview: text)
        let finding = Finding(
            kind: text, severity: .critical, confidence: .low, title: text, impact: 1,
            facts: [Fact(text, .text(text))],
            hypothesis: text, nextChecks: [text],
            evidence: [Evidence(role: text, objects: [object, object], labels: [text])], fingerprint: text)
        let table = Table(
            name: text, title: text, columns: [.init(text, text, .text), .init(text, text, .object)],
            rows: [[.text(text), .object(object)], [.text(text)]])
        let figure = Figure(name: text, title: text, caption: text, engine: .dot, dot: text)
        return Report(
            generator: text, profile: text,
            input: InputFacts(
                fileName: text, format: text, bytes: 1, contentHash: text,
                process: [Fact(text, .object(object))]),
            coverage: [CoverageItem(.missing, text, text)],
            heap: HeapTotals(
                objects: 1, references: 1, shallowBytes: 1, reachableObjects: 1, reachableBytes: 1),
            analyzers: [
                AnalyzerReport(
                    name: text, version: text, summary: text, options: [text: .text(text)],
                    result: AnalysisResult(
                        metrics: [Metric(text, 1, .count)], findings: [finding], tables: [table],
                        notes: [text]),
                    figures: [ReportFigure(figure, problem: text)]),
                AnalyzerReport(
                    name: text, version: text, summary: text, options: [:],
                    failure: AnalyzerFailure(kind: .crashed, message: text, remedy: text)),
            ],
            budgets: [
                BudgetOutcome(
                    metric: text, limit: text, measured: 1, unit: .count, verdict: .broken, message: text)
            ])
    }

    @Test("no markup, template or invisible character of a heap's text reaches the page as such")
    func page() throws {
        let html = try HTMLPage.render(report, drawings: [])
        #expect(html.components(separatedBy: "<script>").count == 2)
        #expect(!html.contains("<script>alert"))
        #expect(!html.contains("&quot;&#39;&amp;\(ContentSecurityPolicy.text)"))
        #expect(
            html.contains(
                "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;{{policy}}\\u{202e}\\u{0}\\u{2028}xxx"))
        for scalar in ["\u{202E}", "\u{0}", "\u{2028}"] {
            #expect(!html.unicodeScalars.contains(Unicode.Scalar(scalar)!))
        }
    }

    @Test("no escape sequence of a heap's text reaches the terminal")
    func terminal() {
        var report = self.report
        report.input.fileName = "a\u{1B}[2J\u{9B}31m\u{7}b"
        let text = TerminalSummary(colour: false).render(report, location: "out\u{1B}")
        let controls = text.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
        #expect(controls.isEmpty)
        #expect(text.hasPrefix("a\\u{1b}[2J\\u{9b}31m\\u{7}b: "))
    }

    @Test("a long text is shortened where it is shown")
    func shortened() {
        #expect(DisplayText.shortened("abcdef", to: 6) == "abcdef")
        #expect(DisplayText.shortened("abcdefg", to: 6) == "abcde…")
        #expect(CellText(.text(Self.attack)).value.count == 120)
    }
}
