import ArgumentParser
import Workbench

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one object: value, references, referrers, retained size, dominators.",
        discussion: """
            Examples:
              barrow show app.barrow '#1234'
              barrow show app.barrow 0x7f3a5c001230 --json
            """)

    @OptionGroup var options: DumpOptions

    @Argument(help: "The object: its number (#1234), its address (0x7f…), or V8's number (@1234).")
    var object: ObjectQuery

    @Option(help: "List at most this many references, referrers and dominators.")
    var limit = 20

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit must be 0 or more, for example --limit 20") }
    }

    func run() throws {
        let heap = try options.open(ProgressLine(isQuiet: options.quiet), deriving: [.dominators])
        let inspection = try heap.inspect(object, limit: limit)
        print(json ? try JSONText.encode(inspection) : InspectionText.render(inspection))
    }
}
