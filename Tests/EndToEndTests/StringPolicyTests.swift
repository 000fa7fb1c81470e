import AnalysisResults
import Foundation
import TestSupport
import Testing

/// A value that must stay private is in no byte of a report, and where the dump is to be without it, in none of the dump.
@Suite struct StringPolicyTests {
    /// As a value that is there twice, a key on the way to most of the memory, and a number.
    private static let secrets = ["hunter2correcthorse", "vaultofmrsmiller", "7316924580139"]

    private static let document: String = {
        let copies = (0..<2_000).map {
            "{\"owner\": \"\(secrets[0])\", \"card\": \(secrets[2]), \"row\": \($0)}"
        }
        return "{\"\(secrets[1])\": [\(copies.joined(separator: ",\n"))]}"
    }()

    private let profiles = TemporaryFolder()

    /// Every file of the report, one after the other, and what is printed.
    private func analyze(_ dump: WorkloadDump, strings: String) throws -> [String: Data] {
        profiles.write("extends: post-mortem\nstrings: \(strings)\n", to: "profile.yaml")
        let report = dump.folder.file("report-\(strings)")
        let run = try dump.barrow(
            "analyze", ["--profile", profiles.file("profile.yaml"), "--output", report])
        return try contents(of: report).merging(["standard output": Data(run.output.utf8)]) { $1 }
    }

    private func expectNone(_ files: [String: Data]) {
        for (name, bytes) in files {
            for secret in Self.secrets {
                #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) is in \(name)")
            }
        }
    }

    private func duplicates(_ files: [String: Data]) throws -> AnalyzerReport {
        let report = try JSONDecoder().decode(Report.self, from: try #require(files["report.json"]))
        return try #require(report.analyzers.first { $0.name == "interning-savings" })
    }

    @Test func aFullReportShowsThemAndAPrivateOneDoesNot() throws {
        let dump = try WorkloadDump(document: Self.document, ["--uncompressed"])
        let full = try analyze(dump, strings: "full")
        // What is looked for is there to be found.
        for secret in Self.secrets {
            #expect(full["report.json"]!.range(of: Data(secret.utf8)) != nil, "\(secret)")
            #expect(Data(dump.folder.read("heap.barrow")).range(of: Data(secret.utf8)) != nil)
        }
        let hashed = try analyze(dump, strings: "hashed")
        expectNone(hashed)
        // Equal values are still known as equal.
        #expect(try duplicates(hashed).whole("duplicate-bytes") == duplicates(full).whole("duplicate-bytes"))
        let omitted = try analyze(dump, strings: "omitted")
        expectNone(omitted)
        #expect(try duplicates(omitted).metrics.allSatisfy { $0.name != "duplicate-bytes" })
    }

    /// An index has the values; a profile that keeps them private does without.
    @Test func anIndexBesideTheDumpGivesNothingAway() throws {
        let dump = try WorkloadDump(document: Self.document)
        _ = try dump.barrow("index", ["--quiet"])
        expectNone(try analyze(dump, strings: "hashed"))
    }

    @Test(arguments: ["hashed", "omitted"])
    func aDumpWithoutValuesHasThemInNoByte(_ policy: String) throws {
        let dump = try WorkloadDump(document: Self.document, ["--strings", policy, "--uncompressed"])
        expectNone(["dump": Data(dump.folder.read("heap.barrow"))])
        let report = try analyze(dump, strings: "full")
        expectNone(report)
        let names = try duplicates(report).metrics.map(\.name)
        #expect(names.contains("duplicate-bytes") == (policy == "hashed"))
        for command in ["info", "export"] {
            let arguments = command == "export" ? ["--to", "-"] : []
            expectNone([command: Data(try dump.barrow(command, arguments).output.utf8)])
        }
    }
}
