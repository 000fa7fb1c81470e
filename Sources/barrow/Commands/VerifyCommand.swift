import ArgumentParser
import Workbench

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a dump: is every chunk intact, is everything it refers to there?",
        discussion: """
            Of a Java heap dump file that holds several dumps, every one is checked.

            Exit status: 0 the dump is sound; 3 something is missing, damaged or inconsistent, and what.

            Example:
              barrow verify app.barrow
            """)

    @Argument(help: "The dump to check.", completion: .file(extensions: ["barrow"]))
    var dump: String

    @Flag(name: .shortAndLong, help: "Print nothing; the exit status tells.")
    var quiet = false

    func run() throws {
        let verification = try Verification(of: dump, observer: ProgressLine(isQuiet: quiet))
        if !quiet { print(verification.text) }
        if !verification.isSound { throw ExitStatus.unreadableInput.code }
    }
}
