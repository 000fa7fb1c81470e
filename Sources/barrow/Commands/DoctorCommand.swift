import ArgumentParser
import Workbench

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract:
            "Say whether a crash here would leave a usable core, and whether a process can be captured.",
        discussion: """
            Looks at the core pattern, the limits, the core filter, yama, capabilities and containers, and says what each
            means and how to change it. Changes nothing.

            Exit status: 0 a core or a capture is possible; 1 neither is; 3 there is no such process.

            Examples:
              barrow doctor
              barrow doctor --pid 4711 --json
            """)

    @Option(help: "A process to ask about; without it, what is started from here.")
    var pid: Int32?

    @Flag(help: "Print the checks as JSON.")
    var json = false

    func validate() throws {
        if let pid, pid <= 0 { throw ValidationError("--pid \(pid) is no process id") }
    }

    func run() throws {
        let readiness = try Readiness(pid: pid)
        print(json ? try JSONText.encode(readiness) : readiness.text)
        if !readiness.isAnyWayOpen { throw ExitCode(1) }
    }
}
