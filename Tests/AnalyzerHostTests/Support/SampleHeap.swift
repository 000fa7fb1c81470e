import AnalyzerHost
import HeapGraph
import TestSupport
import Testing

/// A heap of three objects, enough for analyzers that only count.
enum SampleHeap {
    static func graph() throws -> HeapGraph {
        var heap = HeapBuilder()
        let cache = heap.object("dict", kind: .dictionary, size: 232)
        let key = heap.object("str", kind: .string, size: 52, value: "key")
        let entry = heap.object("app.Entry", size: 48)
        heap.refer(cache, to: key, "key 'key'")
        heap.refer(cache, to: entry, "['key']")
        heap.root(cache, .module, name: "app")
        return try heap.graph()
    }

    /// The same as a job's input.
    static func input() throws -> AnalyzerJob.Heap {
        AnalyzerJob.Heap(image: try #require(graph().image), name: "sample")
    }
}
