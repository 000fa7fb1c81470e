import HeapGraph

/// Where the virtual "unreachable" vertex leads: one object of every strongly connected component of unreachable
/// objects that no other unreachable component refers to. The lowest number stands for its component.
enum UnreachableEntries {
    /// Visits all that no search has visited yet. Linear in objects and references.
    ///
    /// Most such components are single objects without a referrer, found by a pass over the references; components
    /// proper are looked for only in what these do not lead to.
    static func visit<Offset: RowOffset>(
        _ edges: StrongEdges, _ search: inout PreorderSearch<Offset>, below virtual: UInt32
    ) {
        // Both virtual vertices have numbers.
        guard Int(search.tree.count) < edges.count + 2 else { return }
        let number = UnsafePointer(search.number.base)
        let isReferredTo = Scratch<Bool>(zeros: edges.count)
        mark(isReferredTo.base, edges, number)
        for object in 0..<edges.count where number[object] == 0 && !isReferredTo.base[object] {
            search.visit(UInt32(truncatingIfNeeded: object), below: virtual)
        }
        guard Int(search.tree.count) < edges.count + 2 else { return }
        for object in componentEntries(edges, number) { search.visit(object, below: virtual) }
    }

    /// Marks what unvisited objects other than itself refer to.
    private static func mark(
        _ isReferredTo: UnsafeMutablePointer<Bool>, _ edges: StrongEdges, _ number: UnsafePointer<UInt32>
    ) {
        for object in 0..<edges.count where number[object] == 0 {
            for row in edges.rows(of: object) where edges.counts(row) {
                let target = Int(edges.target[row])
                if target != object { isReferredTo[target] = true }
            }
        }
    }

    /// Of components that no other one refers to, among what is not visited.
    private static func componentEntries(_ edges: StrongEdges, _ number: UnsafePointer<UInt32>) -> [UInt32] {
        let componentRows = Scratch<UInt32>(zeros: edges.count)
        let component = componentRows.base
        let components = StronglyConnectedComponents.compute(edges, unvisited: number, into: component)
        let takenRows = Scratch<Bool>(zeros: components)
        let isTaken = takenRows.base
        for object in 0..<edges.count where number[object] == 0 {
            for row in edges.rows(of: object) where edges.counts(row) {
                let target = Int(edges.target[row])
                guard number[target] == 0, component[target] != component[object] else { continue }
                isTaken[Int(component[target])] = true
            }
        }
        var entries: [UInt32] = []
        for object in 0..<edges.count where number[object] == 0 && !isTaken[Int(component[object])] {
            isTaken[Int(component[object])] = true
            entries.append(UInt32(object))
        }
        extendLifetime(componentRows)
        extendLifetime(takenRows)
        return entries
    }
}
