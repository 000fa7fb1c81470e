import AnalysisResults

/// The analyzers that are there, and the libraries that would be but cannot.
package struct AnalyzerCatalog: Sendable {
    /// By name.
    package var plugins: [AnalyzerPlugin]
    /// In the order of the search.
    package var rejected: [RejectedPlugin]

    /// The analyzer of this name.
    package subscript(_ name: String) -> AnalyzerPlugin? { plugins.first { $0.descriptor.name == name } }

    /// Seconds that loading and describing a batch of libraries may take.
    private static let deadline = 20.0

    /// Looks for analyzers and asks each, in a worker process, what it is; nothing is loaded into this one.
    ///
    /// All libraries share a worker at first; where that does not live to describe them all, each gets its own, so
    /// that the one at fault is known. Of two analyzers of one name the first in the order of the search is kept.
    package static func discover(
        _ path: PluginSearchPath, worker: WorkerCommand = .ownExecutable
    ) async -> AnalyzerCatalog {
        var finder = CandidateFinder()
        finder.search(path.entries)
        var catalog = AnalyzerCatalog(plugins: [], rejected: finder.rejected)
        let described = await describe(finder.candidates.map(\.path), worker: worker)
        for (entry, result) in zip(finder.candidates, described) { catalog.add(entry, result) }
        catalog.plugins.sort { $0.descriptor.name < $1.descriptor.name }
        return catalog
    }

    private mutating func add(
        _ entry: PluginSearchPath.Entry, _ result: Result<AnalyzerDescriptor, PluginError>
    ) {
        switch result {
        case .failure(let error):
            rejected.append(RejectedPlugin(path: entry.path, origin: entry.origin, error: error))
        case .success(let descriptor):
            if let first = self[descriptor.name] {
                let error = PluginError(
                    .duplicate, "is named \(descriptor.name), as is \(first.path), which was found first",
                    remedy: "remove or rename one of them")
                rejected.append(RejectedPlugin(path: entry.path, origin: entry.origin, error: error))
            } else {
                plugins.append(
                    AnalyzerPlugin(descriptor: descriptor, path: entry.path, origin: entry.origin))
            }
        }
    }

    private typealias Description = Result<AnalyzerDescriptor, PluginError>

    private static func describe(_ paths: [String], worker: WorkerCommand) async -> [Description] {
        guard !paths.isEmpty else { return [] }
        if let all = await describeTogether(paths, worker: worker) { return all }
        var results: [Description] = []
        for path in paths { results.append(await describeAlone(path, worker: worker)) }
        return results
    }

    /// Nil where the worker did not come to its regular end.
    private static func describeTogether(_ paths: [String], worker: WorkerCommand) async -> [Description]? {
        guard let end = try? await run(paths, worker: worker), end.payload(.report) != nil else { return nil }
        return results(end, paths)
    }

    private static func describeAlone(_ path: String, worker: WorkerCommand) async -> Description {
        do {
            let end = try await run([path], worker: worker)
            if end.payload(.report) != nil, let result = results(end, [path])?.first { return result }
            return .failure(failure(of: end))
        } catch {
            return .failure(
                PluginError(
                    .failedToLoad, "cannot be examined: cannot start \(worker.executable): \(error)",
                    remedy: "check that this machine can start more processes"))
        }
    }

    private static func run(_ paths: [String], worker: WorkerCommand) async throws -> WorkerProcess.End {
        let limits = WorkerRequest.Limits(memory: 1 << 30, deadline: deadline, answer: 1 << 20)
        return try await WorkerProcess(
            command: worker, request: WorkerRequest(task: .describe(paths: paths), limits: limits)
        ).run()
    }

    private static func results(_ end: WorkerProcess.End, _ paths: [String]) -> [Description]? {
        let described = end.decodeAll(DescribedLibrary.self, .description)
        guard described.map(\.path) == paths else { return nil }
        return described.map { library in
            if let descriptor = library.descriptor, DescriptorValidator.fault(in: descriptor) == nil {
                return .success(descriptor)
            }
            return .failure(library.error ?? .notAnAnalyzer)
        }
    }

    private static func failure(of end: WorkerProcess.End) -> PluginError {
        let reason =
            if end.isOverdue {
                "hangs while it is loaded"
            } else if let signal = end.crash?.signal ?? end.signal {
                "crashes while it is loaded: \(SignalName.of(signal))"
            } else if let text = end.payload(.failure) {
                "cannot be examined: \(String(decoding: text, as: UTF8.self))"
            } else {
                "ends the process that loads it"
            }
        return PluginError(
            .failedToLoad, reason, remedy: "report it to the analyzer's author, or remove the library")
    }
}
