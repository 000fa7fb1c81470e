import AnalysisResults
import AnalyzerHost
import HeapGraph
import TestSupport
import Testing

@Suite("Analyzers that misbehave")
struct HostilePluginTests {
    typealias Kind = AnalyzerFailure.Kind

    @Test(
        "a crash is told apart by its signal",
        arguments: [
            ("CRASHES", "segmentation fault"), ("ABORTS", "abort"),
            ("RECURSES", "segmentation fault"), ("KILLS_ITSELF", "killed"),
            ("WRITES_TO_IMAGE", "segmentation fault"),
            ("CRASHES_IN_LOAD", "segmentation fault"),
        ])
    func crash(behaviour: String, words: String) async throws {
        let failure = try failure(await HostilePlugin.run(behaviour))
        #expect(failure.kind == .crashed)
        #expect(failure.message.contains("The analyzer crashed: \(words)"))
    }

    @Test(
        "a hang ends at the deadline, whatever signals are ignored and descriptors closed",
        arguments: ["HANGS", "HANGS_AGAINST_SIGNALS", "HANGS_IN_LOAD"])
    func hang(behaviour: String) async throws {
        let failure = try failure(await HostilePlugin.run(behaviour, deadline: 1.5))
        #expect(failure.kind == .timedOut)
        #expect(failure.message == "The analyzer did not answer within its deadline of 1.5 s.")
    }

    @Test("too much memory is told from a crash", arguments: ["EATS_MEMORY", "RETURNS_OUT_OF_MEMORY"])
    func memory(behaviour: String) async throws {
        let failure = try failure(await HostilePlugin.run(behaviour, memory: 96 << 20))
        #expect(failure.kind == .outOfMemory)
        #expect(failure.message.contains("more than its limit of 96 MiB of private memory"))
        #expect(failure.remedy.contains("`memory`"))
    }

    @Test("the heap image does not count as the analyzer's memory")
    func imageIsShared() async throws {
        let graph = try SampleHeap.graph()
        let image = try #require(graph.image)
        let bytes = try image.append(.objectSite, of: UInt32.self, count: 64 << 20)
        #expect(bytes.count * 4 == 256 << 20)
        let job = AnalyzerJob(
            plugin: try HostilePlugin.plugin("BEHAVES"),
            heaps: [AnalyzerJob.Heap(image: image, name: "large")], memory: 8 << 20)
        let result = try await HostilePlugin.host.run([job])[0].result.get()
        #expect(result.metrics == [Metric("objects", 3, .count)])
    }

    @Test(
        "an answer that is not what was promised is refused with the reason",
        arguments: [
            ("ANSWERS_NOTHING", "it gave none"),
            ("ANSWERS_TWICE", "it gave 2 instead of one"),
            ("ANSWERS_TOO_MUCH", "it has 68157441 bytes, more than 64 MiB"),
            ("ANSWERS_NO_JSON", "it cannot be read as JSON"),
            ("ANSWERS_BAD_UTF8", "it is not valid UTF-8"),
            ("ANSWERS_WITHOUT_TABLES", "the document has no key \"tables\""),
            ("METRIC_UNDECLARED", "it has the metric \"others\", which is not declared"),
            ("METRIC_OTHER_UNIT", "the metric \"objects\" is in bytes, declared as count"),
            ("METRIC_TWICE", "it has the metric \"objects\" twice"),
            ("METRIC_NAN", "it cannot be read as JSON"),
            ("METRIC_INFINITE", "it cannot be read as JSON"),
            ("TABLE_TWICE", "it has the table \"t\" twice"),
            ("TABLE_RAGGED", "row 1 of the table \"t\" has 0 cells, not 1"),
            ("FIGURE_BAD_NAME", "the figure name \"../etc\" is not kebab-case"),
            ("OBJECT_OUT_OF_RANGE", "it refers to object 3, the heap has 3"),
            ("ENDLESS_TITLE", "a note has more than 65536 bytes"),
            ("EXITS", "the process ended with status 0 before it was complete"),
            ("EXITS_AFTER_ANSWER", "the process ended with status 3 before it was complete"),
            ("EXITS_IN_LOAD", "the process ended with status 0 before it was complete"),
            ("CLOSES_DESCRIPTORS", "before it was complete"),
            ("CLOSES_AND_HANGS", "the plugin closed the worker's own descriptors"),
            ("FORGES_FRAMES", "the plugin wrote into the worker's own descriptors"),
        ])
    func badAnswer(behaviour: String, reason: String) async throws {
        let failure = try failure(await HostilePlugin.run(behaviour))
        #expect(failure.kind == .badAnswer)
        #expect(failure.message.hasPrefix("The analyzer's answer cannot be used: "))
        #expect(failure.message.contains(reason), "\(failure.message)")
    }

