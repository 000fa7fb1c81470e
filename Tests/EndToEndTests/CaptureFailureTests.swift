import Foundation
import Glibc
import TestSupport
import Testing

/// Captures that cannot succeed: each says why and what to do, exits with 3 and leaves nothing stopped.
@Suite("Captures that fail", .serialized)
struct CaptureFailureTests {
    private let folder = TemporaryFolder()
    private var dump: String { folder.file("app.barrow") }

    private static let waiting = "import os, sys; os.write(1, b'READY\\n'); sys.stdin.read()"

    private static let builds = PythonBuild.supported
    private static let noBuild = "there is no CPython of a supported version"
    private static let noCore = "there is no gcore (Debian's package gdb)"

    private func waitingPython(_ build: PythonBuild) throws -> TargetProcess {
        let target = try TargetProcess(build.executable, ["-c", Self.waiting])
        try target.readLines(upTo: "READY")
        return target
    }

    /// Runs `barrow capture` and expects it to fail with a message that contains each of `words`.
    private func expectFailure(
        _ source: [String], saying words: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let run = try BarrowCommand(["capture"] + source + ["-o", dump])
        #expect(run.status == 3, "\(run.errors)", sourceLocation: sourceLocation)
        for word in words {
            #expect(run.errors.lowercased().contains(word), "\(run.errors)", sourceLocation: sourceLocation)
        }
        #expect(
            folder.names.allSatisfy { !$0.hasPrefix("app") }, "\(folder.names)",
            sourceLocation: sourceLocation)
    }

    private func expectRunning(_ target: TargetProcess, sourceLocation: SourceLocation = #_sourceLocation) {
        let states = target.threadStates
        #expect(
            !states.isEmpty && !states.contains { "Tt".contains($0) }, "\(states)",
            sourceLocation: sourceLocation)
    }

    @Test(.enabled(if: Core.hasDebugger, "\(noCore)"), arguments: [0, 30, 64, 4096, 100_000, 1_000_000])
    func aCoreCutOff(at length: Int) throws {
        let target = try waitingPython(try #require(Self.builds.first, "\(Self.noBuild)"))
        let core = try Core.byDebugger(of: target, to: folder.file("core"))
        #expect(truncate(core, length) == 0)
        try expectFailure(
            ["--core", core], saying: length < 4096 ? ["core"] : ["core file is cut off", "ulimit"])
    }

    @Test(.enabled(if: Core.hasDebugger && builds.count > 1, "\(noCore), or one CPython only"))
    func anExecutableOfAnotherBuild() throws {
        let target = try waitingPython(Self.builds[0])
        let core = try Core.byDebugger(of: target, to: folder.file("core"))
        try expectFailure(
            ["--core", core, "--exe", Self.builds[1].executable],
            saying: ["is not the program that left", "build id"])
    }

    @Test func aProcessThatIsNotPython() throws {
        let target = try TargetProcess("/bin/cat")
        try expectFailure(["--pid", "\(target.pid)"], saying: ["python"])
        expectRunning(target)
    }

    @Test func aProcessThatIsNotThere() throws {
        let target = try TargetProcess("/bin/true")
        target.end(with: SIGKILL)
        try expectFailure(["--pid", "\(target.pid)"], saying: ["\(target.pid)"])
    }

    @Test(arguments: [PythonBuild.ofPyenv(7), PythonBuild.ofPyenv(7, major: 2)].compactMap { $0 })
    func aVersionWithoutATable(_ build: PythonBuild) throws {
        let target = try waitingPython(build)
        try expectFailure(["--pid", "\(target.pid)"], saying: ["python"])
        expectRunning(target)
    }

    @Test func noPermission() throws {
        guard geteuid() == 0 else {
            return try expectFailure(["--pid", "1"], saying: ["cap_sys_ptrace"])
        }
        let target = try waitingPython(try #require(Self.builds.first, "\(Self.noBuild)"))
        chmod(folder.path, 0o777)
        let run = try BarrowCommand(
            [
                "--reuid=65534", "--regid=65534", "--clear-groups", BuildProducts.barrow, "capture", "--pid",
                "\(target.pid)", "-o", dump,
            ],
            executable: "/usr/bin/setpriv")
        #expect(run.status == 3 && run.errors.lowercased().contains("cap_sys_ptrace"), "\(run.errors)")
        expectRunning(target)
    }
}
