import AnalysisResults
import Foundation
import TestSupport
import Testing

/// `resident-set` on processes that run and on cores: what it finds adds up to what the kernel says.
@Suite("The resident set of captures", .serialized)
struct ResidentSetTests {
    private static let builds = [PythonBuild.supported.first, PythonBuild.ofPyenv(13)].compactMap { $0 }
    private static let noBuild: Comment = "there is no CPython of a supported version"

    private static let program = """
        import sys, json, threading
        kept = [{'number': number, 'text': str(number) * 3} for number in range(20_000)]
        large = bytearray(b'x') * (8 << 20)
        holes = [bytes(200) for _ in range(20_000)]
        del holes[::2]
        print('READY', flush=True)
        sys.stdin.read()
        """

    /// Every category; their sum is what the analyzer accounts for.
    private static let categories = [
        "live-object-bytes", "slack-bytes", "unowned-block-bytes", "large-allocation-bytes",
        "free-block-bytes", "empty-pool-bytes", "pool-overhead-bytes", "malloc-bytes", "malloc-free-bytes",
        "stack-bytes", "file-bytes", "anonymous-bytes", "other-mapping-bytes",
    ]

    private func start(_ build: PythonBuild) throws -> TargetProcess {
        let target = try TargetProcess(build.executable, ["-c", Self.program])
        try target.readLines(upTo: "READY")
        #expect(target.waitForRead())
        return target
    }

    /// Captures a process or core file, and analyses the dump.
    private func residentSet(_ source: [String]) throws -> AnalyzerReport {
        let folder = TemporaryFolder()
        let dump = folder.file("app.barrow")
        let capture = try BarrowCommand(["capture"] + source + ["-o", dump])
        try #require(capture.status == 0, "\(capture.errors)")
        folder.write("analyzers:\n  resident-set: {}\n", to: "profile.yaml")
        let run = try BarrowCommand([
            "analyze", dump, "--profile", folder.file("profile.yaml"), "--json", "--quiet",
        ])
        try #require(run.status == 0, "\(run.errors)")
        let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
        return try #require(report.analyzers.first { $0.name == "resident-set" })
    }

    /// As the kernel has it.
    private func residentBytes(of target: TargetProcess) throws -> Int {
        let line = try String(contentsOfFile: "/proc/\(target.pid)/statm", encoding: .utf8)
        return try #require(Int(line.split(separator: " ")[1])) * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    @Test(.enabled(if: !builds.isEmpty, noBuild), arguments: builds)
    func ofAProcess(_ build: PythonBuild) throws {
        let target = try start(build)
        let found = try residentSet(["--pid", "\(target.pid)"])
        let resident = try found.whole("resident-bytes")
        let sum = try Self.categories.reduce(0) { try $0 + found.whole($1) }
        let unexplained = try found.whole("unexplained-bytes")
        #expect(sum + unexplained == resident)
        // The kernel brings its figure up to date in batches of pages.
        #expect(abs(resident - (try residentBytes(of: target))) < 1 << 20)
        #expect(abs(unexplained) * 50 < resident, "\(unexplained) of \(resident)")
        try expectWhatTheProgramHas(found)
    }

    @Test(
        .enabled(
            if: Core.hasDebugger && !builds.isEmpty, "there is no gcore (Debian's package gdb), or no CPython"
        ),
        arguments: builds)
    func ofACore(_ build: PythonBuild) throws {
        let target = try start(build)
        let folder = TemporaryFolder()
        let core = try Core.byDebugger(of: target, to: folder.file("core"))
        let found = try residentSet(["--core", core])
        let sum = try Self.categories.reduce(0) { try $0 + found.whole($1) }
        #expect(try sum == found.whole("resident-bytes") && found.whole("unexplained-bytes") == 0)
        try expectWhatTheProgramHas(found)
    }

    private func expectWhatTheProgramHas(_ found: AnalyzerReport) throws {
        #expect(try found.whole("large-allocation-bytes") >= 8 << 20)
        // Of 20,000 dicts and texts; and every other block of 240 bytes.
        #expect(try found.whole("live-object-bytes") >= 20_000 * (184 + 16 + 56))
        #expect(try found.whole("free-block-bytes") >= 10_000 * 240 * 9 / 10)
    }
}
