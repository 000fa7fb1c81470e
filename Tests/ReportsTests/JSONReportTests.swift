import AnalysisResults
import Foundation
import TestSupport
import Testing

@testable import Reports

@Suite("JSON: report.json")
struct JSONReportTests {
    private static let schema = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Config/report.schema.json").standardizedFileURL

    private static let script = """
        import json, sys
        from jsonschema import Draft202012Validator
        schema = json.load(open(sys.argv[1]))
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        documents = json.load(sys.stdin)
        json.dump([[e.json_path + ": " + e.message for e in validator.iter_errors(d)] for d in documents], sys.stdout)
        """

    /// What jsonschema (PyPI) has against each document.
    private func problems(_ documents: [String]) throws -> [[String]] {
        let input = Data("[\(documents.joined(separator: ","))]".utf8)
        let output = try Python.run(Self.script, arguments: [Self.schema.path], input: input)
        return try JSONDecoder().decode([[String]].self, from: output)
    }

    private func json(_ report: Report) throws -> String {
        String(decoding: try JSONReport.encode(report), as: UTF8.self)
    }

    @Test("a report with everything in it, and one with nothing, validate against the schema")
    func valid() throws {
        #expect(try problems([json(SampleReport.full), json(SampleReport.empty)]) == [[], []])
    }

    @Test(
        "the schema refuses what a report never says",
        arguments: [
            ("\"schemaVersion\" : 1", "\"schemaVersion\" : 2"),
            ("\"verdict\" : \"held\"", "\"verdict\" : \"fine\""),
            ("\"exitStatus\" : 1", "\"exitStatus\" : 0"), ("\"objects\" : 1204331", "\"objects\" : -1"),
            ("\"fileName\" : \"", "\"fileName\" : \"/home/"), ("figures/cycle", "../cycle"),
            ("\"severity\" : \"info\"", "\"severity\" : \"loud\""),
            ("\"state\" : \"failed\"", "\"state\" : \"succeeded\""),
        ])
    func invalid(original: String, replacement: String) throws {
        let document = try json(SampleReport.full)
        #expect(document.contains(original))
        let wrong = document.replacing(original, with: replacement)
        #expect(try !problems([wrong])[0].isEmpty)
    }

    @Test("equal reports are equal bytes, and reading them back gives the same report")
    func deterministic() throws {
        let bytes = try JSONReport.encode(SampleReport.full)
        #expect(try JSONReport.encode(SampleReport.full) == bytes)
        #expect(try JSONDecoder().decode(Report.self, from: Data(bytes)) == SampleReport.full)
    }

    @Test("whole numbers have neither fraction nor exponent, up to the largest a metric holds exactly")
    func wholeNumbers() throws {
        var report = SampleReport.empty
        report.analyzers = [
            AnalyzerReport(
                name: "a", version: "1", summary: "", options: [:],
                result: AnalysisResult(metrics: [
                    Metric("bytes", 0x1p53, .bytes), Metric("zero", 0, .count), Metric("share", 0.25, .ratio),
                ]), figures: [])
        ]
        let text = try json(report)
        #expect(text.contains("\"value\" : 9007199254740992\n"))
        #expect(text.contains("\"value\" : 0\n"))
        #expect(text.contains("\"value\" : 0.25\n"))
    }
}
