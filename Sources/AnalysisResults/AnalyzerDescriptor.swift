/// How an analyzer introduces itself: what it is called, what it can be told, what it measures, what it needs.
///
/// Profiles are checked against it, `barrow analyzers` prints it, the JSON Schema of a profile is made from it.
public struct AnalyzerDescriptor: Codable, Sendable, Equatable {
    /// Kebab case, unique among the loaded analyzers.
    public var name: String
    public var version: String
    /// One line, for lists.
    public var summary: String
    public var options: [OptionDescriptor]
    public var metrics: [MetricDescriptor]
    /// Derived columns the host computes before the analyzer runs.
    public var requires: [DerivedColumn]
    /// Seconds of wall clock, unless the profile says otherwise.
    public var deadline: Double
    /// Bytes of private memory (the shared image does not count), unless the profile says otherwise.
    public var memory: UInt64

    public init(
        name: String, version: String, summary: String, options: [OptionDescriptor] = [],
        metrics: [MetricDescriptor] = [], requires: [DerivedColumn] = [], deadline: Double = 120,
        memory: UInt64 = 2 << 30
    ) {
        self.name = name
        self.version = version
        self.summary = summary
        self.options = options
        self.metrics = metrics
        self.requires = requires
        self.deadline = deadline
        self.memory = memory
    }
}

/// Columns that `GraphAlgorithms` derives from the graph, on demand.
public enum DerivedColumn: String, Codable, Sendable, CaseIterable {
    case referrers
    case distances
    case dominators
    case retainedSizes = "retained-sizes"
    case stronglyConnectedComponents = "strongly-connected-components"
}

public struct MetricDescriptor: Codable, Sendable, Equatable {
    public var name: String
    public var unit: Unit
    public var summary: String

    public init(_ name: String, _ unit: Unit, _ summary: String) {
        self.name = name
        self.unit = unit
        self.summary = summary
    }
}

public struct OptionDescriptor: Codable, Sendable, Equatable {
    public enum Kind: Codable, Sendable, Equatable {
        case boolean
        case integer(minimum: Int64, maximum: Int64)
        /// Written as `512 MiB`, `64 kB` or a plain number; handed over as a number of bytes.
        case bytes
        /// Written as `30%` or `0.3`; handed over as a number between 0 and 1.
        case ratio
        case text
        case choice([String])
    }

    /// Kebab case.
    public var name: String
    public var kind: Kind
    public var defaultValue: OptionValue
    public var summary: String

    public init(_ name: String, _ kind: Kind, default defaultValue: OptionValue, _ summary: String) {
        self.name = name
        self.kind = kind
        self.defaultValue = defaultValue
        self.summary = summary
    }
}

/// A value of an analyzer's option; in JSON a plain boolean, number or string.
public enum OptionValue: Sendable, Equatable {
    case boolean(Bool)
    case integer(Int64)
    case real(Double)
    case text(String)
}

extension OptionValue: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Bool.self) {
            self = .boolean(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .real(value)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .boolean(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .real(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        }
    }
}
