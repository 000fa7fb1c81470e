/// One budget of the profile, measured.
public struct BudgetOutcome: Codable, Sendable, Equatable {
    public enum Verdict: String, Codable, Sendable, CaseIterable {
        case held
        case broken
        /// The metric is not there: its analyzer failed, or the dump lacks the data. Neither held nor broken.
        case unmeasured
    }

    /// `<analyzer>.<metric>`.
    public var metric: String
    /// As the profile writes it: `512 MiB`, `30%`.
    public var limit: String
    public var measured: Double?
    public var unit: Unit
    public var verdict: Verdict
    /// A sentence with both numbers.
    public var message: String

    public init(
        metric: String, limit: String, measured: Double?, unit: Unit, verdict: Verdict, message: String
    ) {
        self.metric = metric
        self.limit = limit
        self.measured = measured
        self.unit = unit
        self.verdict = verdict
        self.message = message
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(metric, forKey: .metric)
        try container.encode(limit, forKey: .limit)
        if let measured { try container.encodeNumber(measured, forKey: .measured) }
        try container.encode(unit, forKey: .unit)
        try container.encode(verdict, forKey: .verdict)
        try container.encode(message, forKey: .message)
    }
}

/// What a run comes to. A broken budget outranks a failed analyzer.
public enum Verdict: String, Codable, Sendable, CaseIterable {
    case pass
    case budgetBroken = "budget-broken"
    case analyzerFailed = "analyzer-failed"

    public init(budgets: [BudgetOutcome], analyzers: [AnalyzerReport]) {
        if budgets.contains(where: { $0.verdict == .broken }) {
            self = .budgetBroken
        } else if analyzers.contains(where: { $0.status != .succeeded }) {
            self = .analyzerFailed
        } else {
            self = .pass
        }
    }

    /// The status `barrow analyze` exits with.
    public var exitStatus: Int32 {
        switch self {
        case .pass: 0
        case .budgetBroken: 1
        case .analyzerFailed: 4
        }
    }

    private enum Key: String, CodingKey {
        case outcome, exitStatus
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let name = try container.decode(String.self, forKey: .outcome)
        guard let verdict = Verdict(rawValue: name) else {
            throw DecodingError.dataCorruptedError(
                forKey: .outcome, in: container, debugDescription: "no such verdict: \(name)")
        }
        self = verdict
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(rawValue, forKey: .outcome)
        try container.encode(exitStatus, forKey: .exitStatus)
    }
}
