import AnalyzerHost
import AnalysisResults
import TestSupport
import Testing

@Suite("Running an analyzer in a worker")
struct WorkerTests {
    @Test("a shipped analyzer is found beside the executable and counts the heap")
    func shippedAnalyzer() async throws {
        let worker = WorkerCommand(executable: BuildProducts.barrow)
        let catalog = await AnalyzerCatalog.discover(
            PluginSearchPath(environment: nil, executable: BuildProducts.barrow), worker: worker)
        let plugin = try #require(catalog["type-histogram"], "\(catalog.rejected)")
        #expect(plugin.origin == .besideExecutable)
        #expect(plugin.path == BuildProducts.analyzer("TypeHistogram"))
        let job = AnalyzerJob(plugin: plugin, heaps: [try SampleHeap.input()])
        let outcome = await AnalyzerHost(worker: worker).run([job])[0]
        let result = try outcome.result.get()
        #expect(result.metrics.contains(Metric("objects", 3, .count)))
        #expect(try #require(outcome.execution.peakResidentSet) > 1 << 20)
    }
}
