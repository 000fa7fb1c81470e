import AnalysisResults

/// `summary.md`: a page for a job's summary or a comment on a merge request, in the Markdown that GitHub and GitLab
/// share. At most as long as a screen or two; the report itself has everything.
package enum MarkdownSummary {
    private static let findingsShown = 10

    package static func render(_ report: Report) -> String {
        let verdict = VerdictView(report)
        var blocks = [
            "## Heap of \(text(report.input.fileName)): \(text(verdict.word))", text(verdict.sentence),
            totals(report.heap),
        ]
        blocks += [budgets(report), findings(report), failures(report)].compactMap(\.self)
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private static func totals(_ heap: HeapTotals) -> String {
        "\(HumanText.count(heap.objects, .comma)) objects, \(HumanText.bytes(heap.shallowBytes)): "
            + "\(HumanText.bytes(heap.reachableBytes)) reachable, "
            + "\(HumanText.bytes(heap.unreachableBytes)) unreachable."
    }

    private static func budgets(_ report: Report) -> String? {
        guard !report.budgets.isEmpty else { return nil }
        let rows = report.budgets.map { budget in
            let measured = budget.measured.map { HumanText.measure($0, budget.unit, .comma) } ?? "–"
            return [budget.verdict.rawValue, "`\(code(budget.metric))`", measured, text(budget.limit)]
        }
        return "### Budgets\n\n" + table(["", "Metric", "Measured", "Limit"], rows)
    }

    private static func findings(_ report: Report) -> String? {
        let ranked = RankedFinding.all(in: report)
        guard !ranked.isEmpty else { return nil }
        let rows = ranked.prefix(findingsShown).map { ranked in
            let finding = ranked.finding
            let place = finding.locations?.first.map { "`\(code($0.file)):\($0.line)`" } ?? ""
            let title = DisplayText.shortened(finding.title, to: 240)
            return [finding.severity.rawValue, HumanText.bytes(finding.impact), text(title), place]
        }
        let rest = ranked.count - rows.count
        return "### Findings\n\n" + table(["", "Impact", "What", "Where"], rows)
            + (rest > 0 ? "\n\n\(rest) more in the report." : "")
    }

    private static func failures(_ report: Report) -> String? {
        let lines = report.analyzers.compactMap { analyzer in
            analyzer.status.failure.map { "- \(text(analyzer.name)): \(text($0.message)) \(text($0.remedy))" }
        }
        return lines.isEmpty ? nil : "### Failed analyzers\n\n" + lines.joined(separator: "\n")
    }

    private static func table(_ heads: [String], _ rows: [[String]]) -> String {
        ([heads, heads.map { _ in "---" }] + rows).map { "| \($0.joined(separator: " | ")) |" }
            .joined(separator: "\n")
    }

    /// Literal text: no character of it is markup, and it stays in its table cell.
    private static func text(_ text: String) -> String {
        var result = ""
        for character in DisplayText.visible(text) {
            if "\\`*_{}[]()<>#+-.!|~$&@".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }

    /// Between two backquotes, where only a backquote and the cell's bar mean something.
    private static func code(_ text: String) -> String {
        DisplayText.visible(text).replacing("`", with: "'").replacing("|", with: "\\|")
    }
}
