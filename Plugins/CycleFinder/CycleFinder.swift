import AnalyzerKit

/// Strongly connected components of the heap: what they are made of, what they keep, and why they are still there.
///
/// Linear in objects and references but for the retained sizes, which cost O(references × log components) at worst.
struct CycleFinder: Analyzer {
    static let descriptor = AnalyzerDescriptor(
        name: "cycle-finder", version: "1.0.0",
        summary: "Reference cycles: garbage awaiting collection, kept alive, or waiting for a finalizer.",
        options: [
            OptionDescriptor(
                "rows", .integer(minimum: 1, maximum: 10_000), default: .integer(25),
                "Rows of each table, and findings of each kind."),
            OptionDescriptor(
                "minimum-bytes", .bytes, default: .integer(64 << 10),
                "Cycles of one shape that keep less than this together are listed, but are no finding."),
            OptionDescriptor(
                "figure-nodes", .integer(minimum: 4, maximum: 400), default: .integer(40),
                "Objects that the figure of the worst cycle shows."),
        ],
        metrics: [
            MetricDescriptor("cycles", .count, "Cycles, those of the program's own definitions left out."),
            MetricDescriptor("cyclic-objects", .count, "Objects in these cycles."),
            MetricDescriptor("cyclic-bytes", .bytes, "Shallow bytes of these objects."),
            MetricDescriptor("largest-cycle-bytes", .bytes, "Shallow bytes of the largest of these cycles."),
            MetricDescriptor(
                "garbage-cycles", .count, "Cycles that no root reaches, whatever they wait for."),
            MetricDescriptor(
                "garbage-bytes", .bytes, "Bytes of the garbage cycles and of what only they keep alive."),
            MetricDescriptor("finalizer-cycles", .count, "Garbage cycles with a finalizer that has not run."),
            MetricDescriptor(
                "uncollectable-cycles", .count, "Garbage cycles that the collector does not see."),
            MetricDescriptor(
                "program-objects", .count, "Objects in live cycles of classes, functions, modules and code."),
            MetricDescriptor("program-bytes", .bytes, "Shallow bytes of these objects."),
        ],
        requires: [.stronglyConnectedComponents, .distances, .referrers, .dominators, .retainedSizes],
        deadline: 120, memory: 2 << 30)

    func analyze(_ request: AnalysisRequest) throws -> AnalysisResult {
        let heap = request.heap
        let components = Components(heap)
        request.progress(0.2)
        let dominators = ComponentDominators(components)
        request.progress(0.5)
        let survey = CycleSurvey(components, dominators)
        request.progress(0.9)
        return CycleReport(survey, request.options).result()
    }
}

@c(barrow_analyzer_register_1)
public func register(_ analyzer: UnsafeMutablePointer<barrow_analyzer>) -> Int32 {
    CycleFinder.register(in: analyzer)
}
