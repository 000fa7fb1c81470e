import AnalyzerKit

/// Equal immutable values that are held more than once, and what sharing one object for each would save.
struct InterningSavings: Analyzer {
    static let descriptor = AnalyzerDescriptor(
        name: "interning-savings", version: "1.0.0",
        summary: "Equal strings, bytes, numbers and tuples held more than once, by value and by holder.",
        options: [
            OptionDescriptor(
                "rows", .integer(minimum: 1, maximum: 10_000), default: .integer(20),
                "Rows in each table, and findings at most."),
            OptionDescriptor(
                "minimum-share", .ratio, default: .real(0.01),
                "Share of the reachable heap that duplicates in one place must take to be a finding."),
            OptionDescriptor(
                "minimum-bytes", .bytes, default: .integer(64 << 10),
                "Bytes that duplicates in one place must take to be a finding."),
        ],
        metrics: [
            MetricDescriptor("duplicate-values", .count, "Distinct values that are held more than once."),
            MetricDescriptor("duplicate-objects", .count, "Copies beyond the first of each value."),
            MetricDescriptor(
                "duplicate-bytes", .bytes, "Shallow size of these copies: what interning would save."),
            MetricDescriptor("duplicate-slack-bytes", .bytes, "Slack that would be saved with them."),
            MetricDescriptor("duplicate-share", .ratio, "Share of duplicate-bytes in the reachable heap."),
            MetricDescriptor(
                "unreachable-duplicate-bytes", .bytes,
                "The same among unreachable objects, not in duplicate-bytes."),
            MetricDescriptor("already-saved-bytes", .bytes, "What sharing interned objects saves now."),
        ],
        requires: [.referrers, .distances], deadline: 120, memory: 2 << 30)

    func analyze(_ request: AnalysisRequest) -> AnalysisResult {
        let heap = request.heap
        let census = Census(heap)
        guard census.carriesValues else { return withoutValues(census) }
        let digests = ValueDigests(heap)
        request.progress(0.3)
        let rows = request.options.integer("rows")
        let duplicates = Duplicates(in: heap, digests: digests, keeping: rows)
        request.progress(0.7)
        let holders = HolderTally(duplicates, in: heap, digests: digests)
        let report = SavingsReport(heap, census: census, duplicates: duplicates, holders: holders)
        return AnalysisResult(
            metrics: metrics(census: census, duplicates: duplicates),
            findings: report.findings(request.options),
            tables: [report.valueTable(), report.holderTable(rows: rows), report.typeTable()],
            notes: census.notes)
    }

    private func metrics(census: Census, duplicates: Duplicates) -> [Metric] {
        let total = duplicates.total
        return [
            Metric("duplicate-values", total.repeatedValues, .count),
            Metric("duplicate-objects", total.copies, .count),
            Metric("duplicate-bytes", total.bytes, .bytes),
            Metric("duplicate-slack-bytes", total.slack, .bytes),
            Metric("duplicate-share", census.share(of: total.bytes), .ratio),
            Metric("unreachable-duplicate-bytes", total.unreachableBytes, .bytes),
            Metric("already-saved-bytes", census.alreadySaved, .bytes),
        ]
    }

    /// Where nothing can be compared, no number of duplicates is given: zero would be a claim.
    private func withoutValues(_ census: Census) -> AnalysisResult {
        AnalysisResult(
            metrics: [Metric("already-saved-bytes", census.alreadySaved, .bytes)], notes: census.notes)
    }
}

@c(barrow_analyzer_register_1)
public func register(_ analyzer: UnsafeMutablePointer<barrow_analyzer>) -> Int32 {
    InterningSavings.register(in: analyzer)
}
