import AnalysisResults

/// What one file of an `extends` chain says; nil and absent mean that it does not say.
struct ProfileLayer {
    struct Extends {
        var name: String
        var place: SourcePlace
    }

    struct Limits {
        /// Seconds.
        var deadline: Double?
        /// Bytes.
        var memory: UInt64?
    }

    struct AnalyzerSetting {
        enum Change {
            case off
            case on(options: [String: OptionValue], limits: Limits)
        }

        var name: String
        var place: SourcePlace
        var change: Change
    }

    struct BudgetSetting {
        enum Change {
            case off
            case set(Budget)
        }

        var analyzer: String
        var metric: String
        var place: SourcePlace
        var change: Change

        var name: String { "\(analyzer).\(metric)" }
    }

    var place: SourcePlace
    var extends: Extends?
    var description: String?
    var strict: Bool?
    var strings: StringPolicy?
    var reports: [ReportFormat]?
    var figures: Bool?
    var defaults = Limits()
    var analyzers: [AnalyzerSetting] = []
    var budgets: [BudgetSetting] = []
    /// False where mistakes hide which analyzers were meant: then nothing is said about those that are missing.
    var knowsItsAnalyzers = true
}
