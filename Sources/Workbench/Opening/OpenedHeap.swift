import AnalysisResults
import HeapGraph

/// A dump that was opened: its heap with the columns that were asked for, and what is known of the file.
public struct OpenedHeap: Sendable {
    public let graph: HeapGraph
    public let input: InputFacts
    /// What was read, salvaged, skipped, missing.
    public let coverage: [CoverageItem]
    /// What of the file is missing, a sentence a line; empty for a sound one.
    public let damage: [String]
    private let source: HeapSource

    init(graph: HeapGraph, reader: any DumpReading, source: HeapSource, damage: [String]) {
        self.graph = graph
        self.damage = damage
        self.source = source
        input = InputFacts(graph, reader, source)
        coverage = CoverageItem.items(of: graph, damage)
    }

    /// Part of the dump is damaged or missing; what is there was read.
    public var isSalvaged: Bool { !damage.isEmpty }

    /// Everything about one object; at most `limit` references, referrers and dominators are listed.
    ///
    /// Linear in the heap's references. Reads the object's whole value from the dump. Needs `dominators`.
    public func inspect(_ query: ObjectQuery, limit: Int) throws(WorkbenchError) -> ObjectInspection {
        let object = try query.find(in: graph)
        return ObjectInspection(of: object, in: graph, value: try value(of: object), limit: limit)
    }

    /// A shortest path from a root to one object. Needs `distances`, `referrers` and `dominators`.
    public func path(to query: ObjectQuery) throws(WorkbenchError) -> RootPath {
        RootPath(to: try query.find(in: graph), in: graph)
    }

    /// Writes the heap as JSON Lines: one object a line, in address order, with `id`, `address`, `type`, `size`,
    /// `refcount`, `reachable`, `retained`, `idom` and `refs` (`to`, `label`, `strength`). `-` is standard output.
    /// Needs `distances` and `dominators`.
    public func export(to path: String, observer: any WorkbenchObserver) throws(WorkbenchError) {
        try observer.timed("export") { () throws(WorkbenchError) in
            try JSONLinesExporter.write(graph, to: path) { observer.progress("export", fraction: $0) }
        }
    }

    /// The object's value as its language writes it: from the dump where the image has only its beginning.
    private func value(of object: ObjectID) throws(WorkbenchError) -> String? {
        guard let record = graph.value(of: object) else { return nil }
        guard record.previewLength < record.length, record.previewLength > 0 else {
            return graph.literal(of: object)
        }
        do {
            let bytes = try source.open().fullValue(at: graph.address(of: object))
            return bytes.map { graph.literal($0, of: object) } ?? graph.literal(of: object)
        } catch {
            throw WorkbenchError(opening: source.path, error)
        }
    }

    /// The heap in numbers. Needs `dominators`.
    public var totals: HeapTotals {
        let reachable = graph.retainedSizes[graph.virtualRoot]
        return HeapTotals(
            objects: UInt64(graph.objectCount), references: UInt64(graph.referenceCount),
            shallowBytes: reachable + graph.retainedSizes[graph.virtualUnreachable],
            reachableObjects: graph.reachableCount,
            reachableBytes: reachable)
    }
}
