import HeapGraph

/// Where the virtual "unreachable" vertex leads: one object of every strongly connected component of unreachable
/// objects that no other unreachable component refers to. The lowest number stands for its component.
enum UnreachableEntries {
    /// Ascending. Linear in objects and references; nothing to do where everything is reachable.
    static func find(_ edges: StrongEdges, distance: UnsafePointer<UInt32>) -> [UInt32] {
        guard (0..<edges.count).contains(where: { distance[$0] == noRow }) else { return [] }
        let component = Scratch<UInt32>(count: edges.count, repeating: 0)
        let components = StronglyConnectedComponents.compute(
            edges, unreachableOnly: distance, into: component.base)
        let isTaken = Scratch<Bool>(count: components, repeating: false)
        for object in 0..<edges.count where distance[object] == noRow {
            for row in edges.rows(of: object) where edges.counts(row) {
                let target = Int(edges.target[row])
                guard distance[target] == noRow, component[target] != component[object] else { continue }
                isTaken[Int(component[target])] = true
            }
        }
        var entries: [UInt32] = []
        for object in 0..<edges.count where distance[object] == noRow && !isTaken[Int(component[object])] {
            isTaken[Int(component[object])] = true
            entries.append(UInt32(object))
        }
        return entries
    }
}
