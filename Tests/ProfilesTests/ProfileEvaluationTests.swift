import AnalysisResults
import Testing

@testable import Profiles

@Suite("The gate")
struct ProfileEvaluationTests {
    private func outcome(
        _ comparison: Budget.Comparison, _ limit: Double, _ metrics: [String: [Metric]]
    ) -> BudgetVerdict.Outcome {
        let budget = Budget(
            analyzer: "a", metric: "m", comparison: comparison, limit: limit, unit: .bytes, written: "x")
        return ProfileEvaluation(of: [budget], metrics: metrics).verdicts[0].outcome
    }

    @Test("a limit itself is kept; beyond it the budget is broken by the difference")
    func limits() {
        let ten = ["a": [Metric("other", 99, .bytes), Metric("m", 10, .bytes)]]
        #expect(outcome(.atMost, 10, ten) == .kept(value: 10))
        #expect(outcome(.atLeast, 10, ten) == .kept(value: 10))
        #expect(outcome(.atMost, 7, ten) == .broken(value: 10, excess: 3))
        #expect(outcome(.atLeast, 14, ten) == .broken(value: 10, excess: 4))
    }

    @Test("what was not measured is never kept")
    func notMeasured() {
        #expect(outcome(.atMost, 1, [:]) == .notMeasured(.analyzerFailed))
        #expect(outcome(.atMost, 1, ["a": []]) == .notMeasured(.notReported))
        #expect(outcome(.atMost, 1, ["b": [Metric("m", 0, .bytes)]]) == .notMeasured(.analyzerFailed))
        #expect(outcome(.atMost, 1, ["a": [Metric("m", 0, .count)]]) == .notMeasured(.wrongUnit))
        #expect(outcome(.atMost, 1, ["a": [Metric("m", Double.nan, .bytes)]]) == .notMeasured(.notANumber))
        let twice = [Metric("m", 0, .bytes), Metric("m", 2, .bytes)]
        #expect(outcome(.atMost, 1, ["a": twice]) == .notMeasured(.reportedTwice))
    }

    @Test("a broken budget outranks one that was not measured")
    func exitStatus() {
        func budget(_ metric: String) -> Budget {
            Budget(analyzer: "a", metric: metric, comparison: .atMost, limit: 1, unit: .count, written: "1")
        }
        let metrics = ["a": [Metric("low", 1, .count), Metric("high", 2, .count)]]
        func evaluate(_ names: String...) -> ProfileEvaluation {
            ProfileEvaluation(of: names.map(budget), metrics: metrics)
        }
        #expect(evaluate().exitStatus == 0)
        #expect(evaluate("low").exitStatus == 0)
        #expect(evaluate("low", "high").exitStatus == 1)
        #expect(evaluate("low", "gone").exitStatus == 4)
        #expect(evaluate("gone", "high").exitStatus == 1)
        #expect(evaluate("gone", "high").isIncomplete)
        #expect(evaluate("low", "high", "gone").verdicts.map(\.budget.metric) == ["low", "high", "gone"])
    }
}
