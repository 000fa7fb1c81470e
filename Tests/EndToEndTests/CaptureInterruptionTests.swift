import Foundation
import Glibc
import TestSupport
import Testing

/// Either side killed while one reads the other.
@Suite(
    "Captures that are interrupted", .serialized, .enabled(if: !PythonBuild.supported.isEmpty, "no CPython"))
struct CaptureInterruptionTests {
    private let folder = TemporaryFolder()
    /// Large enough to be met while it is being read.
    private static let large = """
        import sys
        held = [[number] for number in range(1_000_000)]
        print('READY', flush=True)
        sys.stdin.read()
        """

    @Test func theTargetDies() throws {
        let (target, capture) = try met()
        target.end(with: SIGKILL)
        capture.waitUntilExit()
        #expect(capture.terminationReason == .exit && capture.terminationStatus == 3)
        let errors = String(decoding: folder.read("errors"), as: UTF8.self)
        // The second where its last threads were still on their way to a stop.
        let messages = ["ended while it was being read", "ended before it could be stopped"]
        #expect(messages.contains { errors.contains($0) }, "\(errors)")
    }

    @Test func barrowIsKilled() throws {
        let (target, capture) = try met()
        kill(capture.processIdentifier, SIGKILL)
        capture.waitUntilExit()
        usleep(100_000)
        let states = target.threadStates
        #expect(!states.isEmpty && !states.contains { "Tt".contains($0) }, "\(states)")
    }

    /// A target that is stopped by the capture at this moment.
    private func met() throws -> (TargetProcess, Process) {
        let target = try TargetProcess(PythonBuild.supported[0].executable, ["-c", Self.large])
        try target.readLines(upTo: "READY")
        let capture = Process()
        capture.executableURL = URL(filePath: BuildProducts.barrow)
        capture.arguments = ["capture", "--pid", "\(target.pid)", "-o", folder.file("app.barrow")]
        folder.write("", to: "errors")
        capture.standardError = try FileHandle(forWritingTo: URL(filePath: folder.file("errors")))
        try capture.run()
        while capture.isRunning, !target.threadStates.contains("t") {}
        try #require(capture.isRunning, "the capture was over before it was met")
        return (target, capture)
    }
}
