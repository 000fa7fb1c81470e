/// A structured claim about the heap: what is wrong, how sure we are, what it costs, what to look at next.
public struct Finding: Codable, Sendable, Equatable {
    public enum Severity: String, Codable, Sendable, CaseIterable, Comparable {
        case info
        case warning
        case critical

        public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
        private var rank: Int { Self.allCases.firstIndex(of: self)! }
    }

    public enum Confidence: String, Codable, Sendable, CaseIterable {
        case low
        case medium
        case high
    }

    /// Kebab case, one per kind of problem, stable over releases: `garbage-cycle`, `accumulation-point`.
    public var kind: String
    public var severity: Severity
    public var confidence: Confidence
    /// One sentence a person understands without reading further.
    public var title: String
    /// Bytes that would be freed, or are wasted, if the finding is right.
    public var impact: UInt64
    public var facts: [Fact]
    /// What probably happened; a guess, worded as one.
    public var hypothesis: String
    public var nextChecks: [String]
    public var evidence: [Evidence]
    /// Made of types and labels, never of addresses: the same problem in another run has the same fingerprint.
    public var fingerprint: String
    /// Lines of the program to look at, the likeliest first: where the objects are made, what runs, what is defined.
    /// Nil where the dump names none.
    public var locations: [SourceLocation]?

    public init(
        kind: String, severity: Severity, confidence: Confidence, title: String, impact: UInt64,
        facts: [Fact] = [], hypothesis: String = "", nextChecks: [String] = [], evidence: [Evidence] = [],
        fingerprint: String, locations: [SourceLocation] = []
    ) {
        self.locations = locations.isEmpty ? nil : locations
        self.kind = kind
        self.severity = severity
        self.confidence = confidence
        self.title = title
        self.impact = impact
        self.facts = facts
        self.hypothesis = hypothesis
        self.nextChecks = nextChecks
        self.evidence = evidence
        self.fingerprint = fingerprint
    }
}

/// One named value that supports a finding.
public struct Fact: Codable, Sendable, Equatable {
    public var name: String
    public var value: Cell

    public init(_ name: String, _ value: Cell) {
        self.name = name
        self.value = value
    }
}

/// Something in the dump a person can look up with `barrow show` and `barrow path`.
public struct Evidence: Codable, Sendable, Equatable {
    /// What the objects are to the finding: "holder", "member of the cycle", "path from a root".
    public var role: String
    public var objects: [ObjectReference]
    /// For a path: how each object refers to the next one (`.cache`, `['key']`, `[3]`); one shorter than
    /// `objects`, or empty where the objects are no path.
    public var labels: [String]
    /// The position among the labels of the reference that matters most, where one does.
    public var highlight: Int?

    public init(role: String, objects: [ObjectReference], labels: [String] = [], highlight: Int? = nil) {
        self.highlight = highlight
        self.role = role
        self.objects = objects
        self.labels = labels
    }
}

/// An object as reports name it.
public struct ObjectReference: Codable, Sendable, Equatable, Hashable {
    public var id: UInt32
    public var address: UInt64
    /// The runtime's own number, where objects have no addresses; `address` is the same number then.
    public var identifier: UInt64?
    public var type: String
    /// A short preview of the value, where the dump has one.
    public var preview: String?

    public init(
        id: UInt32, address: UInt64, identifier: UInt64? = nil, type: String, preview: String? = nil
    ) {
        self.id = id
        self.address = address
        self.identifier = identifier
        self.type = type
        self.preview = preview
    }

    /// Where it is, as the runtime's own tools write it: `0x7f…`, or `@1234` where objects have no addresses.
    public var place: String { identifier.map { "@\($0)" } ?? "0x\(String(address, radix: 16))" }
}

/// A line of the program, as the dump names it.
public struct SourceLocation: Codable, Sendable, Equatable, Hashable {
    /// As the runtime knows it: often a path of the machine the program ran on, sometimes just a module's file.
    public var file: String
    /// From 1; 0 where only the file is known.
    public var line: Int
    public var function: String?

    public init(file: String, line: Int, function: String? = nil) {
        self.file = file
        self.line = line
        self.function = function
    }
}
