import AnalysisResults

extension LayerReader {
    mutating func budgets(_ node: YAMLNode) -> [ProfileLayer.BudgetSetting] {
        guard case .mapping(let entries) = node.content else {
            expected("a mapping of budgets", node, "write each like `\(budgetExample)`")
            return []
        }
        var budgets: [ProfileLayer.BudgetSetting] = []
        for entry in entries {
            guard let (analyzer, metric) = metric(entry) else { continue }
            let setting = { change in
                ProfileLayer.BudgetSetting(
                    analyzer: analyzer, metric: metric.name, place: entry.keyPlace, change: change)
            }
            if case .scalar(let text, _) = entry.value.content, BooleanWord.value(of: text) == false {
                budgets.append(setting(.off))
            } else if let budget = budget(entry.value, on: metric, of: analyzer) {
                budgets.append(setting(.set(budget)))
            }
        }
        return budgets
    }

    private var budgetExample: String {
        for name in analyzerNames {
            guard let metric = analyzers[name]?.metrics.first else { continue }
            return "\(name).\(metric.name): at most \(Quantity.example(of: metric.unit))"
        }
        return "cycle-finder.garbage-bytes: at most 1 MiB"
    }

    // MARK: The metric

    private mutating func metric(_ entry: YAMLNode.Entry) -> (analyzer: String, MetricDescriptor)? {
        let parts = entry.key.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        if parts.count == 2, let metric = analyzers[parts[0]]?.metrics.first(where: { $0.name == parts[1] }) {
            return (parts[0], metric)
        }
        mistakes.add(
            .unknownMetric, "unknown metric \(quote(entry.key))", at: entry.keyPlace, help: metricHelp(parts))
        return nil
    }

    private func metricHelp(_ parts: [String]) -> String {
        if parts.count == 2, let known = analyzers[parts[0]]?.metrics.map(\.name) {
            let names = known.map { "\(parts[0]).\($0)" }
            return Suggestion.help(for: parts.joined(separator: "."), among: names, calling: "metrics")
        }
        let all = analyzerNames.flatMap { name in (analyzers[name]?.metrics ?? []).map { (name, $0.name) } }
        let form = "metrics are written `analyzer.metric`, such as `\(budgetExample)`"
        if let match = all.first(where: { $0.1 == parts.last }) {
            return "did you mean `\(match.0).\(match.1)`? \(form)"
        }
        let names = all.map { "\($0.0).\($0.1)" }
        guard let closest = Suggestion.closest(to: parts.joined(separator: "."), among: names) else {
            return form
        }
        return "did you mean `\(closest)`? \(form)"
    }

    // MARK: The limit

    private mutating func budget(_ node: YAMLNode, on metric: MetricDescriptor, of analyzer: String)
        -> Budget?
    {
        switch node.content {
        case .mapping(let entries): return longForm(entries, node, on: metric, of: analyzer)
        case .scalar(let text, _) where !node.isEmpty: return shortForm(text, node, on: metric, of: analyzer)
        default:
            malformed(node, "expected a budget, found \(node.kindName)", metric)
            return nil
        }
    }

    private mutating func malformed(
        _ node: YAMLNode, _ message: String, _ metric: MetricDescriptor, meant: String? = nil
    ) {
        if case .missing = node.content { return }
        let example = Quantity.example(of: metric.unit)
        let form =
            "a budget is written like `at most \(example)` or `{at-most: \(example), message: \"...\"}`"
        mistakes.add(
            .malformedBudget, message, at: node.place,
            help: (meant.map { "did you mean `\($0)`? " } ?? "") + form)
    }

    /// `at most 1 MiB`
    private mutating func shortForm(
        _ text: String, _ node: YAMLNode, on metric: MetricDescriptor, of analyzer: String
    ) -> Budget? {
        guard let comparison = Budget.Comparison.allCases.first(where: { text.hasPrefix($0.rawValue + " ") })
        else {
            malformed(node, "\(quote(text)) is not a budget", metric, meant: meant(text, metric.unit))
            return nil
        }
        let written = String(text.dropFirst(comparison.rawValue.count).drop { $0 == " " })
        guard let limit = limit(written, node, metric) else { return nil }
        return Budget(
            analyzer: analyzer, metric: metric.name, comparison: comparison, limit: limit, unit: metric.unit,
            written: written)
    }

    /// What a budget in other words, or in signs, would be in ours.
    private func meant(_ text: String, _ unit: Unit) -> String? {
        let signs: [(sign: String, words: String)] = [
            ("<=", "at most"), (">=", "at least"), ("<", "at most"), (">", "at least"), ("max", "at most"),
            ("min", "at least"), ("", "at most"),
        ]
        for (sign, words) in signs where text.hasPrefix(sign) {
            let rest = String(text.dropFirst(sign.count).drop { $0 == " " })
            if (try? Quantity.value(rest, of: unit)) != nil { return "\(words) \(rest)" }
        }
        let words = text.prefix(60).split(separator: " ")
        guard words.count > 2 else { return nil }
        let forms = Budget.Comparison.allCases.map(\.rawValue)
        return Suggestion.closest(to: words.prefix(2).joined(separator: " "), among: forms).map {
            "\($0) \(words[2...].joined(separator: " "))"
        }
    }

    private mutating func limit(_ text: String, _ node: YAMLNode, _ metric: MetricDescriptor) -> Double? {
        do throws(Quantity.Problem) {
            return try Quantity.value(text, of: metric.unit)
        } catch {
            mistakes.add(error.code, error.message, at: node.place, help: error.help)
            return nil
        }
    }

    /// `{at-most: 1 MiB, message: "..."}`
    private mutating func longForm(
        _ entries: [YAMLNode.Entry], _ node: YAMLNode, on metric: MetricDescriptor, of analyzer: String
    ) -> Budget? {
        var bounds: [(comparison: Budget.Comparison, node: YAMLNode)] = []
        var message: String?
        for entry in entries {
            switch BudgetKey(rawValue: entry.key) {
            case .atMost: bounds.append((.atMost, entry.value))
            case .atLeast: bounds.append((.atLeast, entry.value))
            case .message: message = text(entry.value, "a text", "message: Break the cycle by hand")
            case nil:
                mistakes.add(
                    .unknownKey, "unknown key \(quote(entry.key)) of a budget", at: entry.keyPlace,
                    help: Suggestion.help(for: entry.key, among: BudgetKey.names, calling: "keys"))
            }
        }
        guard bounds.count == 1 else {
            let found = bounds.isEmpty ? "neither" : "both"
            malformed(node, "a budget has `at-most` or `at-least`, this one has \(found)", metric)
            return nil
        }
        let (comparison, bound) = bounds[0]
        let example = "\(comparison.key): \(Quantity.example(of: metric.unit))"
        guard let written = text(bound, "a limit", example), let limit = limit(written, bound, metric) else {
            return nil
        }
        return Budget(
            analyzer: analyzer, metric: metric.name, comparison: comparison, limit: limit, unit: metric.unit,
            written: written, message: message)
    }
}
