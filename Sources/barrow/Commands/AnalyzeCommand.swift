import ArgumentParser
import Workbench

struct AnalyzeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Analyse a dump by a profile, write the report, judge by its budgets.",
        discussion: """
            Writes index.html, report.json and figures/*.svg into the output folder. Exit status: 0 all budgets hold;
            1 a budget is broken; 2 wrong usage or profile; 3 the dump could not be read; 4 an analyzer failed.

            Examples:
              barrow analyze app.barrow
              barrow analyze app.barrow --profile ci --output build/heap-report
              barrow analyze app.barrow --profile ./my-profile.yaml --plugin ./libMine.so
              barrow analyze app.barrow --json | jq .verdict
            """)

    @OptionGroup var options: DumpOptions

    @Option(
        name: .shortAndLong, help: "A profile: its name (post-mortem, ci, quick, leak-hunt) or a file.",
        completion: .file(extensions: ["yaml", "yml"]))
    var profile = "post-mortem"

    @Option(
        name: .shortAndLong, help: "The folder to write the report to; by default report.",
        completion: .directory)
    var output: String?

    @Option(help: "A library or a folder to look for analyzers in; may be repeated.", completion: .file())
    var plugin: [String] = []

    @Flag(help: "Print report.json instead of the summary; writes a folder only with --output.")
    var json = false

    func run() async throws {
        let progress = ProgressLine(isQuiet: options.quiet)
        let job = AnalysisJob(
            dump: options.dump, profile: profile, output: output ?? (json ? nil : "report"), plugins: plugin,
            dumpNumber: options.number.dumpIndex, index: options.indexPolicy, isStrict: options.strict)
        let outcome = try await Analysis(job, observer: progress).run()
        for remark in outcome.remarks { Terminal.complain(remark) }
        if json {
            print(try outcome.json)
        } else if !options.quiet {
            let terminal = Terminal.output
            print(outcome.summary(width: terminal.width, hasColor: terminal.hasColor))
        }
        if !options.quiet { Terminal.complain(progress.summary) }
        throw ExitCode(outcome.report.verdict.exitStatus)
    }
}
