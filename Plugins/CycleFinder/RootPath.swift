import AnalyzerKit

/// A shortest path from a GC root to an object, or the end of one.
struct RootPath {
    /// From the root, or from somewhere on the way, to the object.
    let objects: [ObjectID]
    /// How each refers to the next one.
    let labels: [String]
    /// Nil where the path is cut and its beginning is missing.
    let root: RootRecord?

    /// Walks back through the referrers that are one step nearer to a root, the one with the lowest number each time.
    /// O(steps × referrers).
    init(to object: ObjectID, in heap: HeapGraph, limit: Int = 24) {
        var path = [object]
        while path.count < limit, heap.distances[path[path.count - 1].index] > 1 {
            let last = path[path.count - 1]
            let nearer = heap.referrers(of: last).filter {
                heap.distances[Int($0)] &+ 1 == heap.distances[last.index]
            }
            path.append(ObjectID(nearer.min()!))
        }
        objects = path.reversed()
        labels = zip(objects, objects.dropFirst()).map { Self.label(from: $0, to: $1, in: heap) }
        let first = objects[0]
        root = heap.distances[first.index] == 1 ? heap.roots.first { $0.object == first.rawValue } : nil
    }

    private static func label(from source: ObjectID, to target: ObjectID, in heap: HeapGraph) -> String {
        for reference in heap.outgoing(from: source) where reference.keepsAlive && reference.target == target
        {
            return heap.label(of: reference.index, from: source)
        }
        return ""
    }

    /// `module app`, `frame main: local cache`.
    func rootName(in heap: HeapGraph) -> String? {
        guard let root else { return nil }
        let kind = (RootKind(rawValue: root.kind) ?? .other).name
        let name = heap.name(NameID(root.name))
        return name.isEmpty ? "a root (\(kind))" : "\(kind) \(name)"
    }
}
