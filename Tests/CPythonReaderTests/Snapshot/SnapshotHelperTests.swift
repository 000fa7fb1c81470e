import Foundation
import TestSupport
import Testing

@testable import CPythonReader

/// `Config/barrow_snapshot.py`: what it does to the program that calls it, and what is in the copy.
@Suite(.enabled(if: !PythonBuild.plain.isEmpty, "needs a CPython of 3.8 to 3.13, on the path or pyenv's"))
struct SnapshotHelperTests {
    private static let config = URL(filePath: #filePath)
        .deletingLastPathComponent().appending(path: "../../../Config").standardized.path

    private struct Facts: Decodable {
        var endsAtItsDeadline: Bool
        var overdueWaits: String
        var endsOnTerminate: Bool
        var earlierIsReaped: Bool
        var pid: Int32
        var name: String
        var descriptors: [String]
        var threads: Int
        var waits: String
        var received: String
        var ownChild: Bool
        var delivered: [String]
        var said: String
        var failure: String
        var deliveredByCapture: Int
    }

    private struct Rest: Decodable {
        var isGone: Bool
        var waits: String
        var signals: Int
    }

    private func start(_ python: PythonBuild) throws -> (TargetProcess, Facts) {
        let process = try TargetProcess(
            python.executable, [ProgramFiles.path("snapshot_target.py"), Self.config])
        return (process, try JSONDecoder().decode(Facts.self, from: Data(try process.readLine().utf8)))
    }

    @Test(arguments: PythonBuild.plain)
    func theProgramGoesOnAsIfNothingHadHappened(python: PythonBuild) throws {
        let (process, facts) = try start(python)
        #expect(facts.overdueWaits == "nothing" && facts.waits == "nothing")
        #expect(facts.received == "still open")
        #expect(facts.ownChild)
        #expect(facts.delivered == ["SIGALRM", "SIGCHLD"], "one raised, one for its own child")
        #expect(facts.said == "capture")
        #expect(facts.failure == "false capture failed:")
        #expect(facts.deliveredByCapture == 0)
        process.write("\n")
        let rest = try JSONDecoder().decode(Rest.self, from: Data(try process.readLine().utf8))
        #expect(rest.isGone)
        #expect(rest.waits == "nothing")
        #expect(rest.signals == 2)
    }

    @Test(arguments: PythonBuild.plain)
    func theCopyHoldsNothingOpenAndDoesNotLinger(python: PythonBuild) throws {
        let (process, facts) = try start(python)
        defer { process.write("\n") }
        #expect(facts.name == "barrow-snapshot")
        #expect(facts.descriptors == [])
        #expect(facts.threads == 1)
        #expect(facts.endsAtItsDeadline)
        #expect(facts.endsOnTerminate)
        #expect(facts.earlierIsReaped)
    }

    /// What `os.fork()` would lose.
    @Test(arguments: PythonBuild.plain)
    func theFramesOfTheOtherThreadsAreInTheCopy(python: PythonBuild) throws {
        let (process, facts) = try start(python)
        defer { process.write("\n") }
        let image = try LiveProcess.read(pid: facts.pid, isFrozen: true)
        let found = try PythonLocator.locate(in: image, layoutFile: nil)
        try StartupValidation.check(found, in: image)
        var walker = try ThreadWalker(try ObjectReader(found, image.space), image)
        let functions = walker.threads().map { $0.frames.map(\.function) }
        #expect(functions.count == 4)
        #expect(functions.filter { $0.contains("handle_request") }.count == 3)
        #expect(
            functions.filter { $0.contains { $0.hasSuffix("__init__") } }.count == 1, "the one that made it")
    }
}
