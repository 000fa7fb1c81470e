import ArgumentParser
import Glibc
import RuntimeLanguage

/// What `barrow run` watches of a program's memory.
struct RunMemoryOptions: ParsableArguments {
    @Option(
        help: "The most that the allocator may take from the system, for example 64MiB; then MemoryError.")
    var memoryLimit: ByteCount?

    @Option(help: "Dump the heap here when memory runs out.", completion: .file(extensions: ["barrow"]))
    var dumpOnMemoryError: String?

    @Option(help: "Dump the heap when this signal arrives: USR1, USR2, HUP or a number.")
    var dumpOnSignal: SignalName?

    @Option(help: "Dump the heap before this line of a file is executed, once: FILE:LINE.")
    var dumpAt: SourcePlace?

    @Option(help: "Dump the heap each time so many blocks were allocated.")
    var dumpEvery: Int?

    @Option(help: "Where dumps before the end go; # is their number. (default: PROGRAM-#.barrow)")
    var dumpFiles: String?

    @Option(help: "Trace every allocation with so many frames; dumps have its place.")
    var traceFrames: Int?

    @Option(help: "Write one line of JSON for each collection.", completion: .file(extensions: ["jsonl"]))
    var gcLog: String?

    @Option(help: "Measure what each line of this function allocates: FUNCTION or CLASS.METHOD.")
    var profileMemory: String?

    @Option(help: "The figures of --profile-memory as JSON.", completion: .file(extensions: ["json"]))
    var profileOutput: String?

    @Option(help: "Write metrics for Prometheus to this file while the program runs.", completion: .file())
    var metricsFile: String?

    @Option(help: "Seconds between two writings of the metrics.")
    var metricsInterval = 10.0

    @Flag(help: "When the program has ended, look for contradictions in the heap and for objects left over.")
    var verifyHeap = false

    func validate() throws {
        if let dumpEvery, dumpEvery < 1 { throw ValidationError("--dump-every must be at least 1") }
        if let traceFrames, !(1...65535).contains(traceFrames) {
            throw ValidationError("--trace-frames must be from 1 to 65535")
        }
        guard metricsInterval > 0 else { throw ValidationError("--metrics-interval must be more than 0") }
        if profileOutput != nil, profileMemory == nil {
            throw ValidationError("--profile-output needs --profile-memory FUNCTION")
        }
    }

    var options: MemoryOptions {
        var options = MemoryOptions()
        options.limit = memoryLimit?.bytes
        options.dumpOnMemoryError = dumpOnMemoryError
        options.dumpSignal = dumpOnSignal?.number
        options.dumpLine = dumpAt.map { ($0.file, $0.line) }
        options.dumpInterval = dumpEvery
        options.dumpPattern = dumpFiles
        options.tracedFrames = traceFrames
        options.collectorLog = gcLog
        options.profiledFunction = profileMemory
        options.profileFile = profileOutput
        options.metricsFile = metricsFile
        options.metricsInterval = metricsInterval
        options.verifiesHeap = verifyHeap
        return options
    }
}

/// `64MiB`, `2GB`, `1000000`.
struct ByteCount: ExpressibleByArgument {
    let bytes: Int

    private static let units: [(String, Int)] = [
        ("kib", 1 << 10), ("mib", 1 << 20), ("gib", 1 << 30), ("kb", 1000), ("mb", 1_000_000),
        ("gb", 1_000_000_000),
        ("b", 1),
    ]

    init?(argument: String) {
        let text = argument.lowercased()
        let unit = Self.units.first { text.hasSuffix($0.0) }
        let digits = text.dropLast(unit?.0.count ?? 0).split(separator: " ").joined()
        guard let number = Double(digits), number > 0, number.isFinite else { return nil }
        bytes = Int(number * Double(unit?.1 ?? 1))
    }
}

/// `USR2`, `SIGUSR2`, `12`.
struct SignalName: ExpressibleByArgument {
    let number: Int32

    private static let names: [String: Int32] = [
        "USR1": SIGUSR1, "USR2": SIGUSR2, "HUP": SIGHUP, "QUIT": SIGQUIT, "ALRM": SIGALRM, "WINCH": SIGWINCH,
        "URG": SIGURG,
    ]

    init?(argument: String) {
        let name = argument.uppercased()
        let known = Self.names[name.hasPrefix("SIG") ? String(name.dropFirst(3)) : name]
        guard let number = known ?? Int32(argument), (1..<65).contains(number), number != SIGKILL,
            number != SIGSTOP
        else { return nil }
        self.number = number
    }
}

/// `program.py:42`.
struct SourcePlace: ExpressibleByArgument {
    let file: String
    let line: Int

    init?(argument: String) {
        guard let colon = argument.lastIndex(of: ":"),
            let line = Int(argument[argument.index(after: colon)...]),
            line > 0, colon > argument.startIndex
        else { return nil }
        file = String(argument[..<colon])
        self.line = line
    }
}
