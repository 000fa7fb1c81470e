/// One thing that is wrong with a profile: what, where, and what to write instead.
package struct ProfileMistake: Error, Sendable, Equatable {
    /// Every kind of mistake there is; printed with the message, stable over releases.
    package enum Code: String, Sendable, CaseIterable {
        case profileNotFound = "profile-not-found"
        case unreadableFile = "unreadable-file"
        case invalidYAML = "invalid-yaml"
        /// Valid YAML that a profile has no use for: tags, merge keys, several documents, keys that are no text.
        case unsupportedYAML = "unsupported-yaml"
        /// Larger, deeper or more than ``YAMLLimits`` allows.
        case tooLarge = "too-large"
        case unknownAnchor = "unknown-anchor"
        case duplicateKey = "duplicate-key"
        case extendsCycle = "extends-cycle"
        case unknownKey = "unknown-key"
        case unknownAnalyzer = "unknown-analyzer"
        case unknownOption = "unknown-option"
        case missingOption = "missing-option"
        case unknownMetric = "unknown-metric"
        case unknownValue = "unknown-value"
        case wrongType = "wrong-type"
        case outOfRange = "out-of-range"
        case malformedBudget = "malformed-budget"
        case analyzerNotRun = "analyzer-not-run"
        case noAnalyzers = "no-analyzers"
    }

    package let code: Code
    /// What is wrong, in one line.
    package let message: String
    /// Nil only where there is no text to point at: a file that cannot be found or read.
    package let place: SourcePlace?
    /// What to write instead, or what is allowed there.
    package let help: String?

    init(_ code: Code, _ message: String, at place: SourcePlace?, help: String? = nil) {
        self.code = code
        self.message = message
        self.place = place
        self.help = help
    }

    /// The message as a compiler would print it, without a line break at the end:
    ///
    /// ```
    /// ci.yaml:9:5: error: unknown option `dpeth` of `dominator-tree` [unknown-option]
    ///   9 |     dpeth: 6
    ///     |     ^~~~~
    ///   help: did you mean `depth`?
    /// ```
    package var rendered: String {
        var lines = [(place.map { $0.description + ": " } ?? "") + "error: \(message) [\(code.rawValue)]"]
        if let place { lines.append(place.excerpt) }
        if let help { lines.append("  help: \(help)") }
        return lines.joined(separator: "\n")
    }
}
