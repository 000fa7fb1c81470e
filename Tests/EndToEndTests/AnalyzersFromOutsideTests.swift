import AnalysisResults
import Foundation
import TestSupport
import Testing
import Workbench

/// Analyzers that others built, by the command.
@Suite struct AnalyzersFromOutsideTests {
    @Test func theExampleInCAnswersThroughTheCommand() throws {
        let library = try Toolchain.compile(
            "\(Toolchain.examples)/EmptyContainers/empty_containers.c", as: "libEmptyContainers-command.so")
        let dump = try WorkloadDump(document: "[[], [], {}, [1], {\"a\": {}}]")
        dump.folder.write(
            "analyzers: {empty-containers: {}}\nbudgets: {empty-containers.empty-containers: at most 3}\n",
            to: "profile.yaml")
        let run = try BarrowCommand([
            "analyze", dump.path, "--plugin", library, "--profile", dump.folder.file("profile.yaml"),
            "--json",
        ])
        let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
        let section = try #require(report.analyzers.first)
        #expect(section.status == .succeeded)
        // Those of the document; other empty containers are the runtime's own.
        let lines = try dump.barrow("export", ["--to", "-", "--quiet"]).output.split(separator: "\n")
        let containers = ["dict", "list", "tuple", "set"].map { "\"type\":\"\($0)\"" }
        let empty = lines.filter { line in
            line.contains("\"refs\":[]") && containers.contains { line.contains($0) }
        }
        #expect(empty.count >= 4)
        #expect(try section.whole("empty-containers") == empty.count)
        #expect(run.status == 1, "\(run.errors)")
    }

    @Test func aNamedOneThatCannotBeUsedWasPassedOverInSilence() throws {
        let library = try Toolchain.compile(
            "\(Toolchain.examples)/Hostile/hostile.c", as: "libOlder.so",
            defines: ["BEHAVIOUR=OTHER_ABI_VERSION"])
        let dump = try WorkloadDump()
        let missing = dump.folder.file("libMissing.so")
        let output = dump.folder.file("report")
        let run = try BarrowCommand([
            "analyze", dump.path, "--plugin", library, "--plugin", missing, "--output", output, "--quiet",
        ])
        #expect(run.status == 4, "\(run.errors)")
        let bytes = Data(dump.folder.read("report/report.json"))
        let report = try JSONDecoder().decode(Report.self, from: bytes)
        let failed = report.analyzers.filter { $0.status.failure?.kind == .incompatible }
        #expect(failed.map(\.name) == ["libMissing.so", "libOlder.so"])
        #expect(report.analyzers.count { $0.status == .succeeded } == 7)
        // No absolute path gets into a report.
        #expect(!String(decoding: bytes, as: UTF8.self).contains(dump.folder.path))
        let page = String(decoding: dump.folder.read("report/index.html"), as: UTF8.self)
        #expect(page.contains("libOlder.so") && page.contains("Update Barrow"))
        // A profile that needs it says why it is not there.
        dump.folder.write("analyzers: {hostile: {}}\n", to: "profile.yaml")
        let profile = dump.folder.file("profile.yaml")
        let check = try BarrowCommand(["profile", "check", profile, "--plugin", library])
        #expect(check.status == 2 && check.errors.contains("cannot be used: \(library)"), "\(check.errors)")
    }

    @Test func aBrokenOneInThePluginPathIsListedAndTheRestWorks() throws {
        let folder = TemporaryFolder()
        let other = try Toolchain.compile(
            "\(Toolchain.examples)/Hostile/hostile.c", as: "libOtherVersion.so",
            defines: ["BEHAVIOUR=OTHER_ABI_VERSION"])
        let crashing = try Toolchain.compile(
            "\(Toolchain.examples)/Hostile/hostile.c", as: "libCrashesInLoad.so",
            defines: ["BEHAVIOUR=CRASHES_IN_LOAD"])
        for library in [other, crashing] {
            let name = URL(filePath: library).lastPathComponent
            try FileManager.default.copyItem(atPath: library, toPath: folder.file(name))
        }
        let environment = ["BARROW_PLUGIN_PATH": folder.path]
        let text = try BarrowCommand(["analyzers"], environment: environment).output
        #expect(text.contains("cannot be used: \(folder.file("libOtherVersion.so")): "), "\(text)")
        #expect(text.contains("cannot be used: \(folder.file("libCrashesInLoad.so")): "), "\(text)")
        let json = try BarrowCommand(["analyzers", "--json"], environment: environment).output
        let list = try JSONDecoder().decode(AnalyzerList.self, from: Data(json.utf8))
        let shipped = [
            "cycle-finder", "dominator-tree", "fragmentation-map", "interning-savings", "leak-suspects",
            "resident-set",
            "type-histogram",
        ]
        #expect(list.analyzers.map(\.descriptor.name) == shipped)
        #expect(list.rejected.count == 2)
        for name in shipped { #expect(text.contains("\(name) 1.")) }
        let dump = try WorkloadDump()
        let report = dump.folder.file("report")
        _ = try dump.barrow("analyze", ["--output", report, "--quiet"], environment: environment)
    }
}
