import ArgumentParser
import Workbench

struct InfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Say what a dump holds: process, totals, roots, threads, coverage.",
        discussion: """
            Examples:
              barrow info app.barrow
              barrow info app.barrow --json
            """)

    @OptionGroup var options: DumpOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let progress = ProgressLine(isQuiet: options.quiet)
        let info = try options.open(progress, deriving: [.dominators]).info
        print(json ? try JSONText.encode(info) : info.text)
        if !options.quiet { Terminal.complain(progress.summary) }
    }
}
