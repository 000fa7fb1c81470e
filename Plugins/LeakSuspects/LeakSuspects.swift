import AnalyzerKit

/// Who probably leaks: single objects and groups of one type that keep a large share of the heap, the reference to cut,
/// and the kind of mistake it looks like.
struct LeakSuspects: Analyzer {
    static let descriptor = AnalyzerDescriptor(
        name: "leak-suspects", version: "1.0.0",
        summary:
            "Objects and groups of objects that probably should be gone, and the reference that keeps them.",
        options: [
            OptionDescriptor(
                "share", .ratio, default: .real(0.1),
                "Share of the reachable heap that a suspect keeps alive at least."),
            OptionDescriptor(
                "minimum-bytes", .bytes, default: .integer(256 << 10),
                "Bytes below which nothing is suspected."),
            OptionDescriptor(
                "accumulation-ratio", .ratio, default: .real(0.7),
                "Share of an object's retained size that makes its largest child the one to look at instead."),
            OptionDescriptor(
                "minimum-group", .integer(minimum: 2, maximum: 1_000_000_000), default: .integer(100),
                "Objects of one type that make a group at least."),
            OptionDescriptor(
                "rows", .integer(minimum: 1, maximum: 100), default: .integer(10), "Suspects at most."),
        ],
        metrics: [
            MetricDescriptor("suspects", .count, "Suspects found."),
            MetricDescriptor("suspect-bytes", .bytes, "What they keep alive together."),
            MetricDescriptor("suspect-share", .ratio, "Their share of the reachable bytes."),
            MetricDescriptor("largest-suspect-bytes", .bytes, "What the largest of them keeps alive."),
        ],
        requires: [.referrers, .distances, .dominators, .retainedSizes], deadline: 120, memory: 1 << 30)

    func analyze(_ request: AnalysisRequest) -> AnalysisResult {
        let heap = request.heap
        guard heap.objectCount > 0, heap.reachableBytes > 0 else { return empty }
        let options = request.options
        let holders = RootHolders(heap, keeping: 1)
        let points = AccumulationSearch(
            heap, share: options.ratio("share"), bytes: options.bytes("minimum-bytes"),
            ratio: options.ratio("accumulation-ratio")
        ).points()
        request.progress(0.4)
        let singles = points.compactMap { Suspect(point: $0, in: heap, holders: holders) }
        let groups = TypeGroups(heap, besides: singles, options: options).suspects(holders)
        request.progress(0.8)
        let suspects = (singles + groups)
            .sorted { $0.bytes != $1.bytes ? $0.bytes > $1.bytes : $0.object < $1.object }
        let shown = Array(suspects.prefix(options.integer("rows")))
        return AnalysisResult(
            metrics: metrics(heap, suspects),
            findings: shown.map { SuspectReport($0, in: heap).finding() },
            tables: [table(heap, shown, total: suspects.count)],
            figures: shown.first.map { [SuspectFigure($0, in: heap).figure()] } ?? [],
            notes: suspects.isEmpty
                ? [
                    """
                    No object and no group of one type keeps \(Format.share(options.ratio("share"))) of the reachable \
                    heap alive: if it has grown, it has grown evenly, or outside of the heap.
                    """
                ] : [])
    }

    private var empty: AnalysisResult {
        AnalysisResult(
            metrics: Self.descriptor.metrics.map { Metric($0.name, 0, $0.unit) },
            notes: ["Nothing in the dump is reachable from a root."])
    }

    private func metrics(_ heap: HeapGraph, _ suspects: [Suspect]) -> [Metric] {
        let total = suspects.reduce(0) { $0 + $1.bytes }
        return [
            Metric("suspects", suspects.count, .count), Metric("suspect-bytes", total, .bytes),
            Metric("suspect-share", heap.reachableShare(of: total), .ratio),
            Metric("largest-suspect-bytes", suspects.first?.bytes ?? 0, .bytes),
        ]
    }

    private func table(_ heap: HeapGraph, _ suspects: [Suspect], total: Int) -> Table {
        Table(
            name: "suspects", title: "Leak suspects",
            columns: [
                Table.Column("suspect", "Suspect", .text), Table.Column("pattern", "Looks like", .text),
                Table.Column("reference", "Reference to cut", .text),
                Table.Column("objects", "Objects", .count),
                Table.Column("bytes", "Kept alive", .bytes),
                Table.Column("share", "Share of the reachable heap", .ratio),
                Table.Column("held-by", "Held by", .text),
            ],
            rows: suspects.map { suspect in
                [
                    .text(suspect.name), .text(suspect.pattern?.name ?? "an accumulation"),
                    .text(suspect.faultyReference ?? "a root"), .count(Int64(suspect.objects)),
                    .bytes(Int64(clamping: suspect.bytes)), .ratio(heap.reachableShare(of: suspect.bytes)),
                    .text(suspect.heldBy),
                ]
            }, totalRows: total)
    }
}

@c(barrow_analyzer_register_1)
public func register(_ analyzer: UnsafeMutablePointer<barrow_analyzer>) -> Int32 {
    LeakSuspects.register(in: analyzer)
}
