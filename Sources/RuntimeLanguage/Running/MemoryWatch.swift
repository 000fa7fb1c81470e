import Glibc
import ManagedRuntime

/// Carries out what `MemoryOptions` asks for, around the run of a program.
final class MemoryWatch {
    private let options: MemoryOptions
    private let runtime: Runtime
    private let file: String
    private var profile: LineProfile?

    init(_ options: MemoryOptions, _ runtime: Runtime, file: String) {
        self.options = options
        self.runtime = runtime
        self.file = file
    }

    /// Before the program's first line.
    /// - Returns: what cannot be done, to be said before nothing is run; nil where all is well.
    func begin() -> String? {
        if let limit = options.limit { runtime.setMemoryLimit(limit) }
        runtime.dumpSchedule.memoryErrorFile = options.dumpOnMemoryError
        runtime.dumpSchedule.pattern = options.dumpPattern ?? "\(stem)-#.barrow"
        runtime.dumpSchedule.facts = [("program.file", file)]
        if let log = options.collectorLog, !runtime.openCollectorLog(log) {
            return "barrow: can't open '\(log)': \(String(cString: strerror(errno)))\n"
        }
        if let frames = options.tracedFrames { runtime.beginTracing(frameLimit: frames) }
        if let interval = options.dumpInterval { runtime.requestDumps(everyAllocations: interval) }
        if let signal = options.dumpSignal { RuntimeSignal.install(signal, .dump, for: runtime) }
        if options.dumpLine != nil { runtime.addDumpHook() }
        if let function = options.profiledFunction {
            let profile = LineProfile(function: function)
            self.profile = profile
            runtime.beginProfile(profile)
        }
        if let metrics = options.metricsFile {
            runtime.publishMetrics(to: metrics, every: options.metricsInterval)
        }
        return nil
    }

    /// The calls to be put into a file of the program.
    func instrumentation(of source: String) -> Instrumentation {
        var instrumentation = Instrumentation()
        if let place = options.dumpLine, isSame(place.file, source) { instrumentation.dumpLine = place.line }
        if source == file { instrumentation.profiledFunction = options.profiledFunction }
        return instrumentation
    }

    private func isSame(_ given: String, _ file: String) -> Bool {
        file == given || file.hasSuffix("/" + given)
    }

    /// When the program has ended, its modules still there.
    func end(source: (Int) -> String?) {
        if let profile { report(profile, source) }
        runtime.publishMetrics()
        runtime.stopPublishing()
        runtime.reapDumps(waits: true)
    }

    private func report(_ profile: LineProfile, _ source: (Int) -> String?) {
        withoutActuallyEscaping(source) { source in
            let report = LineProfileReport(profile, file: file, source: source)
            runtime.writeToStandardError(report.text)
            guard let path = options.profileFile else { return }
            guard let output = fopen(path, "we") else {
                return runtime.writeToStandardError(
                    "barrow: can't open '\(path)': \(String(cString: strerror(errno)))\n")
            }
            fputs(report.json, output)
            fclose(output)
        }
    }

    /// When everything is let go of.
    func verify(leftover: Int) {
        guard options.verifiesHeap else { return }
        if let violation = runtime.firstViolation() {
            runtime.writeToStandardError("barrow: the heap contradicts itself: \(violation)\n")
        }
        guard leftover > 0 else { return }
        let counts = runtime.typeCounts().prefix(10).map { "\($0.count) \($0.name)" }
        runtime.writeToStandardError(
            "barrow: \(leftover) objects left over: \(counts.joined(separator: ", "))\n")
    }

    /// The program's name without folder and ending.
    private var stem: String {
        let name = file.split(separator: "/").last.map(String.init) ?? "heap"
        return name.hasSuffix(".py") ? String(name.dropLast(3)) : name
    }
}
