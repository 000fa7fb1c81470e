import ArgumentParser
import Workbench

struct AnalyzersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyzers",
        abstract: "List the analyzers: version, options, metrics, where they were found.",
        discussion: """
            Looks at --plugin, then in the folders of BARROW_PLUGIN_PATH, then beside the executable. Libraries that
            cannot be used are listed with the reason.

            Examples:
              barrow analyzers
              barrow analyzers dominator-tree
              BARROW_PLUGIN_PATH=~/analyzers barrow analyzers --json
            """)

    @Argument(help: "Only this analyzer, with everything it can be told.")
    var name: String?

    @Option(help: "A library or a folder to look for analyzers in; may be repeated.", completion: .file())
    var plugin: [String] = []

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let list = await AnalyzerList(plugins: plugin)
        if json { return print(try JSONText.encode(list)) }
        guard let name else { return print(list.overview) }
        print(try list.details(of: name))
    }
}
