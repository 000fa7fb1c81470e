import HeapGraph

/// The dominator tree turned round: the children of each vertex, by a counting pass over the immediate dominators.
enum DominatorTree {
    /// `first` has n + 3 zeros, `child` n rows. Children come in ascending order of ``ObjectID``.
    ///
    /// Counts first, then places from the back: each vertex's end is lowered to its start.
    static func children(
        of immediateDominator: UnsafePointer<UInt32>, count: Int, first: UnsafeMutablePointer<UInt32>,
        into child: UnsafeMutablePointer<UInt32>
    ) {
        for object in 0..<count { first[Int(immediateDominator[object])] += 1 }
        for vertex in 1..<count + 3 { first[vertex] += first[vertex - 1] }
        for object in stride(from: count - 1, through: 0, by: -1) {
            let dominator = Int(immediateDominator[object])
            first[dominator] -= 1
            child[Int(first[dominator])] = UInt32(truncatingIfNeeded: object)
        }
    }
}
