import DumpFiles
import DumpFormat
import HPROFReader
import HeapGraph
import V8SnapshotReader

/// A dump opened by the reader of its format: what the workbench asks of each of them.
protocol DumpReading {
    /// As a person would say it: `Barrow dump, version 1.2`.
    var formatName: String { get }
    /// Names the content; an index made from it bears it.
    var contentHash: ContentHash { get }

    /// What the format's reader says of a dump that it has read.
    associatedtype Loaded: LoadedGraph

    /// Builds the graph, with nothing derived yet. What is damaged is left out and said.
    func load(
        backing: GraphImage.Backing, values: HeapGraphBuilder.ValueDetail,
        progress: @escaping (Double) -> Void
    ) throws(DumpError) -> Loaded

    /// The whole value of the object at this address, of which the graph keeps the beginning; nil where the dump does
    /// not have it.
    func fullValue(at address: UInt64) throws(DumpError) -> [UInt8]?
}

/// A dump as a graph, and what is missing from it.
protocol LoadedGraph {
    var graph: HeapGraph { get }
    /// What is missing, a sentence a line; empty for a sound dump.
    var missing: [String] { get }
    /// How many dumps the file has.
    var dumpCount: Int { get }
}

extension LoadedGraph {
    var dumpCount: Int { 1 }
}

extension BarrowReader: DumpReading {
    var formatName: String { "Barrow dump, version \(version.major).\(version.minor)" }
}

extension HPROFReader: DumpReading {
    var formatName: String {
        "Java heap dump (HPROF \(header.version)\(isCompressed ? ", compressed" : ""))"
    }
}

extension V8SnapshotReader: DumpReading {
    var formatName: String { "V8 heap snapshot\(isCompressed ? " (compressed)" : "")" }
}

extension LoadedDump: LoadedGraph {
    var missing: [String] { damage.sentences() }
}

extension LoadedHPROF: LoadedGraph {
    var missing: [String] { damage.sentences() }
}

extension LoadedSnapshot: LoadedGraph {
    var missing: [String] { damage }
}
