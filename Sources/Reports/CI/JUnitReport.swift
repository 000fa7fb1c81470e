import AnalysisResults

/// `junit.xml`: budgets and analyzers as test cases, in the dialect that Jenkins, GitLab and GitHub actions read
/// (testsuites, testsuite, testcase with failure, error or skipped, system-out).
///
/// A broken budget is a failure, a failed analyzer an error, an unmeasured budget skipped. Findings do not fail a
/// build of themselves; they are an analyzer's output.
package enum JUnitReport {
    package static func render(_ report: Report) -> String {
        let suites = [budgetSuite(report), analyzerSuite(report)].filter { !$0.cases.isEmpty }
        let counts = suites.reduce(into: Counts()) { $0.add($1) }
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        xml += "<testsuites name=\"Barrow: \(text(report.input.fileName))\"\(counts.attributes)>\n"
        for suite in suites { xml += suite.xml }
        return xml + "</testsuites>\n"
    }

    fileprivate static func text(_ text: some StringProtocol) -> String {
        Markup.escaped(DisplayText.visible(String(text)))
    }

    private static func budgetSuite(_ report: Report) -> Suite {
        Suite(
            name: "budgets",
            cases: report.budgets.map { budget in
                let outcome: Case.Outcome =
                    switch budget.verdict {
                    case .held: .passed
                    case .broken: .failed(type: "budget", message: budget.message)
                    case .unmeasured: .skipped(budget.message)
                    }
                return Case(
                    className: "budgets", name: "\(budget.metric) \(budget.limit)", outcome: outcome,
                    output: budget.verdict == .held ? [budget.message] : [])
            })
    }

    private static func analyzerSuite(_ report: Report) -> Suite {
        Suite(
            name: "analyzers",
            cases: report.analyzers.map { analyzer in
                let outcome =
                    analyzer.status.failure.map {
                        Case.Outcome.erred(type: $0.kind.rawValue, message: "\($0.message) \($0.remedy)")
                    } ?? .passed
                let findings = analyzer.findings.map {
                    "\($0.severity.rawValue), \(HumanText.bytes($0.impact)): \($0.title)"
                }
                return Case(
                    className: "analyzers", name: analyzer.name, outcome: outcome, output: findings)
            })
    }

    private struct Suite {
        let name: String
        let cases: [Case]

        var xml: String {
            var counts = Counts()
            counts.add(self)
            return "  <testsuite name=\"\(text(name))\"\(counts.attributes)>\n"
                + cases.map(\.xml).joined() + "  </testsuite>\n"
        }
    }

    private struct Counts {
        var tests = 0
        var failures = 0
        var errors = 0
        var skipped = 0

        mutating func add(_ suite: Suite) {
            for test in suite.cases {
                tests += 1
                switch test.outcome {
                case .passed: break
                case .failed: failures += 1
                case .erred: errors += 1
                case .skipped: skipped += 1
                }
            }
        }

        var attributes: String {
            " tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\""
        }
    }

    private struct Case {
        enum Outcome {
            case passed
            case failed(type: String, message: String)
            case erred(type: String, message: String)
            case skipped(String)
        }

        let className: String
        let name: String
        let outcome: Outcome
        let output: [String]

        var xml: String {
            let open = "    <testcase classname=\"\(text(className))\" name=\"\(text(name))\" time=\"0\""
            let content = outcomeXML + outputXML
            return content.isEmpty ? "\(open)/>\n" : "\(open)>\n\(content)    </testcase>\n"
        }

        private var outcomeXML: String {
            switch outcome {
            case .passed: ""
            case .failed(let type, let message): element("failure", type, message)
            case .erred(let type, let message): element("error", type, message)
            case .skipped(let message): "      <skipped message=\"\(text(message))\"/>\n"
            }
        }

        private func element(_ name: String, _ type: String, _ message: String) -> String {
            "      <\(name) type=\"\(text(type))\" message=\"\(text(message))\">\(text(message))</\(name)>\n"
        }

        private var outputXML: String {
            output.isEmpty
                ? "" : "      <system-out>\(output.map(text).joined(separator: "\n"))</system-out>\n"
        }
    }
}
