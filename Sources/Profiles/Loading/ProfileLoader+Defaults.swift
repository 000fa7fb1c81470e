import AnalysisResults

extension ProfileLoader {
    /// Reads an analyzer's `defaults.yaml`: a profile of exactly this analyzer, which spells out every option.
    ///
    /// It is there to be copied from; the caller compares what it says with the descriptor.
    package static func loadDefaults(
        path: String, of analyzer: AnalyzerDescriptor
    ) throws(ProfileErrors) -> AnalyzerRun {
        var reader = LayerReader(analyzers: [analyzer])
        var options: [String: OptionValue] = [:]
        var limits = ProfileLayer.Limits()
        do throws(ProfileMistake) {
            guard let file = ProfileFile.find(path, in: nil, searchPath: []) else {
                throw ProfileMistake(.profileNotFound, "there is no file \(quote(path))", at: nil)
            }
            let root = try reader.compose(try file.read(limits: .standard), limits: .standard)
            reader.checkKeys(ofDefaults: root)
            let layer = reader.read(root)
            if case .on(let set, let given)? = layer.analyzers.first?.change {
                (options, limits) = (set, given)
            }
            if layer.knowsItsAnalyzers { reader.checkComplete(layer, options, analyzer) }
        } catch {
            reader.mistakes.add(error)
        }
        try reader.mistakes.throwIfAny()
        return AnalyzerRun(analyzer, options: options, limits: limits)
    }
}

extension LayerReader {
    fileprivate mutating func checkKeys(ofDefaults root: YAMLNode) {
        guard case .mapping(let entries) = root.content else { return }
        for entry in entries where ProfileKey(rawValue: entry.key).map({ $0 != .analyzers }) ?? false {
            mistakes.add(
                .unknownKey, "`\(entry.key)` in an analyzer's defaults", at: entry.keyPlace,
                help: "they have only `analyzers:`")
        }
    }

    fileprivate mutating func checkComplete(
        _ layer: ProfileLayer, _ options: [String: OptionValue], _ analyzer: AnalyzerDescriptor
    ) {
        let missing = analyzer.options.map(\.name).filter { options[$0] == nil }
        guard let setting = layer.analyzers.first else {
            return mistakes.add(
                .noAnalyzers, "`\(analyzer.name)` is missing", at: layer.place,
                help: "list it under `analyzers:` with all its options")
        }
        // An option whose value is wrong is reported already.
        guard mistakes.mistakes.isEmpty, !missing.isEmpty else { return }
        mistakes.add(
            .missingOption, "defaults without " + missing.map { "`\($0)`" }.joined(separator: ", "),
            at: setting.place, help: "list every option with its default")
    }
}
