import ArgumentParser
import Glibc
import Workbench

struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Capture a process before the kernel kills it: when its memory passes a limit.",
        discussion: """
            An out-of-memory kill leaves no core file. This looks at the resident set size every few seconds, which costs
            next to nothing, and captures the process when a limit is passed; then again whenever it has grown by another
            tenth. Ends with the process.

            Examples:
              barrow watch --pid 4711 --rss 8GiB -o dumps
              barrow watch --pid 4711 --rss 8GiB --growth 500MiB/h --keep 2 -o dumps
            """)

    @Option(help: "The process to watch.")
    var pid: Int32

    @Option(help: "Capture when the resident set size passes this, for example 8GiB.")
    var rss: String?

    @Option(help: "Capture when it grows faster than this, for example 500MiB/h.")
    var growth: String?

    @Option(help: "Over which time growth is measured.")
    var window = "10m"

    @Option(help: "How often to look.")
    var interval = "5s"

    @Option(name: .shortAndLong, help: "The folder to write dumps to.", completion: .directory)
    var output: String

    @Option(help: "How many dumps to keep; the oldest are removed.")
    var keep = 3

    @Option(help: "Values of strings and other immutables in the dumps.")
    var strings: CaptureJob.Strings = .full

    func validate() throws {
        guard rss != nil || growth != nil else {
            throw ValidationError("give a limit: --rss 8GiB, --growth 500MiB/h, or both")
        }
        guard keep >= 1 else { throw ValidationError("--keep must be at least 1") }
        guard pid > 0 else { throw ValidationError("--pid \(pid) is no process id") }
    }

    func run() throws {
        let limits = try WatchLimits(
            residentSize: rss, growth: growth, growthWindow: window, interval: interval)
        let watch = Watch(
            pid: pid, limits: limits, folder: output, keep: keep, strings: strings,
            observer: ProgressLine(isQuiet: false))
        try watch.run { event in
            print(event.line)
            // A log that is not a terminal shows each line when it happens, too.
            fflush(nil)
        }
    }
}
