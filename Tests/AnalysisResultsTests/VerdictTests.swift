import AnalysisResults
import Foundation
import Testing

@Suite("The verdict of a report")
struct VerdictTests {
    private func budget(_ verdict: BudgetOutcome.Verdict) -> BudgetOutcome {
        BudgetOutcome(metric: "a.m", limit: "1", measured: 2, unit: .count, verdict: verdict, message: "")
    }

    private let failed = AnalyzerReport(
        name: "a", version: "1", summary: "", options: [:],
        failure: AnalyzerFailure(kind: .crashed, message: "m", remedy: "r"))
    private let succeeded = AnalyzerReport(
        name: "b", version: "1", summary: "", options: [:], result: AnalysisResult(), figures: [])

    @Test("a broken budget outranks a failed analyzer, and an unmeasured one breaks nothing")
    func precedence() {
        let cases: [([BudgetOutcome], [AnalyzerReport], Verdict, Int32)] = [
            ([], [], .pass, 0),
            ([budget(.held), budget(.unmeasured)], [succeeded], .pass, 0),
            ([budget(.held)], [succeeded, failed], .analyzerFailed, 4),
            ([budget(.held), budget(.broken)], [succeeded], .budgetBroken, 1),
            ([budget(.broken)], [failed], .budgetBroken, 1),
        ]
        for (budgets, analyzers, verdict, status) in cases {
            let found = Verdict(budgets: budgets, analyzers: analyzers)
            #expect(found == verdict)
            #expect(found.exitStatus == status)
        }
    }

    @Test("it is written with its exit status, and an unknown one is not read")
    func coding() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        for verdict in Verdict.allCases {
            let data = try encoder.encode(verdict)
            let expected = "{\"exitStatus\":\(verdict.exitStatus),\"outcome\":\"\(verdict.rawValue)\"}"
            #expect(String(decoding: data, as: UTF8.self) == expected)
            #expect(try JSONDecoder().decode(Verdict.self, from: data) == verdict)
        }
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Verdict.self, from: Data("{\"outcome\":\"maybe\"}".utf8))
        }
    }
}
