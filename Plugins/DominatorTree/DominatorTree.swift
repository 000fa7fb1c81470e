import AnalyzerKit

/// Who keeps most memory alive: the top of the dominator tree, and the objects below which it spreads out.
struct DominatorTree: Analyzer {
    static let descriptor = AnalyzerDescriptor(
        name: "dominator-tree", version: "1.0.0",
        summary: "Largest retained subtrees and the points where memory accumulates.",
        options: [
            OptionDescriptor(
                "depth", .integer(minimum: 1, maximum: 12), default: .integer(5),
                "Levels of objects in the figures."),
            OptionDescriptor(
                "branches", .integer(minimum: 1, maximum: 20), default: .integer(5),
                "Objects shown below each object of the tree figure."),
            OptionDescriptor(
                "rows", .integer(minimum: 1, maximum: 1_000), default: .integer(20),
                "Rows in each table, and findings at most."),
            OptionDescriptor(
                "minimum-retained", .ratio, default: .real(0.05),
                "Share of the reachable heap from which on an object counts as big."),
            OptionDescriptor(
                "minimum-bytes", .bytes, default: .integer(64 << 10),
                "Retained bytes below which an object never counts as big."),
            OptionDescriptor(
                "accumulation-ratio", .ratio, default: .real(0.7),
                "Share of an object's retained size that makes its largest child the one to look at instead."),
        ],
        metrics: [
            MetricDescriptor("reachable-bytes", .bytes, "Shallow size of all that roots keep alive."),
            MetricDescriptor("unreachable-bytes", .bytes, "Shallow size of what no root leads to."),
            MetricDescriptor(
                "top-level-dominators", .count, "Objects that no single other object keeps alive."),
            MetricDescriptor("largest-retained-bytes", .bytes, "Retained size of the largest of these."),
            MetricDescriptor("largest-retained-share", .ratio, "Its share of the reachable bytes."),
            MetricDescriptor("accumulation-points", .count, "Objects below which much memory spreads out."),
            MetricDescriptor("largest-accumulation-bytes", .bytes, "What the largest of them accumulates."),
            MetricDescriptor("largest-accumulation-share", .ratio, "Its share of the reachable bytes."),
        ],
        requires: [.referrers, .distances, .dominators, .retainedSizes], deadline: 120, memory: 512 << 20)

    func analyze(_ request: AnalysisRequest) -> AnalysisResult {
        let heap = request.heap
        guard heap.objectCount > 0 else { return empty }
        let options = request.options
        let holders = RootHolders(heap, keeping: Outline.Limits.treemap(options).branches)
        request.progress(0.2)
        let points = AccumulationSearch(
            heap, share: options.ratio("minimum-retained"), bytes: options.bytes("minimum-bytes"),
            ratio: options.ratio("accumulation-ratio")
        ).points()
        request.progress(0.5)
        let rows = options.integer("rows")
        let report = PointReport(heap, holders: holders)
        let findings = points.prefix(rows).map { report.finding(on: $0) }
        request.progress(0.8)
        return AnalysisResult(
            metrics: metrics(of: heap, points: points),
            findings: findings,
            tables: [
                biggestTable(of: heap, holders: holders, rows: rows),
                groupTable(of: heap, holders: holders, rows: rows),
                pointTable(of: heap, holders: holders, points: points, rows: rows),
            ],
            figures: figures(of: heap, holders: holders, points: points, options: options),
            notes: notes(on: heap, points: points, findings: findings.count))
    }

    private var empty: AnalysisResult {
        AnalysisResult(
            metrics: Self.descriptor.metrics.map { Metric($0.name, 0, $0.unit) },
            notes: ["The dump holds no objects."])
    }

    private func metrics(of heap: HeapGraph, points: [AccumulationPoint]) -> [Metric] {
        let topLevel = heap.dominatedChildren(of: heap.virtualRoot)
        let retained = heap.retainedSizes
        let largest = topLevel.reduce(0) { max($0, retained[Int($1)]) }
        let accumulated = points.first?.accumulated ?? 0
        return [
            Metric("reachable-bytes", heap.reachableBytes, .bytes),
            Metric("unreachable-bytes", retained[heap.virtualUnreachable], .bytes),
            Metric("top-level-dominators", topLevel.count, .count),
            Metric("largest-retained-bytes", largest, .bytes),
            Metric("largest-retained-share", heap.reachableShare(of: largest), .ratio),
            Metric("accumulation-points", points.count, .count),
            Metric("largest-accumulation-bytes", accumulated, .bytes),
            Metric("largest-accumulation-share", heap.reachableShare(of: accumulated), .ratio),
        ]
    }

    private func notes(on heap: HeapGraph, points: [AccumulationPoint], findings: Int) -> [String] {
        var notes: [String] = []
        if heap.reachableBytes == 0 { notes.append("Nothing in the dump is reachable from a root.") }
        if points.count > findings {
            notes.append(
                """
                \(Format.count(points.count)) accumulation points were found; the \(Format.count(findings)) \
                largest are reported.
                """)
        }
        return notes
    }
}

@c(barrow_analyzer_register_1)
public func register(_ analyzer: UnsafeMutablePointer<barrow_analyzer>) -> Int32 {
    DominatorTree.register(in: analyzer)
}
