import Glibc
import Synchronization
import Workbench

/// One line on standard error that says what is going on; only on a terminal, and gone when it is over.
///
/// Safe to use from any thread.
final class ProgressLine: WorkbenchObserver {
    private struct State {
        var shown = ""
        var timings: [(phase: String, seconds: Double)] = []
    }

    private let isShown: Bool
    private let state = Mutex(State())

    /// - Parameter isQuiet: shows nothing, also on a terminal.
    init(isQuiet: Bool) {
        isShown = !isQuiet && Terminal.error.isTerminal
    }

    func progress(_ phase: String, fraction: Double?) {
        guard isShown else { return }
        let share = fraction.map { " \(Int(min(max($0, 0), 1) * 100)) %" } ?? ""
        state.withLock { show("\(phase)\(share)", in: &$0) }
    }

    func finished(_ phase: String, seconds: Double) {
        state.withLock {
            $0.timings.append((phase, seconds))
            if isShown { show("", in: &$0) }
        }
    }

    /// Every phase with its seconds, and the most memory this process used, on one line.
    var summary: String {
        let phases = state.withLock { $0.timings }.map { "\($0.phase) \(Self.format($0.seconds)) s" }
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return (phases + ["peak memory \(usage.ru_maxrss / 1024) MiB"]).joined(separator: ", ")
    }

    private func show(_ text: String, in state: inout State) {
        guard text != state.shown else { return }
        state.shown = text
        Terminal.put("\r\u{1B}[2K\(text.prefix(Terminal.error.width - 1))")
    }

    private static func format(_ seconds: Double) -> String {
        let hundredths = Int((seconds * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
