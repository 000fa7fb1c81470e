import AnalysisResults
import Glibc
import HeapGraph

/// Runs analyzers, each in a worker process of its own.
///
/// A worker opens the heap images of this process read-only through `/proc`, limits itself and loads the plugin;
/// this side enforces the deadline from outside, too, and believes nothing it has not checked.
package struct AnalyzerHost: Sendable {
    package var worker: WorkerCommand
    /// How many workers run at once.
    package var parallelism: Int
    /// Bytes of the longest answer that is accepted.
    package var answerLimit: Int

    package init(
        worker: WorkerCommand = .ownExecutable, parallelism: Int? = nil, answerLimit: Int = 64 << 20
    ) {
        self.worker = worker
        self.parallelism = max(1, parallelism ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        self.answerLimit = answerLimit
    }

    /// Runs the jobs, at most ``parallelism`` at once; the outcomes are in the order of the jobs whatever the timing.
    ///
    /// `progress` gets the job's index and the part of its work that is done, from any thread. Where the calling
    /// task is cancelled the workers are killed.
    package func run(
        _ jobs: [AnalyzerJob], progress: @escaping @Sendable (Int, Double) -> Void = { _, _ in }
    ) async -> [AnalyzerOutcome] {
        await withTaskGroup(of: (Int, AnalyzerOutcome).self) { group in
            var outcomes = [AnalyzerOutcome?](repeating: nil, count: jobs.count)
            for index in jobs.indices {
                if index >= parallelism, let (done, outcome) = await group.next() { outcomes[done] = outcome }
                group.addTask { (index, await run(jobs[index]) { progress(index, $0) }) }
            }
            for await (done, outcome) in group { outcomes[done] = outcome }
            return outcomes.map { $0! }
        }
    }

    private func run(
        _ job: AnalyzerJob, progress: @escaping @Sendable (Double) -> Void
    ) async -> AnalyzerOutcome {
        let request = WorkerRequest(
            task: .analyze(
                path: job.plugin.path,
                heaps: job.heaps.map { WorkerRequest.Heap(descriptor: $0.image.descriptor, name: $0.name) },
                options: job.options),
            limits: WorkerRequest.Limits(memory: job.memory, deadline: job.deadline, answer: answerLimit))
        do {
            let end = try await WorkerProcess(command: worker, request: request).run(progress: progress)
            return Verdict(job: job, answerLimit: answerLimit, end: end).outcome()
        } catch {
            return AnalyzerOutcome(
                result: .failure(.notRun("cannot start \(worker.executable): \(error)")),
                execution: WorkerExecution())
        }
    }
}
