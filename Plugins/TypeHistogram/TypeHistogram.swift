import AnalyzerKit

/// Counts and sizes by type.
struct TypeHistogram: Analyzer {
    static let descriptor = AnalyzerDescriptor(
        name: "type-histogram", version: "1.0.0", summary: "Objects and bytes by type.",
        metrics: [MetricDescriptor("objects", .count, "Objects in the dump.")])

    func analyze(_ request: AnalysisRequest) throws -> AnalysisResult {
        AnalysisResult(metrics: [Metric("objects", request.heap.objectCount, .count)])
    }
}

@c(barrow_analyzer_register_1)
public func register(_ analyzer: UnsafeMutablePointer<barrow_analyzer>) -> Int32 {
    TypeHistogram.register(in: analyzer)
}
