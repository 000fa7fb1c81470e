@_exported import AnalysisResults
@_exported import HeapGraph

/// One analysis of a heap, as a plugin.
///
/// A plugin is a dynamic library with one analyzer, registered in its only C function:
///
/// ```swift
/// struct CountObjects: Analyzer {
///     static let descriptor = AnalyzerDescriptor(
///         name: "count-objects", version: "1.0.0", summary: "Counts objects.",
///         metrics: [MetricDescriptor("objects", .count, "Objects in the dump.")])
///
///     func analyze(_ request: AnalysisRequest) throws -> AnalysisResult {
///         AnalysisResult(metrics: [Metric("objects", request.heap.objectCount, .count)])
///     }
/// }
///
/// @c(barrow_analyzer_register_1)
/// public func register(_ analyzer: UnsafeMutablePointer<barrow_analyzer>) -> Int32 {
///     CountObjects.register(in: analyzer)
/// }
/// ```
///
/// It runs in a worker process of its own: a trap, an endless loop or too much memory costs the analyzer's own
/// section of the report. Equal heaps and options must give equal results: no clocks, no random numbers, no
/// iteration over `Set` or `Dictionary` without sorting.
public protocol Analyzer: Sendable {
    /// What the analyzer is called, what it can be told, what it measures and which derived columns it needs.
    static var descriptor: AnalyzerDescriptor { get }

    init()

    /// Analyses the heap. An ``AnalyzerError`` becomes the analyzer's section of the report.
    func analyze(_ request: AnalysisRequest) throws -> AnalysisResult
}

/// What an analyzer is asked to do.
public struct AnalysisRequest: Sendable {
    /// One heap for most analyzers, several of the same program in order of time for those that compare.
    public let heaps: [HeapGraph]
    public let options: AnalyzerOptions
    /// Reports a fraction of the work done, between 0 and 1.
    public let progress: @Sendable (Double) -> Void

    /// The first, usually the only heap.
    public var heap: HeapGraph { heaps[0] }

    public init(
        heaps: [HeapGraph], options: AnalyzerOptions,
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) {
        precondition(!heaps.isEmpty)
        self.heaps = heaps
        self.options = options
        self.progress = progress
    }
}

/// The options of one run. The host has checked them against the descriptor and filled in the defaults, so asking for
/// an option that is not declared, or for another kind than declared, is a programmer's mistake.
public struct AnalyzerOptions: Sendable {
    private let values: [String: OptionValue]

    public init(_ values: [String: OptionValue]) {
        self.values = values
    }

    public func boolean(_ name: String) -> Bool {
        guard case .boolean(let value) = values[name] else {
            preconditionFailure("no boolean option \(name)")
        }
        return value
    }

    public func integer(_ name: String) -> Int {
        guard case .integer(let value) = values[name] else {
            preconditionFailure("no integer option \(name)")
        }
        return Int(value)
    }

    /// For options of kind `bytes`.
    public func bytes(_ name: String) -> UInt64 { UInt64(clamping: integer(name)) }

    /// For options of kind `ratio`.
    public func ratio(_ name: String) -> Double {
        switch values[name] {
        case .real(let value): return value
        case .integer(let value): return Double(value)
        default: preconditionFailure("no ratio option \(name)")
        }
    }

    /// For options of kind `text` and `choice`.
    public func text(_ name: String) -> String {
        guard case .text(let value) = values[name] else { preconditionFailure("no text option \(name)") }
        return value
    }
}

/// Why an analyzer cannot answer, in a sentence a user understands.
public struct AnalyzerError: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}
