import ArgumentParser
import Workbench

struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Write a report again from its report.json, without the dump.",
        discussion: """
            Figures are taken from the figures folder beside report.json.

            Examples:
              barrow render report --output again
              barrow render build/report.json --output ci --format junit --format sarif
            """)

    @Argument(help: "report.json, or the folder it is in.", completion: .file())
    var report: String

    @Option(name: .shortAndLong, help: "The folder to write to.", completion: .directory)
    var output: String

    @Option(
        help: "What to write: \(RenderJob.formatNames.joined(separator: ", ")); may be repeated.",
        completion: .list(RenderJob.formatNames))
    var format = ["html", "json"]

    func run() throws {
        for problem in try RenderJob(report: report, output: output, formats: format).run() {
            Terminal.complain("barrow: \(problem)")
        }
    }
}
