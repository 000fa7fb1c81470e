import AnalyzerKit

/// Counts and sizes by type, in one pass over the objects and one walk over the dominator tree.
struct TypeHistogram: Analyzer {
    static let orders = ["shallow", "retained", "objects", "slack", "unreachable"]

    static let descriptor = AnalyzerDescriptor(
        name: "type-histogram", version: "1.0.0",
        summary: "Objects, shallow, slack and retained bytes by type.",
        options: [
            OptionDescriptor(
                "rows", .integer(minimum: 1, maximum: 10_000), default: .integer(30),
                "Types in the table."),
            OptionDescriptor(
                "order", .choice(orders), default: .text("shallow"), "What the table is sorted by."),
            OptionDescriptor(
                "cells", .integer(minimum: 1, maximum: 500), default: .integer(60),
                "Types in the treemap that have a cell of their own."),
            OptionDescriptor(
                "dominant-share", .ratio, default: .real(0.5),
                "Share of the heap from which on one type is a finding."),
            OptionDescriptor(
                "minimum-bytes", .bytes, default: .integer(64 << 10),
                "Shallow bytes of a type below which it is never a finding."),
        ],
        metrics: [
            MetricDescriptor("objects", .count, "Objects in the dump."),
            MetricDescriptor("types", .count, "Types that have an object in the dump."),
            MetricDescriptor("shallow-bytes", .bytes, "Shallow size of all objects."),
            MetricDescriptor("slack-bytes", .bytes, "Bytes lost between requested and allocated sizes."),
            MetricDescriptor("unreachable-objects", .count, "Objects no root leads to."),
            MetricDescriptor("unreachable-bytes", .bytes, "Shallow size of what no root leads to."),
            MetricDescriptor("largest-type-bytes", .bytes, "Shallow size of the type that has most."),
            MetricDescriptor("largest-type-share", .ratio, "Its share of all shallow bytes."),
        ],
        requires: [.distances, .dominators, .retainedSizes], deadline: 60, memory: 512 << 20)

    func analyze(_ request: AnalysisRequest) -> AnalysisResult {
        let heap = request.heap
        let histogram = Histogram(of: heap)
        request.progress(0.9)
        return AnalysisResult(
            metrics: metrics(of: histogram),
            findings: findings(in: histogram, of: heap, options: request.options),
            tables: [table(of: histogram, options: request.options)],
            figures: treemap(of: histogram, cells: request.options.integer("cells")).map { [$0] } ?? [],
            notes: heap.objectCount == 0 ? ["The dump holds no objects."] : [])
    }

    private func metrics(of histogram: Histogram) -> [Metric] {
        let total = histogram.total
        let largest = histogram.types.map(\.tally.shallow).max() ?? 0
        return [
            Metric("objects", total.objects, .count),
            Metric("types", histogram.types.count, .count),
            Metric("shallow-bytes", total.shallow, .bytes),
            Metric("slack-bytes", total.slack, .bytes),
            Metric("unreachable-objects", total.unreachableObjects, .count),
            Metric("unreachable-bytes", total.unreachable, .bytes),
            Metric("largest-type-bytes", largest, .bytes),
            Metric("largest-type-share", histogram.share(of: largest), .ratio),
        ]
    }
}

@c(barrow_analyzer_register_1)
public func register(_ analyzer: UnsafeMutablePointer<barrow_analyzer>) -> Int32 {
    TypeHistogram.register(in: analyzer)
}
