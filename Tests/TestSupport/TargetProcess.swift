import Foundation
import Glibc

/// A program that a test looks into. Killed when nobody holds it any more.
///
/// Started with posix_spawn(3): Foundation's `Process` hands on the signals that its thread has blocked, and a program
/// with SIGABRT blocked leaves no core.
package final class TargetProcess: @unchecked Sendable {
    package struct Failure: Error, CustomStringConvertible {
        package var description: String
    }

    package let pid: Int32
    /// Where it runs, and where its core and its standard error are.
    package let folder: TemporaryFolder
    private let output: Int32
    private let input: Int32
    private var hasEnded = false

    /// How long a target may take for its next line, or to end.
    private static let patience: Duration = .seconds(120)

    /// - Parameters:
    ///   - executable: a path, or a name that is looked up in `PATH`.
    ///   - environment: added to, or in place of, the test's own.
    package init(
        _ executable: String, _ arguments: [String] = [], environment: [String: String] = [:],
        in folder: TemporaryFolder = TemporaryFolder()
    ) throws {
        self.folder = folder
        var pipes = [[Int32]](repeating: [-1, -1], count: 2)
        for i in 0..<2 {
            guard pipe(&pipes[i]) == 0 else { throw POSIXError(.EMFILE) }
            for end in pipes[i] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        }
        let script =
            "cd '\(folder.path)' && exec 2>target-errors && ulimit -c unlimited && exec \"$0\" \"$@\""
        let settings = environment.map { "\($0.key)=\($0.value)" }
        let words = ["/usr/bin/env"] + settings + ["/bin/sh", "-c", script, executable] + arguments
        let child = Self.spawn(words, input: pipes[0][0], output: pipes[1][1])
        close(pipes[0][0])
        close(pipes[1][1])
        (pid, input, output) = (child ?? 0, pipes[0][1], pipes[1][0])
        if child == nil {
            hasEnded = true
            throw Failure(description: "\(executable) cannot be started")
        }
    }

    /// Runs a Python script, up to the line that it prints when it is ready.
    package convenience init(
        python script: String, in folder: TemporaryFolder = TemporaryFolder(), readingLine: Bool = true
    ) throws {
        let python = ProcessInfo.processInfo.environment["BARROW_PYTHON"] ?? "python3"
        try self.init(python, ["-c", script], in: folder)
        if readingLine { try readLine() }
    }

    deinit {
        end(with: SIGKILL)
        close(input)
        close(output)
    }

    private static func spawn(_ words: [String], input: Int32, output: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        var attributes = posix_spawnattr_t()
        var none = sigset_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        posix_spawnattr_setsigmask(&attributes, &none)
        var strings = words.map { strdup($0) } + [nil]
        defer { strings.forEach { free($0) } }
        var child: pid_t = 0
        return posix_spawn(&child, words[0], &actions, &attributes, &strings, environ) == 0 ? child : nil
    }

    package var errors: String { String(decoding: folder.read("target-errors"), as: UTF8.self) }

    /// Its next line, without the end of it. Throws where it says nothing for two minutes, or ends.
    @discardableResult
    package func readLine() throws -> String {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        let deadline = ContinuousClock.now + Self.patience
        while true {
            var ready = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            guard ContinuousClock.now < deadline else {
                throw Failure(description: "the target says nothing: \(errors)")
            }
            guard poll(&ready, 1, 1000) > 0 else { continue }
            guard read(output, &byte, 1) == 1 else {
                throw Failure(description: "the target ended: \(errors)")
            }
            if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
            line.append(byte)
        }
    }

    /// Reads its lines up to one that is `text`; returns those before it.
    @discardableResult
    package func readLines(upTo text: String) throws -> [String] {
        var lines: [String] = []
        while true {
            let line = try readLine()
            if line == text { return lines }
            lines.append(line)
        }
    }

    /// To its standard input.
    package func write(_ text: String) { _ = Glibc.write(input, text, text.utf8.count) }

    /// Sends a signal that ends it, and waits until it has; one that does not end it in two minutes is killed.
    package func end(with signal: Int32) {
        guard !hasEnded else { return }
        hasEnded = true
        kill(pid, signal)
        var status: Int32 = 0
        let deadline = ContinuousClock.now + Self.patience
        while waitpid(pid, &status, WNOHANG) == 0 {
            if ContinuousClock.now > deadline { kill(pid, SIGKILL) }
            usleep(1000)
        }
    }

    /// The letter that `/proc/PID/stat` has for what each of its threads does: `S` sleeps, `T` is stopped, `t` is stopped by
    /// a tracer.
    package var threadStates: [Character] {
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? []
        return tasks.compactMap { state(of: $0) }
    }

    /// That of its first thread, or of another one; nil where there is none.
    package func state(of thread: Int32? = nil) -> Character? { state(of: "\(thread ?? pid)") }

    private func state(of task: String) -> Character? {
        guard let status = try? String(contentsOfFile: "/proc/\(pid)/task/\(task)/stat", encoding: .utf8),
            let end = status.lastIndex(of: ")")
        else { return nil }
        return status[end...].dropFirst(2).first
    }

    /// Waits until its first thread is in a state; false where that takes longer than five seconds.
    package func wait(for state: Character) -> Bool { wait { self.state() == state } }

    package func wait(until condition: () -> Bool) -> Bool {
        for _ in 0..<5000 {
            if condition() { return true }
            usleep(1000)
        }
        return false
    }

    /// Waits until its first thread is in read(2) of its standard input, so that it changes nothing any more.
    package func waitForRead() -> Bool {
        wait {
            let call = try? String(contentsOfFile: "/proc/\(pid)/syscall", encoding: .utf8)
            return call?.hasPrefix("0 0x0 ") == true
        }
    }
}
