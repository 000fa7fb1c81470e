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

    /// Builds the graph, with nothing derived yet. What is damaged is left out and said.
    func read(
        backing: GraphImage.Backing, values: HeapGraphBuilder.ValueDetail,
        progress: @escaping (Double) -> Void
    ) throws -> ReadDump

    /// The whole value of the object at this address, of which the graph keeps the beginning; nil where the dump does
    /// not have it.
    func fullValue(at address: UInt64) throws -> [UInt8]?
}

/// A dump as a graph, and what is missing from it.
struct ReadDump {
    var graph: HeapGraph
    /// A sentence a line; empty for a sound dump.
    var damage: [String]
}

extension BarrowReader: DumpReading {
    var formatName: String { "Barrow dump, version \(version.major).\(version.minor)" }

    func read(
        backing: GraphImage.Backing, values: HeapGraphBuilder.ValueDetail,
        progress: @escaping (Double) -> Void
    ) throws -> ReadDump {
        let loaded = try load(backing: backing, values: values, progress: progress)
        return ReadDump(graph: loaded.graph, damage: loaded.damage.sentences())
    }
}

extension HPROFReader: DumpReading {
    var formatName: String {
        "Java heap dump (HPROF \(header.version)\(isCompressed ? ", compressed" : ""))"
    }

    func read(
        backing: GraphImage.Backing, values: HeapGraphBuilder.ValueDetail,
        progress: @escaping (Double) -> Void
    ) throws -> ReadDump {
        let loaded = try load(backing: backing, values: values, progress: progress)
        return ReadDump(graph: loaded.graph, damage: loaded.damage.sentences())
    }
}

extension V8SnapshotReader: DumpReading {
    var formatName: String { "V8 heap snapshot" }

    func read(
        backing: GraphImage.Backing, values: HeapGraphBuilder.ValueDetail,
        progress: @escaping (Double) -> Void
    ) throws -> ReadDump {
        let loaded = try load(backing: backing, values: values, progress: progress)
        return ReadDump(graph: loaded.graph, damage: loaded.damage)
    }
}
