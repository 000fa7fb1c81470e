/// Everything one run says about one dump: what was read, what was found, which budgets held.
///
/// This is the value behind every format. Its `Codable` form is `report.json` (`Config/report.schema.json`).
/// It holds nothing that differs between two runs over the same dump with the same profile: no time of day, no
/// duration, no absolute path, no host name.
public struct Report: Codable, Sendable, Equatable {
    /// Raised when a field changes its meaning or goes; new optional fields do not raise it.
    public static let currentSchemaVersion = 1

    public var schemaVersion: Int
    /// The version of Barrow that wrote the report.
    public var generator: String
    /// The profile's name, without folders.
    public var profile: String
    public var input: InputFacts
    public var coverage: [CoverageItem]
    public var heap: HeapTotals
    /// In the order of the profile.
    public var analyzers: [AnalyzerReport]
    public var budgets: [BudgetOutcome]
    public var verdict: Verdict

    /// The verdict follows from `analyzers` and `budgets`.
    public init(
        generator: String, profile: String, input: InputFacts, coverage: [CoverageItem] = [],
        heap: HeapTotals,
        analyzers: [AnalyzerReport] = [], budgets: [BudgetOutcome] = []
    ) {
        self.schemaVersion = Self.currentSchemaVersion
        self.generator = generator
        self.profile = profile
        self.input = input
        self.coverage = coverage
        self.heap = heap
        self.analyzers = analyzers
        self.budgets = budgets
        self.verdict = Verdict(budgets: budgets, analyzers: analyzers)
    }
}

/// What was opened: the file and the process it came from.
public struct InputFacts: Codable, Sendable, Equatable {
    /// The file's own name, without folders.
    public var fileName: String
    /// As a person would say it: `Barrow dump, version 1`.
    public var format: String
    /// Size of the file.
    public var bytes: UInt64
    /// Hexadecimal; the same content has the same hash.
    public var contentHash: String
    /// What the dump says about the process: runtime, version, uptime, threads, resident set size.
    public var process: [Fact]

    public init(fileName: String, format: String, bytes: UInt64, contentHash: String, process: [Fact] = []) {
        self.fileName = fileName
        self.format = format
        self.bytes = bytes
        self.contentHash = contentHash
        self.process = process
    }
}

/// One line about what a report rests on, or about what it lacks.
public struct CoverageItem: Codable, Sendable, Equatable {
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// Read whole.
        case read
        /// Recovered from a damaged or truncated file.
        case salvaged
        /// In the dump, but not read.
        case skipped
        /// Read, but not with certainty.
        case uncertain
        /// Should be in the dump, but is not: lost chunks, references to nowhere.
        case missing
    }

    public var kind: Kind
    /// What it is about, in the plural: `objects`, `dangling references`.
    public var what: String
    public var count: UInt64?
    public var bytes: UInt64?
    /// What it means for whoever reads the report.
    public var sentence: String

    public init(_ kind: Kind, _ what: String, count: UInt64? = nil, bytes: UInt64? = nil, _ sentence: String)
    {
        self.kind = kind
        self.what = what
        self.count = count
        self.bytes = bytes
        self.sentence = sentence
    }
}

/// The heap in six numbers; bytes are shallow sizes.
public struct HeapTotals: Codable, Sendable, Equatable {
    public var objects: UInt64
    public var references: UInt64
    public var shallowBytes: UInt64
    public var reachableObjects: UInt64
    public var reachableBytes: UInt64
    public var unreachableObjects: UInt64
    public var unreachableBytes: UInt64

    public init(
        objects: UInt64, references: UInt64, shallowBytes: UInt64, reachableObjects: UInt64,
        reachableBytes: UInt64
    ) {
        precondition(
            reachableObjects <= objects && reachableBytes <= shallowBytes, "more reachable than there is")
        self.objects = objects
        self.references = references
        self.shallowBytes = shallowBytes
        self.reachableObjects = reachableObjects
        self.reachableBytes = reachableBytes
        self.unreachableObjects = objects - reachableObjects
        self.unreachableBytes = shallowBytes - reachableBytes
    }
}
