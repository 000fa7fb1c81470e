import AnalysisResults
import Profiles
import Reports

extension BudgetOutcome {
    /// A profile's budgets against what its analyzers measured, in the profile's order.
    static func evaluate(_ budgets: [Budget], _ sections: [AnalyzerReport]) -> [BudgetOutcome] {
        let succeeded = sections.filter { $0.status == .succeeded }
        let metrics = Dictionary(uniqueKeysWithValues: succeeded.map { ($0.name, $0.metrics) })
        return ProfileEvaluation(of: budgets, metrics: metrics).verdicts.map(BudgetOutcome.init)
    }

    private init(_ verdict: BudgetVerdict) {
        let budget = verdict.budget
        let limit = "\(budget.comparison.rawValue) \(budget.written)"
        let reason = budget.message.map { " \($0)" } ?? ""
        switch verdict.outcome {
        case .kept(let value):
            self.init(
                budget, limit, value, .held, "\(Self.display(value, budget.unit)), within \(limit).")
        case .broken(let value, let excess):
            let side = budget.comparison == .atMost ? "over" : "under"
            self.init(
                budget, limit, value, .broken,
                "\(Self.display(value, budget.unit)): \(Self.display(excess, budget.unit)) \(side) the limit "
                    + "(\(limit)).\(reason)")
        case .notMeasured(let why):
            self.init(budget, limit, nil, .unmeasured, "Not measured: \(why.sentence)")
        }
    }

    private init(
        _ budget: Budget, _ limit: String, _ measured: Double?, _ verdict: BudgetOutcome.Verdict,
        _ message: String
    ) {
        self.init(
            metric: budget.name, limit: limit, measured: measured, unit: budget.unit, verdict: verdict,
            message: message)
    }

    private static func display(_ value: Double, _ unit: Unit) -> String {
        switch unit {
        case .bytes: HumanText.bytes(Int64(value))
        case .count: HumanText.count(Int64(value))
        case .ratio: HumanText.percentage(value)
        case .seconds: "\(HumanText.fixed(value, decimals: 2)) s"
        }
    }
}

extension BudgetVerdict.Reason {
    fileprivate var sentence: String {
        switch self {
        case .analyzerFailed: "the analyzer failed."
        case .notReported: "the analyzer did not report it; this dump may lack the data."
        case .reportedTwice: "the analyzer reported it twice."
        case .wrongUnit: "the analyzer reported it in another unit."
        case .notANumber: "the analyzer reported something that is not a number."
        }
    }
}
