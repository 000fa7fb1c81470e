import Glibc

/// One command run to its end: how long it took, how much memory it used, what it said.
struct CommandRun {
    var seconds: Double
    var processorSeconds: Double
    /// The largest resident set of the process itself, in bytes.
    var peakMemory: Int
    /// What it wrote to standard output.
    var output: String
    /// What it wrote to standard error.
    var messages: String

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// Runs a command. Any status in `accepted` is fine.
    init(_ arguments: [String], accepted: Set<Int32> = [0]) throws {
        let messages = "/tmp/barrow-bench-\(getpid()).messages"
        let output = "/tmp/barrow-bench-\(getpid()).output"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        for (descriptor, path) in [(STDOUT_FILENO, output), (STDERR_FILENO, messages)] {
            posix_spawn_file_actions_addopen(
                &actions, descriptor, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        let start = ContinuousClock.now
        var process: pid_t = 0
        let failure = posix_spawnp(&process, arguments[0], &actions, nil, &words, environ)
        guard failure == 0 else { throw Failure(description: "cannot run \(arguments[0])") }
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(process, &status, 0, &usage) == process else {
            throw Failure(description: "wait4 failed")
        }
        seconds = (ContinuousClock.now - start) / .seconds(1)
        self.output = TextFile.read(output)
        self.messages = TextFile.read(messages)
        unlink(output)
        unlink(messages)
        guard status & 0x7f == 0, accepted.contains(status >> 8 & 0xff) else {
            throw Failure(
                description: "\(arguments.joined(separator: " ")): status \(status)\n\(self.messages)")
        }
        processorSeconds = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
        peakMemory = usage.ru_maxrss * 1024
    }

    /// One after the other.
    static func times(_ runs: Int, _ body: () throws -> CommandRun) throws -> [CommandRun] {
        try (0..<runs).map { _ in try body() }
    }

    /// The seconds a phase took, by the line of timings that `barrow` writes.
    func phase(_ name: String) -> Double? {
        for part in messages.split(whereSeparator: { $0 == "," || $0 == "\n" }) {
            let words = part.split(separator: " ")
            guard words.count >= 3, words.last == "s", words.dropLast(2).joined(separator: " ") == name else {
                continue
            }
            return Double(words[words.count - 2])
        }
        return nil
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1e6
    }
}
