import ArgumentParser
import FoundationEssentials
import Glibc

/// Measures the whole way over a large heap, side by side with what the machine can do, and writes the figures down.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Measure writing, reading, dominating, reporting and capturing a large heap; write Benchmarks/README.md."
    )

    @Option(help: "The command to measure.")
    var barrow = ".build/release/barrow"

    @Option(help: "Objects of the heap.")
    var objects = 5_000_000

    @Option(help: "Runs of each step; medians are quoted.")
    var runs = 3

    @Option(help: "Where the dump, the index and the report are put while measuring.")
    var folder = ".build/bench"

    @Option(help: "The Python whose process is captured.")
    var python = "python3"

    @Option(help: "The program that it runs.")
    var program = "Benchmarks/service_heap.py"

    @Option(help: "The program whose heap a JVM dumps.")
    var javaProgram = "Benchmarks/ServiceHeap.java"

    @Option(help: "Objects of the Java heap dump.")
    var javaObjects = 10_000_000

    @Option(parsing: .upToNextOption, help: "Sizes of the plot's Java heap dumps, in millions of objects.")
    var millions = [1, 2, 5, 10, 20, 40]

    @Option(help: "The plot.")
    var plot = "Benchmarks/scaling.svg"

    @Option(help: "The program that drives VisualVM's library.")
    var oracle = "Tests/HPROFReaderTests/VisualVM/VisualVMOracle.java"

    @Option(help: "The Node that writes a snapshot and parses it.")
    var node = "node"

    @Option(help: "The program whose heap the snapshot is of.")
    var nodeProgram = "Benchmarks/service_heap.js"

    @Option(help: "The CPython 3.11 that programs are compared with.")
    var python311 = "python3.11"

    @Option(help: "The folder of programs that are compared.")
    var programs = "Benchmarks/programs"

    @Flag(help: "Measure the programs only, and print the figures instead of writing them down.")
    var programsOnly = false

    @Option(help: "The file whose part between the markers is replaced.")
    var readme = "Benchmarks/README.md"

    func run() throws {
        let programs = RuntimePrograms(barrow: barrow, python: python311, folder: programs, runs: runs)
        guard !programsOnly else { return print(try programs.markdown()) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let bench = LargeHeap(barrow: barrow, folder: folder, objects: objects, runs: runs)
        let live = LiveCapture(
            barrow: barrow, python: python, program: program, folder: folder, objects: objects, runs: runs)
        let heap = try JavaHeap(program: javaProgram, folder: folder)
        let java = JavaDump(
            barrow: barrow, folder: folder, heap: heap, objects: javaObjects, runs: runs, oracle: oracle)
        let snapshot = LargeSnapshot(
            barrow: barrow, node: node, program: nodeProgram, folder: folder, nodes: objects, runs: runs)
        let scaling = Scaling(
            barrow: barrow, folder: folder, heap: heap, sizes: millions, runs: runs, plot: plot)
        let text = try [
            "## Programs", programs.markdown(), "## Barrow's own runtime", bench.measure().markdown,
            "## CPython", live.measure().markdown,
            "## Java",
            java.markdown(), scaling.markdown(), "## V8", snapshot.measure().markdown,
        ].joined(separator: "\n\n")
        print(text)
        try ReadmeSection(path: readme).replace(with: text)
    }
}
