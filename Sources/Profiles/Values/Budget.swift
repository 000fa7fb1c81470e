import AnalysisResults

/// A limit on one metric: what a gate checks.
package struct Budget: Sendable, Equatable {
    package enum Comparison: String, Sendable, CaseIterable {
        case atMost = "at most"
        case atLeast = "at least"

        /// As a key of the long form.
        var key: String { (self == .atMost ? BudgetKey.atMost : .atLeast).rawValue }
    }

    package var analyzer: String
    /// The metric's name within the analyzer.
    package var metric: String
    package var comparison: Comparison
    /// In the unit of the metric: bytes, a count, a share between 0 and 1, or seconds.
    package var limit: Double
    package var unit: Unit
    /// The limit as the profile has it: `1 MiB`.
    package var written: String
    /// Why the budget is there, for whoever breaks it.
    package var message: String?

    package init(
        analyzer: String, metric: String, comparison: Comparison, limit: Double, unit: Unit, written: String,
        message: String? = nil
    ) {
        self.analyzer = analyzer
        self.metric = metric
        self.comparison = comparison
        self.limit = limit
        self.unit = unit
        self.written = written
        self.message = message
    }

    /// `cycle-finder.garbage-bytes`, as profiles and reports name it.
    package var name: String { "\(analyzer).\(metric)" }
}
