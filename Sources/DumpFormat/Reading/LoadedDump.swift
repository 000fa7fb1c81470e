import DumpFiles
import HeapGraph

/// A dump as a graph, and what of the dump is missing from it.
package struct LoadedDump {
    package var graph: HeapGraph
    package var damage: DumpDamage
}

extension BarrowReader {
    /// Reads the dump into a graph.
    ///
    /// Two passes over the objects: sizes first, then everything in its place. What is damaged, out of range or of an
    /// unknown kind is left out or replaced by a placeholder, and counted in the graph's coverage.
    ///
    /// The graph bears ``contentHash``; where chunks were lost it bears another hash, so that an index made from what
    /// was left is never taken for the dump once that is whole again.
    ///
    /// - Parameter progress: called on this thread with the fraction of bytes read, 0 to 1.
    package func load(
        backing: GraphImage.Backing = .anonymous, values: HeapGraphBuilder.ValueDetail = .full,
        progress: @escaping (Double) -> Void = { _ in }
    ) throws(DumpError) -> LoadedDump {
        let loader = try GraphLoader(self, backing: backing, values: values, progress: progress)
        return try loader.load()
    }
}
