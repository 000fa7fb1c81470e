import AnalysisResults

/// What to run on a heap, within which limits, what to write, and what must hold: a checked YAML profile.
///
/// Everything in it is complete: `extends` has been followed, defaults are filled in, every name is known.
package struct Profile: Sendable, Equatable {
    /// The file's name without its extension.
    package var name: String
    package var description: String
    /// A salvaged dump is an error, instead of a report that says so.
    package var strict: Bool
    package var strings: StringPolicy
    package var reports: [ReportFormat]
    /// Whether figures are drawn.
    package var figures: Bool
    /// In the order in which the profile, or what it extends, names them first. At least one.
    package var analyzers: [AnalyzerRun]
    /// On metrics of these analyzers, in the order in which they are named first.
    package var budgets: [Budget]
}

/// One analyzer with all it is told.
package struct AnalyzerRun: Sendable, Equatable {
    package var name: String
    /// Every option the analyzer's descriptor has, whether the profile names it or not.
    package var options: [String: OptionValue]
    /// Seconds of wall clock.
    package var deadline: Double
    /// Bytes of private memory.
    package var memory: UInt64
}

/// What reports show of the values of strings in a dump.
package enum StringPolicy: String, Sendable, CaseIterable {
    case full
    /// Equal strings are recognisable as equal; nothing else is.
    case hashed
    case omitted
}

/// What a report is written as, beside its figures; `Reports` says what each is.
package enum ReportFormat: String, Sendable, CaseIterable {
    case html, json, junit, sarif, markdown, github, gitlab, prometheus, csv

    /// Where a profile says nothing.
    static let standard: [ReportFormat] = [.html, .json]
}
