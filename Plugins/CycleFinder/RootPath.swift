import AnalyzerKit

/// A shortest path from a GC root to an object, or the end of one.
struct RootPath {
    /// From the root, or from somewhere on the way, to the object.
    let objects: [ObjectID]
    /// How each refers to the next one.
    let labels: [String]
    /// Nil where the path is cut and its beginning is missing.
    let root: RootRecord?

    /// The last `limit` objects of the shortest path. Linear in the referrers along it.
    init(to object: ObjectID, in heap: HeapGraph, limit: Int = 24) {
        objects = Array(heap.shortestPath(to: object).suffix(limit))
        labels = heap.labels(along: objects)
        let first = objects[0]
        root = heap.distances[first.index] == 1 ? heap.roots.first { $0.object == first.rawValue } : nil
    }

    /// `module app`, `frame main: local cache`.
    func rootName(in heap: HeapGraph) -> String? {
        guard let root else { return nil }
        let kind = (RootKind(rawValue: root.kind) ?? .other).name
        let name = heap.name(NameID(root.name))
        return name.isEmpty ? "a root (\(kind))" : "\(kind) \(name)"
    }
}
