import ArgumentParser

/// What the process tells its caller.
enum ExitStatus: Int32 {
    case success = 0
    /// A budget is broken.
    case budgetBroken = 1
    /// Wrong usage, a wrong profile, an output that cannot be written.
    case usage = 2
    /// The input could not be read.
    case unreadableInput = 3
    /// An analyzer failed. A broken budget outranks it.
    case analyzerFailed = 4

    var code: ExitCode { ExitCode(rawValue) }
}
