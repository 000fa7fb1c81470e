import AnalysisResults

@testable import Reports

/// A report with everything in it that a report can have, as a run over a leaking service would give it.
enum SampleReport {
    static let full = Report(
        generator: "1.0.0", profile: "post-mortem",
        input: InputFacts(
            fileName: "service-4411.barrow", format: "Barrow dump, version 1", bytes: 38_412_904,
            contentHash: "9f2c1e6ab04d77e3",
            process: [
                Fact("runtime", .text("managed runtime 1.0")), Fact("threads", .count(4)),
                Fact("resident set size", .bytes(181_403_648)), Fact("collections", .count(1_204)),
            ]),
        coverage: [
            CoverageItem(
                .read, "objects", count: 1_204_331, bytes: 101_088_412, "Every object chunk is intact."),
            CoverageItem(.salvaged, "strings", count: 412, bytes: 9_331, "Recovered from a damaged chunk."),
            CoverageItem(
                .skipped, "allocation sites", count: 0,
                "The dump was written without tracing, so it has none."),
            CoverageItem(
                .missing, "dangling references", count: 12,
                "They lead to objects in a lost chunk; retained sizes may be too small by what those held."),
        ],
        heap: HeapTotals(
            objects: 1_204_331, references: 3_991_204, shallowBytes: 105_122_816, reachableObjects: 1_160_004,
            reachableBytes: 101_088_412),
        analyzers: [dominators, cycles, fragmentation, crashed],
        budgets: [
            BudgetOutcome(
                metric: "dominator-tree.largest_retained", limit: "32 MiB", measured: 72_246_886,
                unit: .bytes,
                verdict: .broken,
                message: "The largest retained size is 68.9 MiB; at most 32 MiB are allowed."),
            BudgetOutcome(
                metric: "cycle-finder.garbage_bytes", limit: "4 MiB", measured: 1_258_291, unit: .bytes,
                verdict: .held,
                message: "1.2 MiB of garbage cycles; at most 4 MiB are allowed."),
            BudgetOutcome(
                metric: "fragmentation-map.external", limit: "30%", measured: 0.214, unit: .ratio,
                verdict: .held,
                message: "21.4% of the arenas are holes; at most 30% are allowed."),
            BudgetOutcome(
                metric: "interning-savings.bytes", limit: "1 MiB", measured: nil, unit: .bytes,
                verdict: .unmeasured,
                message: "interning-savings gave no result."),
        ])

    static let empty = Report(
        generator: "1.0.0", profile: "quick",
        input: InputFacts(
            fileName: "empty.barrow", format: "Barrow dump, version 1", bytes: 64, contentHash: "00",
            process: []),
        heap: HeapTotals(objects: 0, references: 0, shallowBytes: 0, reachableObjects: 0, reachableBytes: 0))

    /// Texts that would break out of every format they are written into unescaped.
    static let hostile = Report(
        generator: "1.0.0", profile: "</script>",
        input: InputFacts(
            fileName: "a\"b<c>&d\n::error::x|y`z,.barrow", format: "f", bytes: 1, contentHash: "00"),
        heap: HeapTotals(
            objects: 1, references: 0, shallowBytes: 16, reachableObjects: 1, reachableBytes: 16),
        analyzers: [
            AnalyzerReport(
                name: "leak-suspects", version: "1", summary: "", options: [:],
                result: AnalysisResult(
                    metrics: [Metric("suspects", 1, .count)],
                    findings: [
                        Finding(
                            kind: "leak-suspect", severity: .critical, confidence: .low,
                            title: "]]><b> \u{0}\u{1B}[31m | `x` %0A ::warning::", impact: 1,
                            fingerprint: "\"\\\n", locations: [SourceLocation(file: "a b,c:d%\n.py", line: 0)]
                        )
                    ],
                    tables: [
                        Table(
                            name: "t", title: "T", columns: [.init("a", "=A,\"", .text)],
                            rows: [[.text("=cmd|' /C calc'!A0,\"\r\n")], [.empty]])
                    ]), figures: [])
        ],
        budgets: [
            BudgetOutcome(
                metric: "leak-suspects.suspects", limit: "at most 0", measured: 1, unit: .count,
                verdict: .broken,
                message: "\"<&>\"")
        ])

    /// The drawings of ``full``, made in this process.
    static func drawings() throws -> [Drawing] {
        try zip(["dominator-tree", "dominator-tree", "cycle-finder", "fragmentation-map"], SampleFigures.all)
            .map {
                let id = "\($0)--\($1.name)"
                return Drawing(
                    fileName: "\(id).svg", inline: try renderFigureInThisProcess(FigureRequest($1, id: id)))
            }
    }

    private static func reference(_ figure: Figure, of analyzer: String) -> ReportFigure {
        ReportFigure(figure, file: "figures/\(analyzer)--\(figure.name).svg")
    }

    private static let cache = ObjectReference(
        id: 88_412, address: 0x7f3a_1c20_4410, type: "dict", preview: "20,000 items")

