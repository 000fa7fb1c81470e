import AnalysisResults

/// What a person sees at the end of a run: the verdict, the largest findings, the budgets, where the report is.
package struct TerminalSummary: Sendable {
    private static let findingsShown = 5
    /// Where titles begin: after the margin, the impact and the severity.
    private static let titleIndent = 26
    private static let titleLimit = 240

    private let style: TerminalStyle
    private let width: Int

    /// - Parameters:
    ///   - colour: Whether to write escape sequences; the caller knows NO_COLOR and whether a person looks.
    ///   - width: Columns of the terminal; sentences are wrapped.
    package init(colour: Bool, width: Int = 80) {
        self.style = TerminalStyle(isOn: colour)
        self.width = max(40, width)
    }

    /// - Parameter location: Where the report was written, as the user would type it; nil where none was.
    package func render(_ report: Report, location: String?) -> String {
        var blocks = [head(report), heap(report)]
        blocks += [coverage(report), findings(report), failures(report), budgets(report)].compactMap(\.self)
        if let location { blocks.append("Report: \(style.strong(DisplayText.visible(location)))") }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func head(_ report: Report) -> String {
        let verdict = VerdictView(report)
        let word = style.tone(verdict.tone, verdict.word)
        let name = DisplayText.visible(report.input.fileName)
        return "\(style.strong(name)): \(word)\n" + wrapped(verdict.sentence, indent: 2)
    }

    private func heap(_ report: Report) -> String {
        let heap = report.heap
        return wrapped(
            "\(HumanText.count(heap.objects, .comma)) objects, \(HumanText.bytes(heap.shallowBytes)); "
                + "reachable \(HumanText.bytes(heap.reachableBytes)), "
                + "unreachable \(HumanText.bytes(heap.unreachableBytes)).", indent: 2)
    }

    /// What is less than whole; silence means that everything was read.
    private func coverage(_ report: Report) -> String? {
        let lines = report.coverage.filter { $0.kind != .read }.map { item in
            let amount = item.count.map { "\(HumanText.count($0, .comma)) " } ?? ""
            return wrapped("\(item.kind.rawValue): \(amount)\(item.what). \(item.sentence)", indent: 4)
        }
        return section("Coverage", lines)
    }

    private func findings(_ report: Report) -> String? {
        let ranked = RankedFinding.all(in: report)
        var lines = ranked.prefix(Self.findingsShown).map { line(for: $0.finding) }
        let rest = ranked.count - lines.count
        if rest > 0 { lines.append("    and \(rest) more in the report") }
        return section("Findings", lines)
    }

    private func line(for finding: Finding) -> String {
        let impact = HumanText.bytes(finding.impact).padded(to: 10)
        let severity = finding.severity.rawValue
        let title = wrapped(
            DisplayText.shortened(finding.title, to: Self.titleLimit), indent: Self.titleIndent)
        let padding = String(repeating: " ", count: 10 - severity.count)
        return "    \(impact)  \(style.tone(finding.severity.tone, severity))\(padding)"
            + title.dropFirst(Self.titleIndent)
    }

    private func failures(_ report: Report) -> String? {
        let lines = report.analyzers.compactMap { analyzer in
            analyzer.status.failure.map { failure in
                wrapped("\(analyzer.name): \(failure.message) \(failure.remedy)", indent: 4)
            }
        }
        return section("Failed analyzers", lines)
    }

    private func budgets(_ report: Report) -> String? {
        section(
            "Budgets",
            report.budgets.map { budget in
                let view = BudgetView(budget)
                let measured = budget.measured.map { HumanText.measure($0, budget.unit, .comma) } ?? "-"
                let word = style.tone(view.tone, view.word)
                let padding = String(repeating: " ", count: max(1, 12 - view.word.count))
                return "    \(word)\(padding)\(view.metric): \(measured), limit \(view.limit)"
            })
    }

    private func section(_ title: String, _ lines: [String]) -> String? {
        lines.isEmpty ? nil : "  \(style.strong(title))\n" + lines.joined(separator: "\n")
    }

    /// Words broken into lines no wider than the terminal, where a word itself is not.
    private func wrapped(_ text: String, indent: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = margin
        for word in DisplayText.visible(text).split(separator: " ") {
            if line.count + word.count + 1 > width, line != margin {
                lines.append(line)
                line = margin
            }
            line += line == margin ? String(word) : " \(word)"
        }
        return (lines + [line]).joined(separator: "\n")
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }
}

/// Colours of a terminal, as ECMA-48 writes them (SGR), or nothing.
struct TerminalStyle: Sendable {
    let isOn: Bool

    func strong(_ text: String) -> String { wrap("1", text) }

    func tone(_ tone: String, _ text: String) -> String {
        switch tone {
        case "good": wrap("32", text)
        case "warn": wrap("33", text)
        case "bad": wrap("1;31", text)
        default: wrap("2", text)
        }
    }

    private func wrap(_ code: String, _ text: String) -> String {
        isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
