extension HeapGraph {
    /// A shortest path of references from where distances begin to the object: the root first, the object last; of
    /// several, the one of strong references through the lowest numbers, from the object backwards. Empty where no root
    /// leads to it.
    ///
    /// Linear in the referrers along the path, and once in all references for each step that only a reference that is not
    /// strong makes: a runtime's own distances may follow these. Needs `distances` and `referrers`.
    public func shortestPath(to object: ObjectID) -> [ObjectID] {
        guard isReachable(object) else { return [] }
        var path = [object]
        while let closer = closerReferrer(of: path.last!) { path.append(closer) }
        return path.reversed()
    }

    /// Nil where distances begin.
    private func closerReferrer(of object: ObjectID) -> ObjectID? {
        let distance = distances[object.index]
        guard distance > 1 else { return nil }
        if let referrer = referrers(of: object).first(where: { distances[Int($0)] == distance - 1 }) {
            return ObjectID(referrer)
        }
        if roots.contains(where: { $0.object == object.rawValue }) { return nil }
        for row in columns.target.indices where columns.target[row] == object.rawValue {
            let source = source(of: ReferenceIndex(row))
            if distances[source.index] == distance - 1 { return source }
        }
        return nil
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