    private static let dominators = AnalyzerReport(
        name: "dominator-tree", version: "1.0.0",
        summary: "Who keeps how much alive: retained sizes and accumulation points.",
        options: ["depth": .integer(4), "minimum-share": .real(0.01), "treemap": .boolean(true)],
        result: AnalysisResult(
            metrics: [
                Metric("largest_retained", 72_246_886, .bytes), Metric("accumulation_points", 2, .count),
                Metric("largest_share", 0.7147, .ratio),
            ],
            findings: [
                Finding(
                    kind: "accumulation-point", severity: .critical, confidence: .high,
                    title: "RequestCache.entries holds 20,000 CachedResponse objects, 68.9 MiB in all",
                    impact: 72_246_886,
                    facts: [
                        Fact("entries", .count(20_000)), Fact("bytes an entry", .bytes(3_612)),
                        Fact("share of reachable bytes", .ratio(0.7147)), Fact("holder", .object(cache)),
                    ],
                    hypothesis: "The cache never evicts: entries from the first minute are still there.",
                    nextChecks: [
                        "Look for a limit or an expiry where the cache is filled.",
                        "barrow path service-4411.barrow 88412",
                    ],
                    evidence: [
                        Evidence(
                            role: "path from a root",
                            objects: [
                                ObjectReference(
                                    id: 3, address: 0x7f3a_1000_0100, type: "module", preview: "app"),
                                ObjectReference(id: 911, address: 0x7f3a_1000_8f20, type: "RequestCache"),
                                cache,
                                ObjectReference(
                                    id: 90_001, address: 0x7f3a_2211_0040, type: "CachedResponse",
                                    preview: "GET /products/4411?page=2"),
                            ],
                            labels: [".cache", ".entries", "['GET /products/4411?page=2']"])
                    ],
                    fingerprint: "accumulation-point:app.RequestCache.entries:CachedResponse",
                    locations: [SourceLocation(file: "app/cache.py", line: 41, function: "RequestCache.put")]),
                Finding(
                    kind: "accumulation-point", severity: .warning, confidence: .medium,
                    title: "EventBus.listeners holds 50,000 Listener objects that nothing else refers to",
                    impact: 11_848_908, facts: [Fact("listeners", .count(50_000))],
                    hypothesis: "Listeners are added for each request and never removed.",
                    nextChecks: ["Compare the number of listeners with the number of requests served."],
                    fingerprint: "accumulation-point:app.EventBus.listeners:Listener"),
            ],
            tables: [subtrees], notes: ["Subtrees below 1% of the reachable bytes are not listed."]),
        figures: [
            reference(SampleFigures.dominatorTree, of: "dominator-tree"),
            reference(SampleFigures.treemap, of: "dominator-tree"),
        ])

    private static let subtrees = Table(
        name: "subtrees", title: "Largest retained subtrees",
        columns: [
            .init("object", "Object", .object), .init("retained", "Retained", .bytes),
            .init("shallow", "Shallow", .bytes), .init("share", "Share", .ratio),
            .init("children", "Children", .count), .init("module", "Defined in", .text),
        ],
        rows: (0..<36).map { row in
            let retained = Int64(72_246_886 / (row + 1))
            return [
                .object(
                    ObjectReference(
                        id: UInt32(88_412 + row), address: 0x7f3a_1c20_4410 + UInt64(row) * 64,
                        type: ["dict", "list", "CachedResponse", "Listener", "tuple"][row % 5],
                        preview: row % 5 == 2 ? "GET /products/\(4_411 * row)" : nil)),
                .bytes(retained), .bytes(Int64(64 + row * 184)), .ratio(Double(retained) / 101_088_412),
                .count(Int64(20_000 / (row + 1))), row % 7 == 3 ? .empty : .text("app/cache.py"),
            ]
        }, totalRows: 23_150)

    private static let cycles = AnalyzerReport(
        name: "cycle-finder", version: "1.0.0", summary: "Cycles of references, and what keeps them.",
        options: ["limit": .integer(20)],
        result: AnalysisResult(
            metrics: [Metric("garbage_bytes", 1_258_291, .bytes), Metric("cycles", 1_000, .count)],
            findings: [
                Finding(
                    kind: "garbage-cycle", severity: .warning, confidence: .high,
                    title: "3,000 objects in 1,000 cycles of Parent and Child wait for the collector",
                    impact: 1_258_291,
                    evidence: [Evidence(role: "member of a cycle", objects: [cache])],
                    fingerprint: "garbage-cycle:Parent,dict,list,Child")
            ]), figures: [reference(SampleFigures.cycle, of: "cycle-finder")])

    private static let fragmentation = AnalyzerReport(
        name: "fragmentation-map", version: "1.0.0",
        summary: "The allocator's holes: arenas, pools and blocks.", options: [:],
        result: AnalysisResult(
            metrics: [Metric("external", 0.214, .ratio), Metric("arenas", 512, .count)],
            findings: [
                Finding(
                    kind: "pinned-arenas", severity: .info, confidence: .low,
                    title: "41 arenas are kept alive by fewer than ten blocks each", impact: 10_412_032,
                    fingerprint: "pinned-arenas")
            ]),
        figures: [
            reference(SampleFigures.arenaMap, of: "fragmentation-map"),
            ReportFigure(
                Figure(
                    name: "classes", title: "Size classes", caption: "Slack by size class.", engine: .dot,
                    dot: ""),
                problem: FigureError.timedOut(seconds: 30).sentence),
        ])

    private static let crashed = AnalyzerReport(
        name: "interning-savings", version: "1.0.0", summary: "Equal immutable values held more than once.",
        options: [:],
        failure: AnalyzerFailure(
            kind: .outOfMemory, message: "The worker needed more than 512 MiB of private memory.",
            remedy: "Raise memory for interning-savings in the profile, or analyse a smaller dump."))
}
