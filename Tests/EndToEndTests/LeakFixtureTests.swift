import AnalysisResults
import Foundation
import TestSupport
import Testing

/// Real leaks of real programs (`Fixtures/leaks`), found by the profile `leak-hunt` without a hint.
@Suite struct LeakFixtureTests {
    private static let folder = "\(Toolchain.packageRoot)/Fixtures/leaks"
    private static let python = PythonBuild.ofPyenv(11) ?? PythonBuild.ofDebian
    private static let hasJava = (try? Toolchain.run(["javac", "-version"])) != nil
    private static let hasNode = (try? Toolchain.run(["node", "--version"])) != nil

    /// What the first suspect must say.
    struct Leak: CustomTestStringConvertible {
        let program: String
        /// How the program's text names the place: variable or attribute.
        let reference: String
        let pattern: String
        var testDescription: String { program }
    }

    private func firstSuspect(in dump: String, _ output: String) throws -> Finding {
        let run = try BarrowCommand([
            "analyze", dump, "--profile", "leak-hunt", "--output", output, "--json", "--quiet",
        ])
        #expect(run.status == 0, "\(run.errors)")
        let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
        let section = try #require(report.analyzers.first { $0.name == "leak-suspects" })
        return try #require(section.findings.first)
    }

    private func expect(_ finding: Finding, _ leak: Leak) {
        let held = finding.facts.first { $0.name == "held by" }?.value
        guard case .text(let text) = held else {
            Issue.record("nothing says what holds it")
            return
        }
        #expect(text.contains(leak.reference), "\(finding.title)")
        #expect(
            finding.facts.first { $0.name == "looks like" }?.value == .text(leak.pattern), "\(finding.title)")
        #expect(finding.severity == .critical)
    }

    @Test(
        .enabled(if: python != nil, "needs CPython 3.11"),
        arguments: [
            Leak(program: "unbounded_cache", reference: "quote", pattern: "an lru_cache that never evicts"),
            Leak(
                program: "listeners", reference: "FEED.listeners", pattern: "listeners that are never removed"
            ),
            Leak(
                program: "stored_exceptions", reference: "failures",
                pattern: "an exception that keeps its frames"),
            Leak(
                program: "global_registry", reference: "uploads",
                pattern: "a global container that only grows"),
            Leak(
                program: "class_attribute", reference: "Job.log",
                pattern: "a class attribute that all instances fill"),
        ])
    func thePlantedPlaceOfAPythonServiceIsNamed(leak: Leak) throws {
        let target = try TargetProcess(Self.python!.executable, ["\(Self.folder)/\(leak.program).py"])
        try target.readLine()
        let dump = target.folder.file("service.barrow")
        let capture = try BarrowCommand(["capture", "--pid", "\(target.pid)", "--output", dump, "--quiet"])
        try #require(capture.status == 0, "\(capture.errors)")
        expect(try firstSuspect(in: dump, target.folder.file("report")), leak)
    }

    @Test(.enabled(if: python != nil, "needs CPython 3.11"))
    func aReferenceThatACExtensionForgotIsNamedByItsType() throws {
        let folder = TemporaryFolder()
        let include = try Self.python!.run([
            "-c", "import sysconfig; print(sysconfig.get_paths()['include'], end='')",
        ])
        try #require(FileManager.default.fileExists(atPath: "\(include)/Python.h"), "needs CPython's headers")
        try Toolchain.run([
            "cc", "-shared", "-fPIC", "-I", include, "\(Self.folder)/counted.c", "-o",
            folder.file("counted.so"),
        ])
        let target = try TargetProcess(
            Self.python!.executable, ["\(Self.folder)/extension_reference.py"],
            environment: ["PYTHONPATH": folder.path], in: folder)
        try target.readLine()
        let dump = folder.file("service.barrow")
        let capture = try BarrowCommand(["capture", "--pid", "\(target.pid)", "--output", dump, "--quiet"])
        try #require(capture.status == 0, "\(capture.errors)")
        let finding = try firstSuspect(in: dump, folder.file("report"))
        expect(
            finding,
            Leak(
                program: "", reference: "references that only C code has",
                pattern: "a C extension that does not give references back"))
        #expect(finding.title.hasPrefix("15,000 __main__.Request"))
    }

    @Test(.enabled(if: hasJava, "needs a JDK"))
    func thePlantedFieldOfAJavaServiceIsNamed() throws {
        let folder = TemporaryFolder()
        try Toolchain.run(["javac", "-d", folder.path, "\(Self.folder)/Sessions.java"])
        try Toolchain.run(["java", "-cp", folder.path, "Sessions", folder.file("heap.hprof")])
        expect(
            try firstSuspect(in: folder.file("heap.hprof"), folder.file("report")),
            Leak(program: "", reference: "class Sessions: static SESSIONS", pattern: "an unbounded cache"))
    }

    @Test(.enabled(if: hasNode, "needs node"))
    func thePlantedPropertyOfANodeServiceIsNamedWithItsFile() throws {
        let folder = TemporaryFolder()
        let program = "\(Self.folder)/subscriptions.js"
        try Toolchain.run(["node", program, folder.file("heap.heapsnapshot")])
        let finding = try firstSuspect(in: folder.file("heap.heapsnapshot"), folder.file("report"))
        expect(
            finding,
            Leak(program: "", reference: "feed.subscribers", pattern: "listeners that are never removed"))
        #expect(finding.locations?.contains { $0.file.hasSuffix("subscriptions.js") } == true)
    }
}
