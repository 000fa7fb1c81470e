import ArgumentParser
import Workbench

struct PathCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "path", abstract: "Print a shortest path from a root to an object: why it is alive.",
        discussion: """
            Example:
              barrow path app.barrow '#1234'
            """)

    @OptionGroup var options: DumpOptions

    @Argument(help: "The object: its number (#1234), its address (0x7f…), or V8's number (@1234).")
    var object: ObjectQuery

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let heap = try options.open(
            ProgressLine(isQuiet: options.quiet), deriving: [.distances, .referrers, .dominators])
        let path = try heap.path(to: object)
        print(json ? try JSONText.encode(path) : InspectionText.render(path))
    }
}
