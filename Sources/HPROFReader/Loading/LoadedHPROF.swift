import DumpFiles
import HeapGraph

/// A dump as a graph, and what of the dump is missing from it.
package struct LoadedHPROF {
    package var graph: HeapGraph
    package var damage: HPROFDamage
    /// How many dumps the file has; 0 where it was cut off before the first.
    package var dumpCount: Int
}

extension HPROFReader {
    /// Reads the dump into a graph.
    ///
    /// Two passes over the heap, and a third for the texts of strings, on all cores; before them one thread follows what is
    /// in a record of more than 16 MiB, to find where it can be cut. Besides the graph it takes 12 bytes an
    /// object and 20 a string while it reads. What is damaged is left out; what refers to it is counted in the graph's
    /// coverage. The graph of a damaged dump bears another hash, so that no index of it is taken for the whole dump's.
    ///
    /// - Parameter progress: called with the fraction done, 0 to 1, from any thread, one call at a time.
    /// - Throws: `noSuchDump`, `cannotRead`, `noRoom`, or `malformed` where a compressed dump cannot be decompressed.
    package func load(
        backing: GraphImage.Backing = .anonymous, values: HeapGraphBuilder.ValueDetail = .full,
        progress: @escaping (Double) -> Void = { _ in }
    ) throws(DumpError) -> LoadedHPROF {
        let opened = try OpenedDump(self) { progress($0 * 0.3) }
        let builder = try withRoom(forGraphOf: path) { () throws(ImageError) in
            try HeapGraphBuilder(backing: backing, values: values)
        }
        return try HPROFLoader(opened, builder, values: values, progress: progress).load()
    }
}
