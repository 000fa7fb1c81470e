import ArgumentParser
import Workbench

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write every object as a line of JSON, for other tools.",
        discussion: """
            One object a line, in address order, with id, address, type, size, refcount, reachable, retained, idom
            and refs (to, label, strength).

            Examples:
              barrow export app.barrow --to app.jsonl
              barrow export app.barrow --to - | jq -c 'select(.retained > 1000000)'
            """)

    @OptionGroup var options: DumpOptions

    @Option(help: "The file to write; - is standard output.", completion: .file())
    var to: String

    func run() throws {
        let progress = ProgressLine(isQuiet: options.quiet)
        let heap = try options.open(progress, deriving: [.distances, .dominators])
        try heap.export(to: to, observer: progress)
        if !options.quiet { Terminal.complain(progress.summary) }
    }
}
