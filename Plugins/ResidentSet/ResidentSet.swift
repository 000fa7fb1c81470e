import AnalyzerKit

/// Where the process's resident memory is: the kernel's figure reconciled with what the dump knows of it.
///
/// Linear in objects, pools, large allocations and mappings; four bytes an object.
struct ResidentSet: Analyzer {
    static let descriptor = AnalyzerDescriptor(
        name: "resident-set", version: "1.0.0",
        summary: "Where the resident memory is, and whether that is a leak, fragmentation, or neither.",
        options: [
            OptionDescriptor(
                "leak-share", .ratio, default: .real(0.5),
                "Share of the resident set in live objects from which on it may be a leak."),
            OptionDescriptor(
                "accumulation-share", .ratio, default: .real(0.3),
                "Share of the live bytes that one object must keep alive for that to be called a leak."),
            OptionDescriptor(
                "hole-share", .ratio, default: .real(0.25),
                "Share of the resident set in free memory of the allocators that is called fragmentation."),
            OptionDescriptor(
                "outside-share", .ratio, default: .real(0.5),
                "Share of the resident set that is none of the runtime's from which on that is a finding."),
            OptionDescriptor(
                "unexplained-share", .ratio, default: .real(0.1),
                "Share of the resident set that nothing accounts for from which on that is a finding."),
            OptionDescriptor(
                "minimum-bytes", .bytes, default: .integer(16 << 20),
                "Findings about less than this are left out."),
            OptionDescriptor(
                "rows", .integer(minimum: 1, maximum: 1_000), default: .integer(20),
                "Rows of the tables of modules and mappings."),
            OptionDescriptor(
                "figure-modules", .integer(minimum: 1, maximum: 40), default: .integer(8),
                "Modules with a row of their own in the figure."),
        ],
        metrics: [
            MetricDescriptor("resident-bytes", .bytes, "The kernel's figure, else the sum of what is known."),
            MetricDescriptor("live-object-bytes", .bytes, "Requested by live objects, in blocks."),
            MetricDescriptor("slack-bytes", .bytes, "Between requested bytes and blocks."),
            MetricDescriptor("unowned-block-bytes", .bytes, "Blocks in use of no object of the dump."),
            MetricDescriptor(
                "large-allocation-bytes", .bytes, "What objects have of the system allocator."),
            MetricDescriptor("free-block-bytes", .bytes, "Free blocks of pools in use."),
            MetricDescriptor("empty-pool-bytes", .bytes, "Pools without a block in use."),
            MetricDescriptor("pool-overhead-bytes", .bytes, "Headers of pools, rests, alignment."),
            MetricDescriptor("malloc-bytes", .bytes, "Rest of the system allocator's heap in use."),
            MetricDescriptor("malloc-free-bytes", .bytes, "Free memory of the system allocator's heap."),
            MetricDescriptor("stack-bytes", .bytes, "Stacks of threads."),
            MetricDescriptor("file-bytes", .bytes, "Executable, libraries and other mapped files."),
            MetricDescriptor("anonymous-bytes", .bytes, "Anonymous mappings of no known owner."),
            MetricDescriptor("other-mapping-bytes", .bytes, "Shared memory and other mappings."),
            MetricDescriptor(
                "unexplained-bytes", .bytes, "The kernel's figure less all of these; may be negative."),
        ],
        requires: [.dominators, .retainedSizes], deadline: 120, memory: 1 << 30)

    func analyze(_ request: AnalysisRequest) -> AnalysisResult {
        let heap = request.heap
        let residency = Residency(heap)
        let layout = ArenaLayout(heap)
        guard !layout.arenas.isEmpty || !residency.mappings.isEmpty else { return Self.unknown }
        let mapped = MappedMemory(heap, layout, residency)
        let arenas = ArenaMemory(heap, layout, residency)
        request.progress(0.3)
        let owners = ModuleOwners(heap)
        request.progress(0.6)
        let tally = ObjectTally(heap, owners, layout, mapped, residency)
        request.progress(0.9)
        let account = ResidentAccount(heap, arenas, mapped, tally)
        return ResidentSetReport(
            heap: heap, account: account, owners: owners, mapped: mapped,
            verdict: Verdict(heap, account, owners, options: request.options), options: request.options,
            contradictions: layout.contradictions + mapped.contradictions, residency: residency
        ).result()
    }

    /// For a dump of another kind of heap.
    private static var unknown: AnalysisResult {
        AnalysisResult(
            metrics: descriptor.metrics.map { Metric($0.name, 0, $0.unit) },
            notes: [
                "The dump has neither mappings nor arenas: where its process's memory was is not known. A capture of a live process or of a core file has them."
            ])
    }
}

@c(barrow_analyzer_register_1)
public func register(_ analyzer: UnsafeMutablePointer<barrow_analyzer>) -> Int32 {
    ResidentSet.register(in: analyzer)
}
