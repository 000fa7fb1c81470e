import FoundationEssentials
import Glibc
import Reports

/// Looks at a process from time to time and captures it when it passes a limit: an out-of-memory kill leaves no core.
public struct Watch: Sendable {
    private let pid: Int32
    private let limits: WatchLimits
    private let folder: String
    private let keep: Int
    private let strings: CaptureJob.Strings
    private let observer: any WorkbenchObserver

    /// What a watch has to say while it goes on.
    public enum Event: Sendable {
        case started(residentSize: UInt64)
        case capturing(reason: String)
        case captured(path: String, Capture.Outcome)
        /// The watch goes on.
        case failed(String)
        case removed(path: String)
        /// The process has ended, and with it the watch.
        case ended(captures: Int)
    }

    /// - Parameters:
    ///   - folder: where dumps are written; made where it is missing.
    ///   - keep: how many dumps of this watch stay; the oldest are removed.
    public init(
        pid: Int32, limits: WatchLimits, folder: String, keep: Int, strings: CaptureJob.Strings = .full,
        observer: any WorkbenchObserver
    ) {
        self.pid = pid
        self.limits = limits
        self.folder = folder
        self.keep = keep
        self.strings = strings
        self.observer = observer
    }

    /// Returns when the process has ended, with the number of captures.
    @discardableResult
    public func run(_ report: (Event) -> Void) throws(WorkbenchError) -> Int {
        try makeFolder()
        let process = try WatchedProcess(pid)
        var state = WatchState(limits)
        var dumps: [String] = []
        var captures = 0
        let start = ContinuousClock.now
        if let resident = process.residentSize() { report(.started(residentSize: resident)) }
        while let resident = process.residentSize() {
            let time = (ContinuousClock.now - start) / .seconds(1)
            if let reason = state.observe(WatchState.Sample(time: time, resident: resident)) {
                report(.capturing(reason: reason))
                if let dump = capture(resident, report) {
                    captures += 1
                    dumps.append(dump)
                    removeOldest(&dumps, report)
                }
            }
            usleep(UInt32(min(limits.interval, 3600) * 1e6))
        }
        report(.ended(captures: captures))
        return captures
    }

    private func capture(_ resident: UInt64, _ report: (Event) -> Void) -> String? {
        let path = newPath()
        do throws(WorkbenchError) {
            let job = CaptureJob(.process(pid), output: path, strings: strings)
            report(.captured(path: path, try Capture(job, observer: observer).run()))
            return path
        } catch {
            report(.failed(error.message))
            return nil
        }
    }

    /// Of no file that is there: two captures may be made in one second.
    private func newPath() -> String {
        let name = "\(folder)/\(pid)-\(Self.timestamp())"
        var path = "\(name).barrow"
        var number = 1
        while access(path, F_OK) == 0 {
            number += 1
            path = "\(name)-\(number).barrow"
        }
        return path
    }

    private func removeOldest(_ dumps: inout [String], _ report: (Event) -> Void) {
        while dumps.count > keep {
            let oldest = dumps.removeFirst()
            if unlink(oldest) == 0 { report(.removed(path: oldest)) }
        }
    }

    private func makeFolder() throws(WorkbenchError) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw WorkbenchError(
                .cannotWrite, "cannot make the folder \(folder): \(String(cString: strerror(errno)))")
        }
    }

    /// `20261122-194501`, in UTC: names in the order of time.
    private static func timestamp() -> String {
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        var text = [CChar](repeating: 0, count: 32)
        strftime(&text, text.count, "%Y%m%d-%H%M%S", &parts)
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
