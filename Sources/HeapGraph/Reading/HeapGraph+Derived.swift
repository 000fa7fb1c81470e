// Columns that GraphAlgorithms derives. Each is empty until somebody asked the host for it.
extension HeapGraph {
    /// Row of the virtual root in ``SectionID/immediateDominator`` and ``SectionID/retainedSize``.
    public var virtualRoot: Int { objectCount }
    /// Row of the virtual node above everything that is unreachable.
    public var virtualUnreachable: Int { objectCount + 1 }

    public var immediateDominators: UnsafeBufferPointer<UInt32> {
        table.elements(.immediateDominator, as: UInt32.self)
    }
    public var retainedSizes: UnsafeBufferPointer<UInt64> { table.elements(.retainedSize, as: UInt64.self) }
    public var distances: UnsafeBufferPointer<UInt32> { table.elements(.distance, as: UInt32.self) }
    public var components: UnsafeBufferPointer<UInt32> { table.elements(.component, as: UInt32.self) }
    public var firstReferrers: UnsafeBufferPointer<UInt64> { table.elements(.firstReferrer, as: UInt64.self) }
    public var referrers: UnsafeBufferPointer<UInt32> { table.elements(.referrer, as: UInt32.self) }
    public var firstDominatedChildren: UnsafeBufferPointer<UInt32> {
        table.elements(.firstDominatedChild, as: UInt32.self)
    }
    public var dominatedChildren: UnsafeBufferPointer<UInt32> {
        table.elements(.dominatedChild, as: UInt32.self)
    }

    /// How many objects strong references lead to from a root. Needs `dominators`.
    public var reachableCount: UInt64 { table.elements(.reachableCount, as: UInt64.self)[0] }

    /// Whether strong references lead from a root to the object. Needs `distances`.
    public func isReachable(_ object: ObjectID) -> Bool { distances[object.index] != noRow }

    /// The objects whose strong references lead here; an object that refers twice stands twice. Needs `referrers`.
    public func referrers(of object: ObjectID) -> UnsafeBufferPointer<UInt32> {
        let range = Int(firstReferrers[object.index])..<Int(firstReferrers[object.index + 1])
        return UnsafeBufferPointer(rebasing: referrers[range])
    }

    /// The objects it immediately dominates; `node` may be `virtualRoot` or `virtualUnreachable`. Needs `dominators`.
    public func dominatedChildren(of node: Int) -> UnsafeBufferPointer<UInt32> {
        let range = Int(firstDominatedChildren[node])..<Int(firstDominatedChildren[node + 1])
        return UnsafeBufferPointer(rebasing: dominatedChildren[range])
    }
}
