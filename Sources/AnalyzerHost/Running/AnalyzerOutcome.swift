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
