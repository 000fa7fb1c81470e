/// Told what the workbench is doing. May be called from any thread.
public protocol WorkbenchObserver: Sendable {
    /// A phase is under way; `fraction` is between 0 and 1, nil where it is not known.
    func progress(_ phase: String, fraction: Double?)
    /// A phase is over and took this long by the wall clock.
    func finished(_ phase: String, seconds: Double)
}

extension WorkbenchObserver {
    /// Runs a phase and reports how long it took.
    public func timed<Result, Failure: Error>(
        _ phase: String, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        progress(phase, fraction: nil)
        let start = ContinuousClock.now
        let result = try body()
        finished(phase, seconds: (ContinuousClock.now - start) / .seconds(1))
        return result
    }

    /// The same for a phase that waits.
    public func timed<Result>(_ phase: String, _ body: () async -> Result) async -> Result {
        progress(phase, fraction: nil)
        let start = ContinuousClock.now
        let result = await body()
        finished(phase, seconds: (ContinuousClock.now - start) / .seconds(1))
        return result
    }
}
