import ArgumentParser
import Workbench

struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Write an index file beside a dump, so that it opens without being parsed.",
        discussion: """
            The index is tied to the dump's content; a stale one is ignored, and made again by this command.

            Example:
              barrow index app.barrow && barrow show app.barrow '#12'
            """)

    @Argument(help: "The dump to index.", completion: .file(extensions: ["barrow", "hprof", "gz"]))
    var dump: String

    @OptionGroup var number: DumpNumber

    @Option(help: "Where to write it; by default beside the dump, with -index appended.", completion: .file())
    var output: String?

    @Flag(name: .shortAndLong, help: "No progress, no timings.")
    var quiet = false

    func run() throws {
        let progress = ProgressLine(isQuiet: quiet)
        let path = output ?? HeapOpener.indexPath(besideDump: dump, number: number.dumpIndex)
        _ = try HeapOpener(observer: progress).open(dump, dumpNumber: number.dumpIndex, index: .file(path))
        print("The index is at \(path)")
        if !quiet { Terminal.complain(progress.summary) }
    }
}
