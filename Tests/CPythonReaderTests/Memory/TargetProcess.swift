import Foundation
import Glibc
import TestSupport

@testable import CPythonReader

/// A program to read the memory of; ends with the last reference.
///
/// Started with posix_spawn(3), as Foundation's `Process` hands on the signals that its thread has blocked.
final class TargetProcess {
    let pid: Int32
    private let output: Int32
    private let input: Int32
    private var hasEnded = false

    /// Runs a Python script, up to the line that it prints when it is ready.
    convenience init(
        python script: String, in folder: TemporaryFolder? = nil, readingLine: Bool = true
    ) throws {
        let python = ProcessInfo.processInfo.environment["BARROW_PYTHON"] ?? "python3"
        try self.init("exec \"$0\" -c \"$1\"", [python, script], in: folder)
        if readingLine { waitForLine() }
    }

    /// Runs a line of shell, where it may leave a core in `folder`.
    init(_ command: String, _ arguments: [String] = [], in folder: TemporaryFolder? = nil) throws {
        var pipes = [[Int32]](repeating: [-1, -1], count: 2)
        for i in 0..<2 {
            guard pipe(&pipes[i]) == 0 else { throw POSIXError(.EMFILE) }
            for end in pipes[i] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, pipes[0][0], 0)
        posix_spawn_file_actions_adddup2(&actions, pipes[1][1], 1)
        var attributes = posix_spawnattr_t()
        var none = sigset_t()
        posix_spawnattr_init(&attributes)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        posix_spawnattr_setsigmask(&attributes, &none)
        let change = folder.map { "cd '\($0.path)'; " } ?? ""
        let words = ["/bin/sh", "-c", "\(change)ulimit -c unlimited; \(command)"] + arguments
        var strings = words.map { strdup($0) } + [nil]
        var child: pid_t = 0
        let failure = posix_spawn(&child, "/bin/sh", &actions, &attributes, &strings, environ)
        strings.forEach { free($0) }
        posix_spawn_file_actions_destroy(&actions)
        posix_spawnattr_destroy(&attributes)
        close(pipes[0][0])
        close(pipes[1][1])
        (pid, input, output) = (child, pipes[0][1], pipes[1][0])
        if failure != 0 { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EINVAL) }
    }

    deinit {
        end(with: SIGKILL)
        close(input)
        close(output)
    }

    /// Sends a signal that ends it, and waits until it has.
    func end(with signal: Int32) {
        guard !hasEnded else { return }
        kill(pid, signal)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        hasEnded = true
    }

    @discardableResult
    func waitForLine() -> String {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while read(output, &byte, 1) == 1, byte != UInt8(ascii: "\n") {
            line.append(byte)
        }
        return String(decoding: line, as: UTF8.self)
    }

    /// To its standard input.
    func write(_ text: String) { _ = Glibc.write(input, text, text.utf8.count) }

    /// The letter that `/proc` has for what a thread does: S sleeps, T is stopped, t is stopped by a tracer.
    func state(of thread: Int32? = nil) -> String {
        let status = ProcFolder("/proc/\(pid)/task/\(thread ?? pid)").fields("status")
        return String(status?["State"]?.prefix(1) ?? "")
    }

    /// Waits until its first thread is in a state.
    func wait(for state: String) -> Bool { wait { _ in self.state() == state } }

    func wait(until condition: (ProcFolder) -> Bool) -> Bool {
        let process = ProcFolder("/proc/\(pid)")
        for _ in 0..<5000 {
            if condition(process) { return true }
            usleep(1000)
        }
        return false
    }

    /// Waits until its first thread is in read(2) of its standard input, so that it changes nothing any more.
    func waitForRead() -> Bool { wait { $0.line("syscall")?.hasPrefix("0 0x0 ") == true } }

    /// A core that gdb writes, while the process goes on.
    func gcore(into folder: TemporaryFolder) throws -> String {
        try Tools.run(Tools.gcore!, ["-o", folder.file("core"), String(pid)])
        return folder.file("core.\(pid)")
    }
}

/// What tests need that may not be there.
enum Tools {
    static let gcore = path("gcore")

    /// The kernel writes `core` into the process's working directory; not to a pipe, not elsewhere.
    static let hasPlainCores =
        (try? String(contentsOfFile: "/proc/sys/kernel/core_pattern", encoding: .utf8)) == "core\n"

    static func bytes(of path: String) -> [UInt8] {
        [UInt8](FileManager.default.contents(atPath: path) ?? Data())
    }

    /// Runs a tool to its end, without its output.
    static func run(_ tool: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: tool)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }

    static func path(_ tool: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(tool)" }.first { access($0, X_OK) == 0 }
    }
}
