import ArgumentParser
import DumpFormat
import Glibc
import ManagedRuntime
import RuntimeLanguage
import Workbench

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a Python program, or a workload, on the managed runtime.",
        discussion: """
            A program is an ordinary Python file; what follows it is its own. Its exit status is Python's.

            The workloads plant faults of known size; what was planted is printed. They are:
            \(WorkloadCatalog.all.map { "  \($0.name): \($0.summary)" }.joined(separator: "\n"))

            Examples:
              barrow run program.py first second
              barrow run --dump program.barrow program.py
              barrow run --workload demo --objects 200000 --seed 7 --dump demo.barrow
              barrow run --workload json --input data.json --dump json.barrow
            """)

    @Argument(
        parsing: .captureForPassthrough, help: "The program, and its arguments.",
        completion: .file(extensions: ["py"]))
    var program: [String] = []

    @Option(help: "Which workload.", completion: .list(WorkloadCatalog.all.map(\.name)))
    var workload: String?

    @Option(help: "About how many objects to make.")
    var objects = 100_000

    @Option(help: "The same seed makes the same heap.")
    var seed: UInt64 = 0

    @Option(help: "The file that the json workload loads.", completion: .file())
    var input: String?

    @Option(
        help: "The dump to write: of a workload, or of a program at its end, before its modules go.",
        completion: .file(extensions: ["barrow"]))
    var dump: String?

    @Option(help: "The seed under which a program's strings are hashed. (default: PYTHONHASHSEED, or 0)")
    var hashSeed: UInt64?

    @Flag(help: "List the program's instructions instead of running them.")
    var disassemble = false

    @Option(help: "Values of strings and other immutables in the dump.")
    var strings: ValuePolicy = .full

    @Option(
        help: """
            KiB of the allocator's arenas: 1024, as CPython has had since 3.10, or 256, as before. (default: 1024 for a \
            program, 256 for a workload)
            """)
    var arenaSize: AllocatorGeometry.ArenaSize?

    @Option(
        help: "KiB of the allocator's pools: 16 or 4, likewise. (default: 16 for a program, 4 for a workload)"
    )
    var poolSize: AllocatorGeometry.PoolSize?

    @Flag(help: "Record where each object is allocated.")
    var traceAllocations = false

    @Flag(help: "Write the dump without compression.")
    var uncompressed = false

    @OptionGroup(title: "Memory of a program")
    var memory: RunMemoryOptions

    @Flag(name: .shortAndLong, help: "Print nothing.")
    var quiet = false

    /// What is left over from the options goes to the program, so an option that there is not arrives as its name.
    private func validateProgram() throws {
        guard let first = program.first, first.hasPrefix("-"), first != "-" else { return }
        if ["-h", "--help"].contains(first) { throw CleanExit.helpRequest(self) }
        throw ValidationError(
            "there is no option \(first); options stand before the program: barrow run --help")
    }

    func validate() throws {
        try validateProgram()
        guard let workload else {
            guard !program.isEmpty else {
                throw ValidationError("give a program, or a workload: barrow run program.py")
            }
            return
        }
        guard program.isEmpty else { throw ValidationError("give a program or a workload, not both") }
        guard dump != nil else { throw ValidationError("say where the heap goes: --dump FILE") }
        try validate(workload)
    }

    private func validate(_ name: String) throws {
        guard objects > 0 else {
            throw ValidationError("--objects must be at least 1, for example --objects 100000")
        }
        guard let workload = WorkloadCatalog.workload(named: name) else {
            let names = WorkloadCatalog.all.map(\.name).joined(separator: ", ")
            throw ValidationError("there is no workload '\(name)'; there are \(names)")
        }
        guard workload.needsInput == (input != nil) else {
            throw ValidationError(
                workload.needsInput
                    ? "the \(workload.name) workload reads a file: give it with --input FILE"
                    : "the \(workload.name) workload reads no file: leave out --input")
        }
    }

    func run() throws {
        if let workload, let dump { return try run(workload, dump: dump) }
        let status = ProgramRunner.run(programOptions)
        if status != 0 { throw ExitCode(status) }
    }

    private var geometry: AllocatorGeometry {
        let isProgram = workload == nil
        return AllocatorGeometry(
            arenaSize: arenaSize ?? (isProgram ? .mib1 : .kib256),
            poolSize: poolSize ?? (isProgram ? .kib16 : .kib4))
    }

    private var dumpOptions: DumpWriter.Options {
        DumpWriter.Options(compresses: !uncompressed, values: strings)
    }

    private var programOptions: RunOptions {
        let environment = getenv("PYTHONHASHSEED").flatMap { UInt64(String(cString: $0)) }
        var options = RunOptions(
            program: program[0], arguments: Array(program.dropFirst()), geometry: geometry,
            hashSeed: hashSeed ?? environment ?? 0)
        options.disassembles = disassemble
        options.dump = dump
        options.memory = memory.options
        if traceAllocations, options.memory.tracedFrames == nil { options.memory.tracedFrames = 1 }
        options.dumpOptions = dumpOptions
        return options
    }

    private func run(_ workload: String, dump: String) throws {
        let progress = ProgressLine(isQuiet: quiet)
        let runtime = Runtime(geometry: geometry)
        runtime.isTracingAllocations = traceAllocations
        let parameters = WorkloadParameters(objects: objects, seed: seed, input: input)
        let truth = try progress.timed("workload") {
            try WorkloadCatalog.workload(named: workload)!.run(runtime, parameters)
        }
        try progress.timed("dump") {
            try runtime.dump(
                to: dump, options: dumpOptions,
                facts: [
                    ("workload.name", workload), ("workload.objects", "\(objects)"),
                    ("workload.seed", "\(seed)"),
                ])
        }
        guard !quiet else { return }
        print("Planted in \(dump):")
        for line in truth.lines { print("  \(line)") }
        Terminal.complain(progress.summary)
    }
}

extension ValuePolicy: ExpressibleByArgument {}

extension AllocatorGeometry.ArenaSize: ExpressibleByArgument {
    /// In KiB.
    public init?(argument: String) {
        guard let size = Int(argument).flatMap({ Self(rawValue: $0 << 10) }) else { return nil }
        self = size
    }

    public var defaultValueDescription: String { "\(rawValue >> 10)" }
    public static var allValueStrings: [String] { allCases.map(\.defaultValueDescription) }
}

extension AllocatorGeometry.PoolSize: ExpressibleByArgument {
    /// In KiB.
    public init?(argument: String) {
        guard let size = Int(argument).flatMap({ Self(rawValue: $0 << 10) }) else { return nil }
        self = size
    }

    public var defaultValueDescription: String { "\(rawValue >> 10)" }
    public static var allValueStrings: [String] { allCases.map(\.defaultValueDescription) }
}
