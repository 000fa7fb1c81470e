import Foundation
import Glibc
import TestSupport
import Testing

/// `Config/barrow_snapshot.py` and `barrow capture --snapshot`: a program captured as it was at one moment, while it goes on.
@Suite("Captures of snapshots", .serialized)
struct SnapshotCaptureTests {
    private static let builds = [PythonBuild.supported.first, PythonBuild.ofPyenv(13)].compactMap { $0 }
    private static let noBuild: Comment = "there is no CPython of a supported version"

    /// Texts that are no constants of the program, so that only objects have them.
    private static let program = """
        import sys
        sys.dont_write_bytecode = True
        sys.path.insert(0, sys.argv[1])
        import barrow_snapshot
        kept = ['snapshot'.join(['<', '>'])]
        frozen = barrow_snapshot.Snapshot()
        kept[0] = 'afterwards'.join(['<', '>'])
        print(frozen.pid, flush=True)
        sys.stdin.readline()
        frozen.close()
        print(barrow_snapshot.capture(sys.argv[2], barrow=sys.argv[3]).replace('\\n', ' '), flush=True)
        sys.stdin.readline()
        """

    private func start(_ build: PythonBuild, in folder: TemporaryFolder) throws -> TargetProcess {
        try TargetProcess(
            build.executable,
            [
                "-c", Self.program, "\(Toolchain.packageRoot)/Config", folder.file("called.barrow"),
                BuildProducts.barrow,
            ])
    }

    @Test(.enabled(if: !builds.isEmpty, noBuild), arguments: builds)
    func holdsWhatThereWasAndEndsTheCopy(_ build: PythonBuild) throws {
        let folder = TemporaryFolder()
        let target = try start(build, in: folder)
        let copy = try #require(Int32(try target.readLine()))
        let dump = folder.file("app.barrow")
        let run = try BarrowCommand(
            ["capture", "--snapshot", "\(copy)", "-o", dump, "--uncompressed"])
        try #require(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("CPython 3.\(build.minor)") && !run.output.contains("stood still"))
        let bytes = folder.read("app.barrow")
        #expect(bytes.contains("<snapshot>") && !bytes.contains("<afterwards>"))
        #expect(target.state() == "S", "the program waits for its input as before")
        target.write("\n")
        _ = try target.readLine()
        #expect(kill(copy, 0) == -1 && errno == ESRCH, "the copy was ended, and reaped by close()")
    }

    /// `--snapshot` ends what it read.
    @Test func aProcessThatIsNoSnapshotIsLeftAlone() throws {
        let folder = TemporaryFolder()
        let target = try TargetProcess("/bin/cat")
        let run = try BarrowCommand([
            "capture", "--snapshot", "\(target.pid)", "-o", folder.file("app.barrow"),
        ])
        #expect(run.status == 3 && run.errors.contains("is no snapshot"), "\(run.errors)")
        #expect(target.state() == "S" && folder.names == [])
    }

    @Test(.enabled(if: !builds.isEmpty, noBuild), arguments: builds)
    func aProgramCapturesItself(_ build: PythonBuild) throws {
        let folder = TemporaryFolder()
        let target = try start(build, in: folder)
        _ = try target.readLine()
        target.write("\n")
        let said = try target.readLine()
        #expect(said.contains("called.barrow: CPython 3.\(build.minor)"), "\(said) \(target.errors)")
        let info = try BarrowCommand(["info", folder.file("called.barrow")])
        #expect(info.status == 0 && info.output.contains("CPython"), "\(info.errors)")
    }
}

extension Sequence<UInt8> {
    fileprivate func contains(_ text: String) -> Bool { Array(self).firstRange(of: Array(text.utf8)) != nil }
}
