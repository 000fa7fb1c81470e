/// One analyzer's part of a report: what ran, with which options, how it ended, what it found.
public struct AnalyzerReport: Codable, Sendable, Equatable {
    public var name: String
    public var version: String
    public var summary: String
    /// The values the analyzer ran with, defaults included.
    public var options: [String: OptionValue]
    public var status: AnalyzerStatus
    public var metrics: [Metric]
    public var findings: [Finding]
    public var tables: [Table]
    public var figures: [ReportFigure]
    public var notes: [String]

    /// An analyzer that succeeded; `figures` are its figures as they were drawn.
    public init(
        name: String, version: String, summary: String, options: [String: OptionValue],
        result: AnalysisResult,
        figures: [ReportFigure]
    ) {
        self.name = name
        self.version = version
        self.summary = summary
        self.options = options
        self.status = .succeeded
        self.metrics = result.metrics
        self.findings = result.findings
        self.tables = result.tables
        self.figures = figures
        self.notes = result.notes
    }

    /// An analyzer that failed: its section says so, the others stand.
    public init(
        name: String, version: String, summary: String, options: [String: OptionValue],
        failure: AnalyzerFailure
    ) {
        self.init(
            name: name, version: version, summary: summary, options: options, result: AnalysisResult(),
            figures: [])
        self.status = .failed(failure)
    }
}

/// Why an analyzer gave no result; nothing in it depends on timing or addresses.
public struct AnalyzerFailure: Error, Codable, Sendable, Equatable {
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case crashed
        case timedOut = "timed-out"
        case outOfMemory = "out-of-memory"
        /// It answered something that is no result.
        case badAnswer = "bad-answer"
        /// Its library cannot be used by this Barrow: it speaks another version of the ABI, say.
        case incompatible
        /// It said itself that it cannot answer.
        case refused
        /// Its worker process could not be started or could not do its own part.
        case notRun = "not-run"
    }

    public var kind: Kind
    /// What happened, in a sentence.
    public var message: String
    /// What to do about it, in a sentence.
    public var remedy: String

    public init(kind: Kind, message: String, remedy: String) {
        self.kind = kind
        self.message = message
        self.remedy = remedy
    }
}

/// How an analyzer ended. In JSON `{"state": "succeeded"}` or `{"state": "failed", "failure": {...}}`.
public enum AnalyzerStatus: Sendable, Equatable {
    case succeeded
    case failed(AnalyzerFailure)

    public var failure: AnalyzerFailure? {
        if case .failed(let failure) = self { failure } else { nil }
    }
}

extension AnalyzerStatus: Codable {
    private enum Key: String, CodingKey {
        case state, failure
    }

    private enum State: String, Codable {
        case succeeded, failed
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        switch try container.decode(State.self, forKey: .state) {
        case .succeeded: self = .succeeded
        case .failed: self = .failed(try container.decode(AnalyzerFailure.self, forKey: .failure))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .succeeded:
            try container.encode(State.succeeded, forKey: .state)
        case .failed(let failure):
            try container.encode(State.failed, forKey: .state)
            try container.encode(failure, forKey: .failure)
        }
    }
}

/// A figure as a report refers to it. Its drawing is a file beside the report; the DOT it was drawn from stays out.
public struct ReportFigure: Codable, Sendable, Equatable {
    public var name: String
    public var title: String
    public var caption: String
    public var engine: Figure.Engine
    /// Relative to the report's folder: `figures/dominator-tree--treemap.svg`. Absent where drawing failed.
    public var file: String?
    /// Why there is no drawing, in a sentence that stands in its place.
    public var problem: String?

    public init(_ figure: Figure, file: String) {
        self.init(figure, file: file, problem: nil)
    }

    public init(_ figure: Figure, problem: String) {
        self.init(figure, file: nil, problem: problem)
    }

    private init(_ figure: Figure, file: String?, problem: String?) {
        self.name = figure.name
        self.title = figure.title
        self.caption = figure.caption
        self.engine = figure.engine
        self.file = file
        self.problem = problem
    }
}
