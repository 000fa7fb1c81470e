import AnalysisResults

extension LayerReader {
    mutating func readAnalyzers(_ node: YAMLNode, into layer: inout ProfileLayer) {
        guard case .mapping(let entries) = node.content else {
            layer.knowsItsAnalyzers = false
            return expected(
                "a mapping of analyzers", node,
                "write each as a key with its options, such as `\(analyzerNames.first ?? "cycle-finder"): {}`"
            )
        }
        for entry in entries {
            guard let descriptor = analyzers[entry.key] else {
                layer.knowsItsAnalyzers = false
                unknownAnalyzer(entry)
                continue
            }
            let change = change(of: descriptor, entry.value)
            layer.analyzers.append(.init(name: descriptor.name, place: entry.keyPlace, change: change))
        }
    }

    private mutating func unknownAnalyzer(_ entry: YAMLNode.Entry) {
        mistakes.add(
            .unknownAnalyzer, "unknown analyzer \(quote(entry.key))", at: entry.keyPlace,
            help: Suggestion.help(for: entry.key, among: analyzerNames, calling: "analyzers"))
    }

    /// A mapping of options; nothing at all, or `on`, for the defaults; `off`.
    private mutating func change(
        of descriptor: AnalyzerDescriptor, _ node: YAMLNode
    ) -> ProfileLayer.AnalyzerSetting.Change {
        let unchanged = ProfileLayer.AnalyzerSetting.Change.on(options: [:], limits: .init())
        switch node.content {
        case .mapping(let entries): return options(of: descriptor, entries)
        case .scalar where node.isEmpty: return unchanged
        case .scalar(let text, _):
            if let on = BooleanWord.value(of: text) { return on ? unchanged : .off }
        case .sequence, .missing: break
        }
        expected("options of `\(descriptor.name)`", node, "write options as a mapping, or `{}`, or `off`")
        return unchanged
    }

    private mutating func options(
        of descriptor: AnalyzerDescriptor, _ entries: [YAMLNode.Entry]
    ) -> ProfileLayer.AnalyzerSetting.Change {
        var options: [String: OptionValue] = [:]
        var limits = ProfileLayer.Limits()
        for entry in entries {
            if let limit = LimitKey(rawValue: entry.key) {
                read(limit, entry.value, into: &limits)
            } else if let option = descriptor.options.first(where: { $0.name == entry.key }) {
                options[option.name] = value(entry.value, of: option)
            } else {
                let known = descriptor.options.map(\.name) + LimitKey.names
                mistakes.add(
                    .unknownOption, "unknown option \(quote(entry.key)) of `\(descriptor.name)`",
                    at: entry.keyPlace,
                    help: Suggestion.help(for: entry.key, among: known, calling: "options"))
            }
        }
        return .on(options: options, limits: limits)
    }
}
