import AnalyzerKit

/// The object at the end of the way down the dominator tree along which each one keeps at least a share of the live
/// bytes: the one to look at first when memory accumulates.
///
/// A module, its namespace or the table of modules is no such point: every program has these. Looks at the children of
/// the objects on the way once. Needs `dominators` and `retained-sizes`.
struct AccumulationPoint {
    let object: ObjectID
    let retained: UInt64
    /// Of all bytes that roots keep alive.
    let share: Double

    init?(_ heap: HeapGraph, share minimum: Double) {
        let retained = heap.retainedSizes
        let live = retained[heap.virtualRoot]
        let threshold = max(Double(live) * minimum, 1)
        var node = heap.virtualRoot
        var isNamespace = false
        while let child = Self.largest(heap.dominatedChildren(of: node), retained),
            Double(retained[child]) >= threshold
        {
            isNamespace = node < heap.objectCount && Self.isDefinition(node, heap)
            node = child
        }
        guard node < heap.objectCount, !Self.isDefinition(node, heap), !isNamespace,
            !Self.holdsModules(node, heap)
        else { return nil }
        object = ObjectID(node)
        self.retained = retained[node]
        share = Double(retained[node]) / Double(live)
    }

    private static func largest(
        _ children: UnsafeBufferPointer<UInt32>, _ retained: UnsafeBufferPointer<UInt64>
    ) -> Int? {
        children.max { (retained[Int($0)], $1) < (retained[Int($1)], $0) }.map { Int($0) }
    }

    private static func isDefinition(_ node: Int, _ heap: HeapGraph) -> Bool {
        heap.kind(of: ObjectID(node)).isProgramDefinition
    }

    /// `sys.modules`: most of what it keeps, modules keep.
    private static func holdsModules(_ node: Int, _ heap: HeapGraph) -> Bool {
        let retained = heap.retainedSizes
        let modules = heap.dominatedChildren(of: node).reduce(UInt64(0)) {
            heap.kind(of: ObjectID($1)) == .module ? $0 + retained[Int($1)] : $0
        }
        return modules * 2 > retained[node]
    }
}
