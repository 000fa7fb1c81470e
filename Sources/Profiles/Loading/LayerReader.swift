import AnalysisResults

/// Makes a ``ProfileLayer`` of a YAML tree and collects every mistake in it on the way.
struct LayerReader {
    /// Those a profile may name, by name.
    let analyzers: [String: AnalyzerDescriptor]
    /// Their names, in the order given.
    let analyzerNames: [String]
    var mistakes = MistakeCollector()

    init(analyzers: [AnalyzerDescriptor]) {
        self.analyzers = Dictionary(analyzers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        analyzerNames = analyzers.map(\.name)
    }

    mutating func read(_ root: YAMLNode) -> ProfileLayer {
        var layer = ProfileLayer(place: root.place)
        guard case .mapping(let entries) = root.content else {
            layer.knowsItsAnalyzers = false
            expected("a profile", root, "a profile is a mapping of keys, such as `extends: post-mortem`")
            return layer
        }
        for entry in entries {
            guard let key = ProfileKey(rawValue: entry.key) else {
                unknownKey(entry)
                continue
            }
            read(key, entry, into: &layer)
        }
        return layer
    }

    private mutating func read(_ key: ProfileKey, _ entry: YAMLNode.Entry, into layer: inout ProfileLayer) {
        let node = entry.value
        switch key {
        case .extends:
            let name = text(node, "the name of a profile", "extends: post-mortem")
            layer.extends = name.map { ProfileLayer.Extends(name: $0, place: node.place) }
        case .description: layer.description = text(node, "a text", "description: What CI runs")
        case .strict: layer.strict = boolean(node, "strict: true")
        case .strings: layer.strings = choice(node, of: "strings")
        case .reports: layer.reports = reports(node)
        case .figures: layer.figures = boolean(node, "figures: off")
        case .defaults: layer.defaults = defaults(node)
        case .analyzers: readAnalyzers(node, into: &layer)
        case .budgets: layer.budgets = budgets(node)
        }
    }

    private mutating func unknownKey(_ entry: YAMLNode.Entry) {
        let help =
            analyzers[entry.key] != nil
            ? "an analyzer belongs under `analyzers:`"
            : Suggestion.help(for: entry.key, among: ProfileKey.names, calling: "keys")
        mistakes.add(.unknownKey, "unknown key \(quote(entry.key))", at: entry.keyPlace, help: help)
    }

    private mutating func reports(_ node: YAMLNode) -> [ReportFormat]? {
        guard case .sequence(let elements) = node.content else {
            expected("a list of reports", node, "write it like `reports: [html, json]`")
            return nil
        }
        var formats: [ReportFormat] = []
        for element in elements {
            guard let format: ReportFormat = choice(element, of: "reports") else { continue }
            guard !formats.contains(format) else {
                mistakes.add(
                    .duplicateKey, "\(quote(format.rawValue)) is already in the list", at: element.place,
                    help: "keep one of the two")
                continue
            }
            formats.append(format)
        }
        return formats
    }

    private mutating func defaults(_ node: YAMLNode) -> ProfileLayer.Limits {
        var limits = ProfileLayer.Limits()
        guard case .mapping(let entries) = node.content else {
            expected("a mapping of limits", node, "write it like `defaults: {deadline: 60s, memory: 1 GiB}`")
            return limits
        }
        for entry in entries {
            guard let key = LimitKey(rawValue: entry.key) else {
                mistakes.add(
                    .unknownKey, "unknown limit \(quote(entry.key))", at: entry.keyPlace,
                    help: Suggestion.help(for: entry.key, among: LimitKey.names, calling: "limits"))
                continue
            }
            read(key, entry.value, into: &limits)
        }
        return limits
    }
}
