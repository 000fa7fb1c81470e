import CPythonReader

/// Whether a crash would leave a core that can be read, and whether a process can be captured while it runs: each check
/// with what it means and what changes it.
public struct Readiness: Encodable, Sendable {
    private let diagnosis: Diagnosis

    /// - Parameter pid: a process; without one, what this process would start.
    /// - Throws: `cannotRead` where there is no such process.
    public init(pid: Int32?) throws(WorkbenchError) {
        do {
            diagnosis = try Doctor.diagnose(pid: pid)
        } catch {
            throw WorkbenchError(.cannotRead, error.description)
        }
    }

    /// A core or a capture is possible.
    public var isAnyWayOpen: Bool { Diagnosis.Concern.allCases.contains(where: diagnosis.isPossible) }

    /// For a terminal.
    public var text: String { diagnosis.text }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(diagnosis.process, forKey: .process)
        try container.encode(diagnosis.isPossible(.core), forKey: .leavesCore)
        try container.encode(diagnosis.isPossible(.capture), forKey: .allowsCapture)
        try container.encode(diagnosis.checks, forKey: .checks)
    }

    private enum Key: String, CodingKey {
        case process, leavesCore, allowsCapture, checks
    }
}
