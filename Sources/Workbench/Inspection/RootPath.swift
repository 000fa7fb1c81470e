import AnalysisResults
import HeapGraph

/// A shortest path of strong references from a root to an object, as `barrow path` prints it.
public struct RootPath: Codable, Sendable {
    public struct Step: Codable, Sendable {
        /// How the object before refers to this one; for the first, what kind of root it is.
        public var label: String
        public var object: ObjectReference
        public var retained: UInt64
    }

    /// The root first, the object last; empty where no root leads to it.
    public var steps: [Step]

    init(to object: ObjectID, in graph: HeapGraph) {
        let path = graph.shortestPath(to: object)
        let labels = [path.first.map { Self.root($0, in: graph) } ?? ""] + graph.labels(along: path)
        steps = zip(path, labels).map { object, label in
            Step(
                label: label, object: ObjectReference(object, in: graph),
                retained: graph.retainedSizes[object.index])
        }
    }

    private static func root(_ object: ObjectID, in graph: HeapGraph) -> String {
        guard let root = graph.roots.first(where: { $0.object == object.rawValue }) else { return "root" }
        let kind = RootKind(rawValue: root.kind) ?? .other
        let name = graph.name(NameID(root.name))
        return name.isEmpty ? "root: \(kind.name)" : "root: \(kind.name) \(name)"
    }
}
