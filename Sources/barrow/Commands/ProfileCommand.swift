import ArgumentParser
import Workbench

struct ProfileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile", abstract: "Check a profile, or print the JSON Schema of profiles.",
        subcommands: [Check.self, Schema.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Report every mistake of a profile, at its place, with what was meant.",
            discussion: """
                Exit status: 0 the profile is good; 2 it is not.

                Examples:
                  barrow profile check Config/ci.yaml
                  barrow profile check leak-hunt
                """)

        @Argument(help: "A profile: its name or a file.", completion: .file(extensions: ["yaml", "yml"]))
        var profile: String

        @Option(help: "A library or a folder to look for analyzers in; may be repeated.", completion: .file())
        var plugin: [String] = []

        func run() async throws {
            print(try await ProfileCheck.run(profile, plugins: plugin))
        }
    }

    struct Schema: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Print the JSON Schema of profiles, for editors: generated from the analyzers that are there.",
            discussion: """
                Example:
                  barrow profile schema > Config/profile.schema.json
                """)

        @Option(help: "A library or a folder to look for analyzers in; may be repeated.", completion: .file())
        var plugin: [String] = []

        func run() async throws {
            print(await ProfileCheck.schema(plugins: plugin), terminator: "")
        }
    }
}
