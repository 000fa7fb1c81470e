import AnalysisResults
import Foundation
import TestSupport
import Testing

@testable import Reports

@Suite("Formats for CI, read by the libraries of others")
struct CIFormatTests {
    enum Sample: CaseIterable {
        case full, empty, hostile

        var report: Report {
            switch self {
            case .full: SampleReport.full
            case .empty: SampleReport.empty
            case .hostile: SampleReport.hostile
            }
        }
    }

    private func python(_ script: String, _ text: some Sequence<UInt8>) throws -> String {
        String(decoding: try Python.run(script, input: Data(Array(text))), as: UTF8.self)
    }

    @Test("SARIF fits OASIS' schema and points at lines", arguments: Sample.allCases)
    func sarif(sample: Sample) throws {
        let report = sample.report
        let summary = try python(
            """
            import json, sys
            from pydantic_sarif import model
            log = json.load(sys.stdin)
            names = [n for n in dir(model) if 'StaticAnalysisResultsFormat' in n]
            root = getattr(model, names[-1])
            root.model_validate(log)
            run = log["runs"][0]
            for result in run["results"]:
                assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
                place = result["locations"][0]["physicalLocation"]
                print(result["level"], result["ruleId"], place["artifactLocation"]["uri"],
                      place.get("region", {}).get("startLine"))
            """, SARIFReport.encode(report))
        if sample == .full {
            #expect(summary.contains("error accumulation-point app/cache.py 41"))
            #expect(summary.contains("error budget service-4411.barrow None"))
            #expect(summary.contains("error analyzer service-4411.barrow None"))
        }
        if sample == .empty { #expect(summary.isEmpty) }
        if sample == .hostile {
            #expect(summary.contains("error leak-suspect a%20b%2Cc%3Ad%25%0A.py None"))
        }
    }

    @Test("JUnit's counts are those of its cases", arguments: Sample.allCases)
    func junit(sample: Sample) throws {
        let report = sample.report
        let summary = try python(
            """
            import sys
            from junitparser import JUnitXml
            suites = JUnitXml.fromstring(sys.stdin.buffer.read())
            for suite in suites:
                kinds = [type(case.result[0]).__name__ if case.result else "Passed" for case in suite]
                assert suite.tests == len(kinds) and suite.failures == kinds.count("Failure")
                assert suite.errors == kinds.count("Error") and suite.skipped == kinds.count("Skipped")
                for case, kind in zip(suite, kinds): print(kind, case.classname, case.name)
            """, JUnitReport.render(report).utf8)
        #expect(summary.split(separator: "\n").count == report.budgets.count + report.analyzers.count)
        if sample == .full {
            #expect(summary.contains("Failure budgets dominator-tree.largest_retained 32 MiB"))
            #expect(summary.contains("Skipped budgets interning-savings.bytes 1 MiB"))
            #expect(summary.contains("Error analyzers interning-savings"))
            #expect(summary.contains("Passed analyzers cycle-finder"))
        }
    }

    @Test("Prometheus' own parser reads every metric", arguments: Sample.allCases)
    func prometheus(sample: Sample) throws {
        let report = sample.report
        let summary = try python(
            """
            import sys
            from prometheus_client.parser import text_string_to_metric_families
            for family in text_string_to_metric_families(sys.stdin.read()):
                assert family.documentation and family.type == "gauge"
                for sample in family.samples:
                    print(sample.name, sample.labels.get("analyzer"), sample.labels.get("metric"), sample.value)
            """, PrometheusMetrics.render(report).utf8)
        let metrics = report.analyzers.map(\.metrics.count).reduce(0, +)
        #expect(summary.split(separator: "\n").count == 4 + 3 + report.budgets.count + metrics)
        if sample == .full {
            #expect(summary.contains("barrow_metric dominator-tree largest_retained 72246886"))
            #expect(summary.contains("barrow_budget_held None dominator-tree.largest_retained 0"))
        }
    }

    @Test("CSV has the exact values, and no formula", arguments: Sample.allCases)
    func csv(sample: Sample) throws {
        let report = sample.report
        for (analyzer, file) in zip(
            report.analyzers.flatMap { analyzer in analyzer.tables.map { _ in analyzer } },
            CSVTables.files(report))
        {
            let table = try #require(analyzer.tables.first { file.name.hasSuffix("--\($0.name).csv") })
            let rows = try python(
                """
                import csv, json, sys
                rows = list(csv.reader(sys.stdin))
                assert not any(cell[:1] in "=+@" and cell for row in rows for cell in row), rows
                print(json.dumps(rows))
                """, file.text.utf8)
            let parsed = try JSONDecoder().decode([[String]].self, from: Data(rows.utf8))
            #expect(parsed.count == table.rows.count + 1)
            #expect(parsed.allSatisfy { $0.count == table.columns.count })
            if analyzer.name == "dominator-tree" { #expect(parsed[1][1] == "72246886") }
        }
    }

    @Test("GitLab's issues have what GitLab asks for", arguments: Sample.allCases)
    func gitlab(sample: Sample) throws {
        let report = sample.report
        let count = try python(
            """
            import json, sys
            issues = json.load(sys.stdin)
            for issue in issues:
                assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
                assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
                assert issue["location"]["lines"]["begin"] >= 1 and issue["location"]["path"]
            print(len(issues))
            """, GitLabCodeQuality.encode(report))
        #expect(count == "\(GateItem.all(in: report).count)\n")
    }

    @Test("each annotation is one line that starts a command of its own", arguments: Sample.allCases)
    func github(sample: Sample) {
        let report = sample.report
        let lines = GitHubAnnotations.render(report).split(separator: "\n")
        #expect(lines.count == GateItem.all(in: report).count)
        #expect(lines.allSatisfy { $0.contains(/^::(error|warning|notice) [^\r]*title=[^:]*::/) })
        if sample == .full {
            #expect(lines.contains { $0.hasPrefix("::error file=app/cache.py,line=41,title=") })
        }
        if sample == .hostile {
            #expect(lines.contains { $0.hasPrefix("::error file=a b%2Cc%3Ad%25⏎.py,title=") })
        }
    }

    @Test("the summary has the verdict, the budgets and the worst findings")
    func markdown() {
        let text = MarkdownSummary.render(SampleReport.full)
        #expect(text.contains("| broken | `dominator-tree.largest_retained` | 68.9 MiB | 32 MiB |"))
        #expect(text.contains("RequestCache\\.entries holds 20,000"))
        #expect(text.contains("`app/cache.py:41`"))
        #expect(text.contains("- interning\\-savings: The worker needed"))
        let hostile = MarkdownSummary.render(SampleReport.hostile)
        #expect(!hostile.contains("<b>") || hostile.contains("\\<b\\>"))
        // What a dump says cannot end a cell: each row has as many bars as its head.
        let rows = hostile.split(separator: "\n").filter { $0.hasPrefix("|") }
        #expect(rows.allSatisfy { $0.replacing("\\|", with: "").count { $0 == "|" } == 5 })
    }

    @Test("all formats at once are all in the folder")
    func everything() throws {
        let folder = TemporaryFolder()
        try ReportWriter.write(
            SampleReport.full, drawings: [], to: folder.file("report"),
            formats: Set(ReportWriter.Format.allCases))
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.file("report")).sorted()
        #expect(
            files == [
                ".barrow-report", "github-annotations.txt", "gitlab-code-quality.json", "index.html",
                "junit.xml",
                "metrics.prom", "report.json", "report.sarif", "summary.md", "tables",
                "tables/dominator-tree--subtrees.csv",
            ])
    }
}
