import AnalyzerKit

/// Turns what was measured into what the report shows.
struct FragmentationReport {
    let heap: HeapGraph
    let layout: AllocatorLayout
    let held: HeldArenas
    let contents: BlockContents
    let options: AnalyzerOptions

    func result() -> AnalysisResult {
        let map = PoolMap(layout, cells: options.integer("figure-cells"))
        return AnalysisResult(
            metrics: metrics(), findings: findings(), tables: [memoryTable(), classTable(), arenaTable()],
            figures: [PoolMapFigure(map, layout, held).figure()], notes: Self.notes(layout))
    }

    /// For a dump without arenas: what is known of large allocations, and a note.
    static func withoutArenas(_ heap: HeapGraph, _ layout: AllocatorLayout) -> AnalysisResult {
        var notes = notes(layout)
        notes.append(
            "The dump has no arenas: its runtime has no such allocator, or its state was not dumped.")
        let slack = heap.columns.slack.reduce(UInt64(0)) { $0 + UInt64($1) }
        let zero = descriptorMetrics.map { Metric($0.name, 0, $0.unit) }
        return AnalysisResult(
            metrics: zero.map { metric in
                switch metric.name {
                case "slack-bytes": Metric(metric.name, slack, .bytes)
                case "large-allocation-bytes": Metric(metric.name, largeBytes(heap), .bytes)
                default: metric
                }
            }, notes: notes)
    }

    private static var descriptorMetrics: [MetricDescriptor] { FragmentationMap.descriptor.metrics }

    var overheadBytes: UInt64 {
        layout.arenas.reduce(0) {
            $0 + ($1.size - $1.usedBytes - $1.freeBlockBytes - $1.freePoolBytes - $1.missingPoolBytes)
        }
    }

    /// Free blocks and free pools over all bytes of arenas.
    var externalFragmentation: Double {
        Double(layout.freeBlockBytes + layout.freePoolBytes) / Double(layout.arenaBytes)
    }

    static func largeBytes(_ heap: HeapGraph) -> UInt64 {
        heap.largeAllocations.reduce(0) { $0.addingReportingOverflow($1.usable).partialValue }
    }

    private func metrics() -> [Metric] {
        [
            Metric("arena-bytes", layout.arenaBytes, .bytes),
            Metric("used-block-bytes", layout.usedBlockBytes, .bytes),
            Metric("free-block-bytes", layout.freeBlockBytes, .bytes),
            Metric("free-pool-bytes", layout.freePoolBytes, .bytes),
            Metric("overhead-bytes", overheadBytes, .bytes),
            Metric("slack-bytes", contents.totalSlack, .bytes),
            Metric("external-fragmentation", externalFragmentation, .ratio),
            Metric("returnable-bytes", held.returnableBytes, .bytes),
            Metric("large-allocation-bytes", Self.largeBytes(heap), .bytes),
        ]
    }

    private static func notes(_ layout: AllocatorLayout) -> [String] {
        var notes: [String] = []
        if layout.contradictions > 0 {
            notes.append(
                "\(Format.count(layout.contradictions)) arenas and pools were left out: their numbers contradict each other."
            )
        }
        if layout.missingPools > 0 {
            notes.append(
                "\(Format.count(layout.missingPools)) pools in use are not described by the dump; their bytes count in arena-bytes only, and they are drawn as free."
            )
        }
        return notes
    }
}
