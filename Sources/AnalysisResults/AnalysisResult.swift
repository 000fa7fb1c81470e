/// What one analyzer found on one heap: the value that plugins produce and reports consume.
///
/// It crosses the plugin boundary as one UTF-8 JSON document (this type's `Codable` form), so plugins in
/// other languages write the same shape. Everything in it is plain data: no addresses are needed to read it,
/// and equal dumps give equal values.
public struct AnalysisResult: Codable, Sendable, Equatable {
    public var metrics: [Metric]
    public var findings: [Finding]
    public var tables: [Table]
    public var figures: [Figure]
    /// Sentences about what was left out, capped or sampled, and about data the dump does not carry.
    public var notes: [String]

    public init(
        metrics: [Metric] = [], findings: [Finding] = [], tables: [Table] = [], figures: [Figure] = [],
        notes: [String] = []
    ) {
        self.metrics = metrics
        self.findings = findings
        self.tables = tables
        self.figures = figures
        self.notes = notes
    }
}

/// The unit of a metric, a fact, a table column or an option: decides how people see the number.
public enum Unit: String, Codable, Sendable, CaseIterable {
    case bytes
    case count
    /// A share between 0 and 1, shown as a percentage.
    case ratio
    case seconds
}

/// A number an analyzer stands behind; budgets are set on it as `<analyzer>.<name>`.
public struct Metric: Codable, Sendable, Equatable {
    /// Kebab case (`garbage-bytes`), unique within the analyzer, declared in its ``AnalyzerDescriptor/metrics``.
    public var name: String
    public var value: Double
    public var unit: Unit

    public init(_ name: String, _ value: Double, _ unit: Unit) {
        self.name = name
        self.value = value
        self.unit = unit
    }

    public init(_ name: String, _ value: some BinaryInteger, _ unit: Unit) {
        self.init(name, Double(value), unit)
    }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encodeNumber(value, forKey: .value)
        try container.encode(unit, forKey: .unit)
    }
}