    @Test(
        "a library for another Barrow is named as such",
        arguments: [
            ("OTHER_ABI_VERSION", "speaks version 99 of the analyzer interface"),
            ("OTHER_SYMBOL", "speaks version 2 of the analyzer interface"),
            ("REFUSES_HANDSHAKE", "its entry function refused this Barrow (status 1)"),
            ("NO_DESCRIPTOR", "left descriptor_json or analyze empty"),
            ("DESCRIPTOR_IS_NO_JSON", "its descriptor is not valid: it cannot be read as JSON"),
            ("DESCRIPTOR_LACKS_KEYS", "its descriptor is not valid: the document has no key"),
            ("DESCRIPTOR_HAS_BAD_NAME", "the name \"Hostile Analyzer\" is not kebab-case"),
        ])
    func incompatible(behaviour: String, reason: String) async throws {
        let failure = try failure(await HostilePlugin.run(behaviour))
        #expect(failure.kind == .incompatible)
        #expect(failure.message.contains(reason), "\(failure.message)")
    }

    @Test("a refusal carries the analyzer's own words")
    func refusal() async throws {
        let spoken = try failure(await HostilePlugin.run("REFUSES"))
        #expect(spoken.kind == .refused)
        #expect(spoken.message == "The analyzer cannot answer: The dump has no threads.")
        let silent = try failure(await HostilePlugin.run("REFUSES_SILENTLY"))
        #expect(silent.message == "The analyzer failed without saying why.")
    }

    @Test("printing to standard output does no harm and can be read afterwards")
    func printing() async throws {
        let outcome = try await HostilePlugin.run("PRINTS")
        #expect(try outcome.result.get().metrics == [Metric("objects", 3, .count)])
        #expect(outcome.execution.output == "printed to standard output\n[31mprinted to standard error\n")
    }

    @Test("a child process that lingers neither delays the answer nor outlives it")
    func lingeringChild() async throws {
        let outcome = try await HostilePlugin.run("LEAVES_CHILD")
        #expect(try outcome.result.get().metrics == [Metric("objects", 3, .count)])
        let words = outcome.execution.output.split(whereSeparator: \.isWhitespace)
        let child = try #require(words.last.flatMap { Int32($0) })
        #expect(await Processes.hasEnded(child))
    }

    @Test("the others stand, in the order of the jobs, however many run at once", arguments: [1, 2, 5])
    func order(parallelism: Int) async throws {
        var host = HostilePlugin.host
        host.parallelism = parallelism
        let behaviours = ["HANGS", "BEHAVES", "CRASHES", "PRINTS", "ANSWERS_NO_JSON"]
        let jobs = try behaviours.map { try HostilePlugin.job($0, deadline: $0 == "HANGS" ? 1 : nil) }
        let kinds = await host.run(jobs).map { outcome -> Kind? in
            if case .failure(let failure) = outcome.result { return failure.kind }
            return nil
        }
        #expect(kinds == [.timedOut, nil, .crashed, nil, .badAnswer])
    }

    @Test("a worker that cannot be started is a failure, not an error")
    func missingWorker() async throws {
        let host = AnalyzerHost(worker: WorkerCommand(executable: "/nonexistent/barrow"))
        let failure = try failure(await host.run([try HostilePlugin.job("BEHAVES")])[0])
        #expect(failure.kind == .notRun)
        #expect(failure.message.contains("/nonexistent/barrow"))
    }

    private func failure(_ outcome: AnalyzerOutcome) throws -> AnalyzerFailure {
        guard case .failure(let failure) = outcome.result else {
            throw Toolchain.Failure(description: "the analyzer succeeded")
        }
        return failure
    }
}
