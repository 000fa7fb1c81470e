import AnalysisResults
import AnalyzerHost
import FoundationEssentials
import HeapGraph
import Synchronization
import TestSupport
import Testing

@Suite("Loading a library into this process")
struct PluginLibraryTests {
    @Test("two analyzers written in Swift keep apart, though both bring an AnalyzerKit as this process does")
    func noInterposition() throws {
        let histogram = try PluginLibrary(loading: BuildProducts.analyzer("TypeHistogram"))
        let fragmentation = try PluginLibrary(loading: BuildProducts.analyzer("FragmentationMap"))
        #expect(histogram.descriptor.name == "type-histogram")
        #expect(fragmentation.descriptor.name == "fragmentation-map")
        // The first still answers for itself after the second was registered.
        let listener = Listener()
        let options = Dictionary(
            uniqueKeysWithValues: histogram.descriptor.options.map { ($0.name, $0.defaultValue) })
        let status = try histogram.analyze(
            [(graph: SampleHeap.graph(), name: "sample")], options: options, listener: listener)
        #expect(status == 0)
        let result = try JSONDecoder().decode(
            AnalysisResult.self, from: Data(listener.answer.withLock { $0 }))
        let declared = Set(histogram.descriptor.metrics.map(\.name))
        #expect(!result.metrics.isEmpty)
        #expect(result.metrics.allSatisfy { declared.contains($0.name) })
    }

    private final class Listener: PluginLibrary.Listener {
        let answer = Mutex<[UInt8]>([])
        func receive(result: UnsafeRawBufferPointer) { answer.withLock { $0 = Array(result) } }
        func receive(progress: Double) {}
        func receive(error: UnsafeRawBufferPointer) {
            Issue.record("\(String(decoding: error, as: UTF8.self))")
        }
    }
}
