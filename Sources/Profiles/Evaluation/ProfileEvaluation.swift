import AnalysisResults

/// What became of one budget.
package struct BudgetVerdict: Sendable, Equatable {
    package enum Outcome: Sendable, Equatable {
        case kept(value: Double)
        /// `excess` is how far the value is on the wrong side of the limit, in the metric's unit; above 0.
        case broken(value: Double, excess: Double)
        /// Nobody knows: as bad as a failed analyzer, never as good as a kept budget.
        case notMeasured(Reason)
    }

    package enum Reason: String, Sendable {
        case analyzerFailed = "analyzer-failed"
        case notReported = "not-reported"
        case reportedTwice = "reported-twice"
        /// In another unit than the analyzer's descriptor declares.
        case wrongUnit = "wrong-unit"
        case notANumber = "not-a-number"
    }

    package let budget: Budget
    package let outcome: Outcome
}

/// The gate: a profile's budgets against what the analyzers measured.
package struct ProfileEvaluation: Sendable, Equatable {
    /// One for each budget, in the profile's order.
    package let verdicts: [BudgetVerdict]

    /// - Parameter metrics: by analyzer; an analyzer that failed has no entry.
    package init(of budgets: [Budget], metrics: [String: [Metric]]) {
        verdicts = budgets.map { BudgetVerdict(budget: $0, outcome: Self.outcome(of: $0, metrics: metrics)) }
    }

    package var isBroken: Bool {
        verdicts.contains { if case .broken = $0.outcome { true } else { false } }
    }

    package var isIncomplete: Bool {
        verdicts.contains { if case .notMeasured = $0.outcome { true } else { false } }
    }

    /// 0 where all budgets hold, 1 where one is broken, else 4 where one was not measured: what could not be
    /// checked counts like an analyzer that failed.
    package var exitStatus: Int32 { isBroken ? 1 : isIncomplete ? 4 : 0 }

    private static func outcome(of budget: Budget, metrics: [String: [Metric]]) -> BudgetVerdict.Outcome {
        guard let reported = metrics[budget.analyzer] else { return .notMeasured(.analyzerFailed) }
        let matching = reported.filter { $0.name == budget.metric }
        guard let metric = matching.first else { return .notMeasured(.notReported) }
        guard matching.count == 1 else { return .notMeasured(.reportedTwice) }
        guard metric.unit == budget.unit else { return .notMeasured(.wrongUnit) }
        guard metric.value.isFinite else { return .notMeasured(.notANumber) }
        let excess =
            switch budget.comparison {
            case .atMost: metric.value - budget.limit
            case .atLeast: budget.limit - metric.value
            }
        return excess > 0 ? .broken(value: metric.value, excess: excess) : .kept(value: metric.value)
    }
}
