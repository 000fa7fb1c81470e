import AnalysisResults

/// Descriptors with one option of every kind and one metric of every unit.
let fakeAnalyzers: [AnalyzerDescriptor] = [
    AnalyzerDescriptor(
        name: "dominator-tree", version: "1", summary: "Largest retained subtrees.",
        options: [
            OptionDescriptor(
                "depth", .integer(minimum: 1, maximum: 32), default: .integer(6), "Levels of the tree figure."
            ),
            OptionDescriptor(
                "minimum-retained", .ratio, default: .real(0.01), "Smaller subtrees are left out."),
            OptionDescriptor("smallest", .bytes, default: .integer(1024), "Smaller objects are left out."),
            OptionDescriptor(
                "group", .choice(["type", "module", "none"]), default: .text("type"), "What is summed up."),
            OptionDescriptor("title", .text, default: .text(""), "Over the \"figure\"."),
            OptionDescriptor("treemap", .boolean, default: .boolean(true), "Whether there is a treemap."),
        ],
        metrics: [
            MetricDescriptor("largest-retained-bytes", .bytes, "Bytes of the largest subtree."),
            MetricDescriptor("largest-retained-share", .ratio, "Its share of the heap."),
            MetricDescriptor("objects", .count, "Reachable objects."),
            MetricDescriptor("pause", .seconds, "Longest pause."),
        ],
        deadline: 120, memory: 2 << 30),
    AnalyzerDescriptor(
        name: "cycle-finder", version: "1", summary: "Strongly connected components.",
        options: [
            OptionDescriptor(
                "limit", .integer(minimum: 0, maximum: 1_000_000), default: .integer(50), "Cycles listed.")
        ],
        metrics: [
            MetricDescriptor("garbage-bytes", .bytes, "Bytes in cycles that await collection."),
            MetricDescriptor("cycles", .count, "Cycles."),
        ],
        deadline: 60, memory: 1 << 30),
    AnalyzerDescriptor(name: "type-histogram", version: "1", summary: "Objects and bytes by type."),
]
