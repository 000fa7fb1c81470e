import ArgumentParser

@main
struct Barrow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "barrow",
        abstract: "Open the heap a process left behind: who holds its memory, why it is alive, what to do.",
        subcommands: [RenderFigure.self, AnalyzerWorkerCommand.self])
}
