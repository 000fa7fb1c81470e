import AnalysisResults
import ArgumentParser
import Workbench

/// Options of every command that opens a dump.
struct DumpOptions: ParsableArguments {
    @Argument(help: "The dump to open.", completion: .file(extensions: ["barrow", "hprof", "gz"]))
    var dump: String

    @Option(
        help: ArgumentHelp(
            "Use this index file; make it where it is missing or stale.",
            discussion:
                "Without the option, an index file beside the dump (see `barrow index`) is used when current."
        ),
        completion: .file())
    var index: String?

    @OptionGroup var number: DumpNumber

    @Flag(help: "Treat a damaged or truncated dump as unreadable (status 3) instead of salvaging it.")
    var strict = false

    @Flag(name: .shortAndLong, help: "No progress, no timings.")
    var quiet = false

    var indexPolicy: IndexPolicy { index.map { .file($0) } ?? .besideDump }

    /// Opens the dump with these columns derived.
    func open(_ observer: ProgressLine, deriving columns: Set<DerivedColumn>) throws -> OpenedHeap {
        let heap = try HeapOpener(observer: observer).open(
            dump, dumpNumber: number.dumpIndex, index: indexPolicy, deriving: columns)
        if strict, heap.isSalvaged { throw WorkbenchError.damaged(heap) }
        return heap
    }
}

/// Which dump of a file that holds several.
struct DumpNumber: ParsableArguments {
    @Option(help: "Which of several dumps in the file, from 1 (Java heap dumps).")
    var dumpIndex = 1

    func validate() throws {
        guard dumpIndex >= 1 else {
            throw ValidationError("--dump-index must be 1 or more, for example --dump-index 2")
        }
    }
}
