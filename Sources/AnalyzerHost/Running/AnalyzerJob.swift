import AnalysisResults
import HeapGraph

/// One run of one analyzer.
package struct AnalyzerJob: Sendable {
    package var plugin: AnalyzerPlugin
    /// One heap for most analyzers; the derived columns in the descriptor's `requires` are there already.
    package var heaps: [Heap]
    /// Every option the analyzer declares, with a valid value.
    package var options: [String: OptionValue]
    /// Seconds of wall clock.
    package var deadline: Double
    /// Bytes of private memory, the shared image and the worker itself not counted.
    package var memory: UInt64

    /// A heap and what to call it in results.
    package struct Heap: Sendable {
        package var image: GraphImage
        package var name: String

        package init(image: GraphImage, name: String) {
            self.image = image
            self.name = name
        }
    }

    /// What is not given is as the analyzer's descriptor says.
    package init(
        plugin: AnalyzerPlugin, heaps: [Heap], options: [String: OptionValue] = [:], deadline: Double? = nil,
        memory: UInt64? = nil
    ) {
        precondition(!heaps.isEmpty, "an analyzer needs a heap")
        self.plugin = plugin
        self.heaps = heaps
        self.options = options
        for option in plugin.descriptor.options where options[option.name] == nil {
            self.options[option.name] = option.defaultValue
        }
        self.deadline = deadline ?? plugin.descriptor.deadline
        self.memory = memory ?? plugin.descriptor.memory
    }
}
