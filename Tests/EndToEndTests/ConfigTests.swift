import AnalysisResults
import Foundation
import Profiles
import TestSupport
import Testing
import Workbench

/// What the repository says in files is what the program does.
@Suite struct ConfigTests {
    private static let root = Toolchain.packageRoot
    private static let profiles = try! FileManager.default.contentsOfDirectory(atPath: "\(root)/Config")
        .filter { $0.hasSuffix(".yaml") }.sorted()

    private func read(_ path: String) throws -> String {
        try String(contentsOf: URL(filePath: "\(Self.root)/\(path)"), encoding: .utf8)
    }

    @Test func theSchemaOfProfilesIsCurrent() throws {
        let run = try BarrowCommand(["profile", "schema"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            try read("Config/profile.schema.json") == run.output,
            "write it again: .build/debug/barrow profile schema > Config/profile.schema.json")
    }

    @Test(arguments: profiles)
    func aShippedProfileIsGoodAndFitsTheSchema(_ name: String) throws {
        let path = "\(Self.root)/Config/\(name)"
        let run = try BarrowCommand(["profile", "check", path])
        #expect(run.status == 0, "\(run.errors)")
        try expectValid(profile: path)
    }

    @Test func theSchemaRefusesWhatTheCheckRefuses() throws {
        let folder = TemporaryFolder()
        folder.write("analyzers: {dominator-tree: {dpeth: 3}}\n", to: "wrong.yaml")
        #expect(try BarrowCommand(["profile", "check", folder.file("wrong.yaml")]).status == 2)
        #expect(throws: Python.Failure.self) { try expectValid(profile: folder.file("wrong.yaml")) }
    }

    private func expectValid(profile: String) throws {
        // YAML 1.2, as Barrow reads it: `on` and `off` may be booleans or texts, the schema allows both.
        _ = try Python.run(
            """
            import json, sys, yaml, jsonschema
            schema = json.load(open(sys.argv[1]))
            jsonschema.Draft202012Validator.check_schema(schema)
            jsonschema.validate(yaml.safe_load(open(sys.argv[2])), schema)
            """, arguments: ["\(Self.root)/Config/profile.schema.json", profile])
    }

    @Test func theDefaultsOfEveryAnalyzerAreThoseItHas() throws {
        let run = try BarrowCommand(["analyzers", "--json"])
        let list = try JSONDecoder().decode(AnalyzerList.self, from: Data(run.output.utf8))
        let folders = try FileManager.default.contentsOfDirectory(atPath: "\(Self.root)/Plugins").sorted()
        #expect(list.analyzers.count == folders.count, "\(list.rejected)")
        for folder in folders {
            let library = "lib\(folder).so"
            let entry = try #require(
                list.analyzers.first { $0.path.hasSuffix("/\(library)") }, "no \(library)")
            let descriptor = entry.descriptor
            let defaults = try ProfileLoader.loadDefaults(
                path: "\(Self.root)/Plugins/\(folder)/defaults.yaml", of: descriptor)
            let expected = Dictionary(
                uniqueKeysWithValues: descriptor.options.map { ($0.name, $0.defaultValue) })
            #expect(defaults.name == descriptor.name)
            #expect(defaults.options == expected, "\(folder)")
            #expect(
                defaults.deadline == descriptor.deadline && defaults.memory == descriptor.memory, "\(folder)")
        }
    }

    @Test func aRealReportFitsItsSchema() throws {
        let dump = try WorkloadDump()
        dump.folder.write(
            "extends: ci\nbudgets: {type-histogram.objects: at most 1}\n", to: "profile.yaml")
        let report = dump.folder.file("report")
        let run = try BarrowCommand([
            "analyze", dump.path, "--profile", dump.folder.file("profile.yaml"), "--output", report,
            "--quiet",
        ])
        #expect(run.status == 1, "\(run.errors)")
        _ = try Python.run(
            """
            import json, sys, jsonschema
            schema = json.load(open(sys.argv[1]))
            report = json.load(open(sys.argv[2]))
            jsonschema.Draft202012Validator.check_schema(schema)
            jsonschema.validate(report, schema)
            assert report["verdict"] == {"outcome": "budget-broken", "exitStatus": 1}, report["verdict"]
            """, arguments: ["\(Self.root)/Config/report.schema.json", "\(report)/report.json"])
    }

    @Test func theProfilesInTheReadmeAreGood() throws {
        let folder = TemporaryFolder()
        let blocks = try read("README.md").components(separatedBy: "```yaml\n").dropFirst()
        #expect(!blocks.isEmpty)
        for block in blocks {
            folder.write(block.components(separatedBy: "```")[0], to: "example.yaml")
            let run = try BarrowCommand(["profile", "check", folder.file("example.yaml")])
            #expect(run.status == 0, "\(run.errors)")
        }
    }
}
