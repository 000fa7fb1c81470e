import ArgumentParser
import Reports

/// The figure worker: `FigureRenderer` starts it. Not for people, hence hidden.
struct RenderFigure: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "__render-figure", abstract: "Draw one figure, as a worker of `barrow analyze`.",
        shouldDisplay: false)

    @Argument(help: "The most memory to use, in bytes.")
    var memory: UInt64

    func run() throws {
        throw ExitCode(FigureWorker.main(memory: memory))
    }
}
