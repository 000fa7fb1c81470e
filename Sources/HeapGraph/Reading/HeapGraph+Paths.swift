extension HeapGraph {
    /// A shortest path of strong references from a root to the object: the root first, the object last; of several,
    /// the one through the lowest numbers, from the object backwards. Empty where no root leads to it.
    ///
    /// Linear in the referrers along the path. Needs `distances` and `referrers`.
    public func shortestPath(to object: ObjectID) -> [ObjectID] {
        guard isReachable(object) else { return [] }
        var path = [object]
        while distances[path.last!.index] > 1 {
            let closer = distances[path.last!.index] - 1
            let referrer = referrers(of: path.last!).first { distances[Int($0)] == closer }!
            path.append(ObjectID(referrer))
        }
        return path.reversed()
    }

    /// How `object` refers to `target`: the label of its first strong reference there, or of any where none is strong.
    /// Linear in the object's references.
    public func label(from object: ObjectID, to target: ObjectID) -> String? {
        let rows = references(of: object).filter { columns.target[$0] == target.rawValue }
        let row = rows.first { keepsAlive(ReferenceIndex($0)) } ?? rows.first
        return row.map { label(of: ReferenceIndex($0), from: object) }
    }

    /// The labels along a path: one fewer than it has objects.
    public func labels(along path: [ObjectID]) -> [String] {
        zip(path, path.dropFirst()).map { label(from: $0, to: $1) ?? "" }
    }
}
