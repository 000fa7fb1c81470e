@testable import AnalyzerHost
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Workers without their host")
struct OrphanTests {
    @Test("a worker that was not started by the process it names does nothing")
    func wrongHost() throws {
        #expect(throws: Toolchain.Failure.self) {
            try Toolchain.run([BuildProducts.barrow, AnalyzerWorker.command, "1", "0"])
        }
    }

    @Test("a worker does not outlive its host")
    func hostDies() async throws {
        let library = try HostilePlugin.library("HANGS_IN_LOAD")
        try await TemporaryFolder.with { folder in
            let request = WorkerRequest(
                task: .describe(paths: [library]),
                limits: WorkerRequest.Limits(memory: 1 << 30, deadline: 3600, answer: 1 << 20))
            let file = folder.appending(path: "request").path
            try JSONEncoder().encode(request).write(to: URL(filePath: file))
            // A shell plays the host: it has the request open as descriptor 3, and says who its worker is.
            let host = Process()
            host.executableURL = URL(filePath: "/bin/sh")
            host.arguments = [
                "-c",
                "exec 3<'\(file)'; '\(BuildProducts.barrow)' \(AnalyzerWorker.command) $$ 3 & echo $!; wait",
            ]
            let pipe = Pipe()
            host.standardOutput = pipe
            try host.run()
            let words = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
            let worker = try #require(Int32(words.trimmingCharacters(in: .whitespacesAndNewlines)))
            #expect(await Processes.isRunning(worker, with: library))
            kill(host.processIdentifier, SIGKILL)
            host.waitUntilExit()
            #expect(await Processes.hasEnded(worker))
        }
    }
}
