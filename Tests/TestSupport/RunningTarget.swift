import Foundation
import Glibc

/// A process that a test looks into. Killed when nobody holds it any more.
///
/// It runs in a folder of its own, where its output is; its standard input stays open and empty.
package final class RunningTarget: @unchecked Sendable {
    package struct Failure: Error, CustomStringConvertible {
        package var description: String
    }

    package let folder = TemporaryFolder()
    private let process = Process()
    private let input = Pipe()

    package var id: Int32 { process.processIdentifier }
    package var output: String { String(decoding: folder.read("output"), as: UTF8.self) }
    package var errors: String { String(decoding: folder.read("errors"), as: UTF8.self) }
    package var isRunning: Bool { process.isRunning }

    /// - Parameters:
    ///   - leavesCore: whether the kernel may write a core file of it into its folder.
    package init(
        _ executable: String, _ arguments: [String], environment: [String: String] = [:],
        leavesCore: Bool = false
    ) throws {
        process.executableURL = URL(filePath: leavesCore ? "/bin/sh" : executable)
        process.arguments =
            leavesCore
            ? ["-c", "ulimit -c unlimited; exec \"$0\" \"$@\"", executable] + arguments : arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.standardInput = input
        for name in ["output", "errors"] { folder.write("", to: name) }
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: folder.file("output")))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: folder.file("errors")))
        try process.run()
    }

    deinit { end(SIGKILL) }

    /// Waits until its output contains `text`; throws where it ends before or takes longer than two minutes.
    package func wait(for text: String) throws {
        for _ in 0..<6_000 {
            if output.contains(text) { return }
            guard isRunning else { throw Failure(description: "the target ended: \(errors)") }
            usleep(20_000)
        }
        throw Failure(description: "the target did not say \(text) within two minutes: \(errors)")
    }

    /// Sends a signal and waits for its end.
    package func end(_ signal: Int32) {
        if isRunning { kill(id, signal) }
        process.waitUntilExit()
    }

    /// The state letter of `/proc/PID/stat` of each of its threads: `S` sleeping, `T` stopped, `t` traced, ….
    package var threadStates: [Character] {
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(id)/task")) ?? []
        return tasks.compactMap { task in
            guard let status = try? String(contentsOfFile: "/proc/\(id)/task/\(task)/stat", encoding: .utf8),
                let end = status.lastIndex(of: ")")
            else { return nil }
            return status[end...].dropFirst(2).first
        }
    }
}
