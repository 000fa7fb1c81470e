import AnalyzerKit

/// How the allocator's arenas, pools and blocks are occupied, and what keeps their holes from returning to the system.
///
/// Linear in objects, pools and occupancy; the objects are read once, in address order.
struct FragmentationMap: Analyzer {
    static let descriptor = AnalyzerDescriptor(
        name: "fragmentation-map", version: "1.0.0",
        summary:
            "Arena, pool and block occupancy by size class, and the arenas that a handful of blocks hold.",
        options: [
            OptionDescriptor(
                "handful", .integer(minimum: 1, maximum: 1_000_000), default: .integer(8),
                "Blocks in use up to which an arena counts as held by few blocks."),
            OptionDescriptor(
                "handful-share", .ratio, default: .real(0.01),
                "Share of an arena's bytes in use up to which it counts as held by few blocks, however many."),
            OptionDescriptor(
                "low-occupancy", .ratio, default: .real(0.25),
                "Share of blocks in use below which a size class is a finding."),
            OptionDescriptor(
                "minimum-bytes", .bytes, default: .integer(256 << 10),
                "Findings about less than this are left out."),
            OptionDescriptor(
                "rows", .integer(minimum: 1, maximum: 10_000), default: .integer(64),
                "Rows of the table of arenas."),
            OptionDescriptor(
                "figure-cells", .integer(minimum: 64, maximum: 4096), default: .integer(4096),
                "Cells of the figure; with more pools than that, a cell is a run of neighbouring pools."),
        ],
        metrics: [
            MetricDescriptor("arena-bytes", .bytes, "Bytes that the allocator mapped for arenas."),
            MetricDescriptor("used-block-bytes", .bytes, "Bytes of blocks in use, slack included."),
            MetricDescriptor(
                "free-block-bytes", .bytes, "Bytes of free blocks in pools that hold a used one."),
            MetricDescriptor("free-pool-bytes", .bytes, "Bytes of pools without a used block."),
            MetricDescriptor(
                "overhead-bytes", .bytes, "Bytes of arenas that no block can use: headers, rests, alignment."),
            MetricDescriptor(
                "slack-bytes", .bytes, "Bytes between what objects requested and what they got."),
            MetricDescriptor(
                "external-fragmentation", .ratio, "Free blocks and free pools, as a share of arena-bytes."),
            MetricDescriptor(
                "returnable-bytes", .bytes,
                "Bytes of arenas that could be unmapped if the few blocks in them moved to holes elsewhere."),
            MetricDescriptor(
                "large-allocation-bytes", .bytes, "Bytes set aside for requests too large for a pool."),
        ],
        requires: [], deadline: 60, memory: 1 << 30)

    func analyze(_ request: AnalysisRequest) throws -> AnalysisResult {
        let heap = request.heap
        let layout = AllocatorLayout(heap)
        let options = request.options
        guard !layout.arenas.isEmpty else {
            return FragmentationReport.withoutArenas(heap, layout)
        }
        let held = HeldArenas(
            layout, blocks: options.integer("handful"), share: options.ratio("handful-share"))
        request.progress(0.2)
        let lowOccupancy = options.ratio("low-occupancy")
        let contents = BlockContents(
            heap, layout, returnable: held.isReturnable,
            detailedClasses: layout.classes.map { $0.occupancy < lowOccupancy })
        request.progress(0.8)
        return FragmentationReport(
            heap: heap, layout: layout, held: held, contents: contents, options: options
        ).result()
    }
}

@c(barrow_analyzer_register_1)
public func register(_ analyzer: UnsafeMutablePointer<barrow_analyzer>) -> Int32 {
    FragmentationMap.register(in: analyzer)
}
