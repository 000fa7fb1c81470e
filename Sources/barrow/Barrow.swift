import ArgumentParser
import Workbench

/// The command: thin subcommands over `Workbench` and `ManagedRuntime`.
struct Barrow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "barrow",
        abstract: "Open the heap a process left behind: who holds its memory, why it is alive, what to do.",
        discussion: """
            Examples:
              barrow capture --pid 4711 --output app.barrow
              barrow run --workload service --objects 100000 --dump app.barrow
              barrow analyze app.barrow --profile post-mortem --output report
              barrow show app.barrow '#1234'
              barrow path app.barrow 0x7f3a5c001230

            Exit status: 0 all budgets hold; 1 a budget is broken; 2 wrong usage or profile;
            3 the input could not be read; 4 an analyzer failed.
            """,
        version: WorkbenchVersion.current,
        subcommands: [
            AnalyzeCommand.self, InfoCommand.self, VerifyCommand.self, ShowCommand.self, PathCommand.self,
            ExportCommand.self, IndexCommand.self, AnalyzersCommand.self, ProfileCommand.self,
            RenderCommand.self, CaptureCommand.self, WatchCommand.self, DoctorCommand.self, RunCommand.self,
            AnalyzerWorkerCommand.self, RenderFigure.self,
        ])
}
