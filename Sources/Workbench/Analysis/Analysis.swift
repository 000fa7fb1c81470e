import AnalysisResults
import AnalyzerHost
import HeapGraph
import Profiles
import Reports

/// Open, analyse, draw, judge, report.
public struct Analysis: Sendable {
    private let job: AnalysisJob
    private let observer: any WorkbenchObserver

    /// What came of it.
    public struct Outcome: Sendable {
        public var report: Report
        /// The page people open, where one was written.
        public var page: String?
        /// What failing analyzers printed, and how long each took: for the terminal, not for the report.
        public var remarks: [String]
    }

    public init(_ job: AnalysisJob, observer: any WorkbenchObserver) {
        self.job = job
        self.observer = observer
    }

    /// Runs the job. An analyzer that fails costs its own section; an unreadable dump or a wrong profile throws.
    public func run() async throws -> Outcome {
        let catalog = await AnalyzerCatalog.discover(PluginSearchPath(explicit: job.plugins))
        let profile = try ProfileCheck.load(job.profile, catalog)
        let heap = try HeapOpener(observer: observer).open(
            job.dump, dumpNumber: job.dumpNumber, index: job.index,
            deriving: Self.columns(profile, catalog), values: profile.strings.valueDetail)
        guard !heap.isSalvaged || !(profile.strict || job.isStrict) else {
            throw WorkbenchError.damaged(heap)
        }
        let jobs = profile.analyzers.map { run in
            AnalyzerJob(
                plugin: catalog[run.name]!,
                heaps: [.init(image: heap.graph.image!, name: heap.input.fileName)],
                options: run.options, deadline: run.deadline, memory: run.memory)
        }
        let outcomes = await observer.timed("analyzers") {
            await AnalyzerHost().run(jobs) { job, fraction in
                observer.progress(jobs[job].plugin.descriptor.name, fraction: fraction)
            }
        }
        let (sections, drawings) = await observer.timed("figures") {
            await draw(jobs, outcomes, isDrawing: profile.figures)
        }
        let unusable = catalog.rejected.filter { $0.origin == .explicit && $0.error.kind != .duplicate }
        let report = Report(
            generator: "Barrow \(WorkbenchVersion.current)", profile: profile.name, input: heap.input,
            coverage: heap.coverage, heap: heap.totals,
            analyzers: sections + unusable.map(AnalyzerReport.init(unusable:)),
            budgets: BudgetOutcome.evaluate(profile.budgets, sections))
        let page = try write(report, drawings, profile)
        return Outcome(report: report, page: page, remarks: Self.remarks(jobs, outcomes))
    }

    /// What the analyzers need, and the totals of the report.
    private static func columns(_ profile: Profile, _ catalog: AnalyzerCatalog) -> Set<DerivedColumn> {
        profile.analyzers.reduce(into: [.dominators]) { columns, run in
            columns.formUnion(catalog[run.name]!.descriptor.requires)
        }
    }

    /// One figure after the other: a worker may use a whole core and much memory.
    private func draw(
        _ jobs: [AnalyzerJob], _ outcomes: [AnalyzerOutcome], isDrawing: Bool
    ) async -> ([AnalyzerReport], [Drawing]) {
        let renderer = FigureRenderer(
            workerExecutable: WorkerCommand.ownExecutable.executable, arguments: ["__render-figure"])
        var sections: [AnalyzerReport] = []
        var drawings: [Drawing] = []
        for (job, outcome) in zip(jobs, outcomes) {
            let descriptor = job.plugin.descriptor
            var figures: [ReportFigure] = []
            if isDrawing, case .success(let result) = outcome.result {
                let drawn = await renderer.render(result.figures, of: descriptor.name)
                figures = drawn.references
                drawings += drawn.drawings
            }
            sections.append(AnalyzerReport(descriptor, options: job.options, outcome, figures: figures))
        }
        return (sections, drawings)
    }

    private func write(_ report: Report, _ drawings: [Drawing], _ profile: Profile) throws -> String? {
        guard let output = job.output else { return nil }
        return try observer.timed("report") {
            do {
                try ReportWriter.write(
                    report, drawings: drawings, to: output, formats: Set(profile.reports.map(\.writerFormat)))
            } catch let error as ReportWriterError {
                throw WorkbenchError(.cannotWrite, error.description)
            }
            return profile.reports.contains(.html) ? "\(output)/index.html" : output
        }
    }

    private static func remarks(_ jobs: [AnalyzerJob], _ outcomes: [AnalyzerOutcome]) -> [String] {
        zip(jobs, outcomes).compactMap { job, outcome in
            guard case .failure = outcome.result, !outcome.execution.output.isEmpty else { return nil }
            return "\(job.plugin.descriptor.name) printed:\n\(outcome.execution.output)"
        }
    }
}
