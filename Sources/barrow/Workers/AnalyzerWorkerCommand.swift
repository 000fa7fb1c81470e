import AnalyzerHost
import ArgumentParser

/// The hidden subcommand that makes this program a worker; only a host starts it.
struct AnalyzerWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: AnalyzerWorker.command,
        abstract: "Run one analyzer for the Barrow that started this process.", shouldDisplay: false)

    @Argument(help: "The process id of the host.")
    var host: Int32

    @Argument(help: "The descriptor of the request in the host.")
    var request: Int32

    func run() {
        AnalyzerWorker.run(host: host, request: request)
    }
}
