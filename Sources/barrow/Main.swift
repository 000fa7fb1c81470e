import ArgumentParser
import Glibc
import Workbench

/// Parses, runs, and ends with a status that means something.
@main
enum Main {
    static func main() async {
        do {
            var command = try Barrow.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            flushOutput()
        } catch {
            end(with: error)
        }
    }

    /// swift-argument-parser's own 64 for wrong usage becomes 2; help and versions stay 0.
    private static func end(with error: any Error) -> Never {
        if let error = error as? WorkbenchError {
            Terminal.complain("barrow: \(error.message)")
            exit(status(of: error).rawValue)
        }
        // A status a command ends with on purpose; 1 is a broken budget's, and also the parser's for any error.
        if let code = error as? ExitCode {
            flushOutput()
            exit(code.rawValue)
        }
        let code = Barrow.exitCode(for: error)
        guard code == .validationFailure || code == .failure else { Barrow.exit(withError: error) }
        Terminal.complain(Barrow.fullMessage(for: error))
        exit(ExitStatus.usage.rawValue)
    }

    /// What was printed is buffered: on a full disk only this says so.
    private static func flushOutput() {
        guard fflush(nil) != 0 else { return }
        Terminal.complain("barrow: standard output cannot be written: \(String(cString: strerror(errno)))")
        exit(ExitStatus.usage.rawValue)
    }

    private static func status(of error: WorkbenchError) -> ExitStatus {
        switch error.code {
        case .cannotRead: .unreadableInput
        case .cannotWrite, .noSuchObject, .badRequest: .usage
        }
    }
}
