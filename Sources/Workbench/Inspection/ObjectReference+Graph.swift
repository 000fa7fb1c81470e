import AnalysisResults
import HeapGraph

extension ObjectReference {
    /// The object as reports name it, with a preview of its value where the dump has one.
    init(_ object: ObjectID, in graph: HeapGraph) {
        self.init(
            id: object.rawValue, address: graph.address(of: object),
            identifier: graph.hasAddresses ? nil : graph.address(of: object),
            type: graph.typeName(of: object),
            preview: graph.value(of: object) == nil ? nil : graph.literal(of: object))
    }
}
