import ArgumentParser
import DumpFormat
import ManagedRuntime
import Workbench

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a workload on the managed runtime and dump its heap.",
        discussion: """
            The workloads plant faults of known size; what was planted is printed. They are:
            \(WorkloadCatalog.all.map { "  \($0.name): \($0.summary)" }.joined(separator: "\n"))

            Examples:
              barrow run --workload demo --objects 200000 --seed 7 --dump demo.barrow
              barrow run --workload json --input data.json --dump json.barrow
            """)

    @Option(help: "Which workload.", completion: .list(WorkloadCatalog.all.map(\.name)))
    var workload: String

    @Option(help: "About how many objects to make.")
    var objects = 100_000

    @Option(help: "The same seed makes the same heap.")
    var seed: UInt64 = 0

    @Option(help: "The file that the json workload loads.", completion: .file())
    var input: String?

    @Option(help: "The dump to write.", completion: .file(extensions: ["barrow"]))
    var dump: String

    @Option(help: "Values of strings and other immutables in the dump.")
    var strings: ValuePolicy = .full

    @Option(help: "KiB of the allocator's arenas: 256 as CPython had before 3.10, or 1024 as since.")
    var arenaSize: AllocatorGeometry.ArenaSize = .kib256

    @Option(help: "KiB of the allocator's pools: 4 or 16, likewise.")
    var poolSize: AllocatorGeometry.PoolSize = .kib4

    @Flag(help: "Record where each object is allocated.")
    var traceAllocations = false

    @Flag(help: "Write the dump without compression.")
    var uncompressed = false

    @Flag(name: .shortAndLong, help: "Print nothing.")
    var quiet = false

    func validate() throws {
        guard objects > 0 else {
            throw ValidationError("--objects must be at least 1, for example --objects 100000")
        }
        guard let workload = WorkloadCatalog.workload(named: workload) else {
            let names = WorkloadCatalog.all.map(\.name).joined(separator: ", ")
            throw ValidationError("there is no workload '\(self.workload)'; there are \(names)")
        }
        guard workload.needsInput == (input != nil) else {
            throw ValidationError(
                workload.needsInput
                    ? "the \(workload.name) workload reads a file: give it with --input FILE"
                    : "the \(workload.name) workload reads no file: leave out --input")
        }
    }

    func run() throws {
        let progress = ProgressLine(isQuiet: quiet)
        let runtime = Runtime(geometry: AllocatorGeometry(arenaSize: arenaSize, poolSize: poolSize))
        runtime.isTracingAllocations = traceAllocations
        let parameters = WorkloadParameters(objects: objects, seed: seed, input: input)
        let truth = try progress.timed("workload") {
            try WorkloadCatalog.workload(named: workload)!.run(runtime, parameters)
        }
        try progress.timed("dump") {
            try runtime.dump(
                to: dump, options: DumpWriter.Options(compresses: !uncompressed, values: strings),
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
