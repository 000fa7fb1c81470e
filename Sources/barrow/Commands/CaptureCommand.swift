import ArgumentParser
import Workbench

struct CaptureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "capture",
        abstract: "Capture the heap of a CPython process or core file as a dump.",
        discussion: """
            Nothing is executed in the process: it is stopped while its memory is copied, then goes on; how long that took
            is printed. CPython 3.8 to 3.13 on x86-64; the version is detected.

            Examples:
              barrow capture --pid 4711 -o app.barrow
              barrow capture --core core.4711 -o app.barrow
              barrow capture --core core.zst --exe ./python3.11 --sysroot ./container-root -o app.barrow
              barrow capture --snapshot 4712 -o app.barrow     (a pid that barrow_snapshot.py returned)
            """)

    @Option(help: "A running process.")
    var pid: Int32?

    @Option(help: "A core file; compressed with zstd, lz4 or gzip, too.", completion: .file())
    var core: String?

    @Option(help: "A frozen child of a process, made by barrow_snapshot.py; ended when it has been read.")
    var snapshot: Int32?

    @Option(
        help: "With --core: the program that left it, where it is not at the place the core names.",
        completion: .file())
    var exe: String?

    @Option(
        help: "With --core: the folder below which to look for the program and its libraries.",
        completion: .directory)
    var sysroot: String?

    @Option(name: .shortAndLong, help: "The dump to write.", completion: .file(extensions: ["barrow"]))
    var output: String

    @Option(help: "Values of strings and other immutables in the dump.")
    var strings: CaptureJob.Strings = .full

    @Option(help: "A layout table for a CPython that has none here.", completion: .file(extensions: ["json"]))
    var layout: String?

    @Flag(help: "Write the dump without compression.")
    var uncompressed = false

    @Flag(name: .shortAndLong, help: "Print nothing.")
    var quiet = false

    func validate() throws {
        let sources = [pid != nil, core != nil, snapshot != nil].count { $0 }
        guard sources == 1 else {
            throw ValidationError("give one of --pid, --core and --snapshot, for example --pid 4711")
        }
        guard core != nil || (exe == nil && sysroot == nil) else {
            throw ValidationError("--exe and --sysroot belong to --core; a process has its own files")
        }
        for (name, id) in [("--pid", pid), ("--snapshot", snapshot)] {
            if let id, id <= 0 { throw ValidationError("\(name) \(id) is no process id") }
        }
    }

    func run() throws {
        let progress = ProgressLine(isQuiet: quiet)
        let job = CaptureJob(
            source, output: output, strings: strings, layout: layout, isCompressed: !uncompressed)
        let outcome = try Capture(job, observer: progress).run()
        guard !quiet else { return }
        print(outcome.summary(of: output))
        Terminal.complain(progress.summary)
    }

    private var source: CaptureJob.Source {
        if let pid { return .process(pid) }
        if let snapshot { return .snapshot(snapshot) }
        return .core(core!, executable: exe, sysroot: sysroot)
    }
}

extension CaptureJob.Strings: ExpressibleByArgument {}
