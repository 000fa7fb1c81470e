import AnalysisResults
import Glibc

extension AnalyzerFailure {
    static func crashed(_ signal: Int32) -> AnalyzerFailure {
        AnalyzerFailure(
            kind: .crashed, message: "The analyzer crashed: \(SignalName.of(signal)).",
            remedy: signal == SIGKILL
                ? "Something outside Barrow killed it; the machine may be short of memory."
                : "This is a defect of the analyzer; report it to its author with this dump's facts.")
    }

    static func timedOut(after seconds: Double) -> AnalyzerFailure {
        AnalyzerFailure(
            kind: .timedOut,
            message: "The analyzer did not answer within its deadline of \(Self.text(seconds)) s.",
            remedy: "Raise `deadline` for it in the profile, or narrow its options.")
    }

    static func outOfMemory(limit: UInt64) -> AnalyzerFailure {
        AnalyzerFailure(
            kind: .outOfMemory,
            message:
                "The analyzer needed more than its limit of \(Self.text(bytes: limit)) of private memory.",
            remedy: "Raise `memory` for it in the profile, or narrow its options.")
    }

    /// `why` continues "The analyzer's answer cannot be used: ".
    static func badAnswer(_ why: String) -> AnalyzerFailure {
        AnalyzerFailure(
            kind: .badAnswer, message: "The analyzer's answer cannot be used: \(why).",
            remedy: "This is a defect of the analyzer; report it to its author.")
    }

    static func incompatible(_ error: PluginError) -> AnalyzerFailure {
        AnalyzerFailure(
            kind: .incompatible, message: "The analyzer's library \(error.reason).",
            remedy: "\(error.remedy.prefix(1).uppercased())\(error.remedy.dropFirst()).")
    }

    static func refused(_ message: String?) -> AnalyzerFailure {
        AnalyzerFailure(
            kind: .refused,
            message: message.map { "The analyzer cannot answer: \($0)" }
                ?? "The analyzer failed without saying why.",
            remedy: "Its README says what it needs from a dump.")
    }

    static func notRun(_ why: String) -> AnalyzerFailure {
        AnalyzerFailure(
            kind: .notRun, message: "The analyzer could not be run: \(why).",
            remedy: "Check that this machine can start more processes and that /proc is mounted.")
    }

    /// `2`, `0.5`.
    private static func text(_ seconds: Double) -> String {
        seconds == seconds.rounded() && seconds < 1e15 ? "\(Int64(seconds))" : "\(seconds)"
    }

    /// Whole units where the limit is a multiple of one.
    static func text(bytes: UInt64) -> String {
        for (shift, unit) in [(UInt64(30), "GiB"), (20, "MiB"), (10, "KiB")]
        where bytes >= 1 << shift && bytes % (1 << shift) == 0 {
            return "\(bytes >> shift) \(unit)"
        }
        return "\(bytes) bytes"
    }
}

/// The names of the signals that end workers; `strsignal` would follow the locale.
enum SignalName {
    static func of(_ signal: Int32) -> String {
        switch signal {
        case SIGSEGV: "segmentation fault, as of a wild pointer or too deep a recursion (SIGSEGV)"
        case SIGBUS: "bus error (SIGBUS)"
        case SIGILL: "illegal instruction, as of a failed precondition in Swift (SIGILL)"
        case SIGTRAP: "trap, as of a failed precondition in Swift (SIGTRAP)"
        case SIGABRT: "abort, as of a failed assertion (SIGABRT)"
        case SIGFPE: "arithmetic error, as of a division by zero (SIGFPE)"
        case SIGKILL: "killed (SIGKILL)"
        case SIGTERM: "terminated (SIGTERM)"
        default: "signal \(signal)"
        }
    }
}
