import AnalysisResults

/// What came of one ``AnalyzerJob``.
package struct AnalyzerOutcome: Sendable {
    package var result: Result<AnalysisResult, AnalyzerFailure>
    package var execution: WorkerExecution
}

/// How a worker ran: for the terminal, never for the report, which must not depend on timing.
package struct WorkerExecution: Sendable {
    package var duration: Duration = .zero
    /// Bytes, pages of the shared image included; nil where the worker did not live to say.
    package var peakResidentSet: UInt64?
    /// The end of what the plugin wrote to standard output and standard error, control characters removed.
    package var output = ""
}

/// Why an analyzer has no result, worded for the report: nothing in it depends on timing or addresses.
package struct AnalyzerFailure: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Kind: Sendable, Equatable {
        /// A fatal signal ended the worker.
        case crashed(signal: Int32)
        /// Seconds.
        case timedOut(after: Double)
        /// Bytes of private memory.
        case outOfMemory(limit: UInt64)
        /// The answer was missing or not what the analyzer's descriptor promises.
        case badAnswer
        /// The library cannot be used by this Barrow.
        case incompatible
        /// The analyzer itself said that it cannot answer.
        case refused
        /// The worker could not be started or could not do its own part.
        case notRun
    }

    package var kind: Kind
    /// What happened, one sentence with a full stop.
    package var message: String
    /// What to do about it, likewise.
    package var remedy: String

    package var description: String { "\(message) \(remedy)" }
}
