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
        TargetRanges.forEach(of: count + 2) { range in
            for object in 0..<count where range.contains(immediateDominator[object]) {
                first[Int(immediateDominator[object])] += 1
            }
        }
        _ = Parallel.accumulate(over: count + 3) { range in
            range.reduce(0) { $0 + Int(first[$1]) }
        } place: { range, before in
            var sum = UInt32(before)
            for vertex in range {
                sum += first[vertex]
                first[vertex] = sum
            }
        }
        TargetRanges.forEach(of: count + 2) { range in
            for object in stride(from: count - 1, through: 0, by: -1) {
                let dominator = immediateDominator[object]
                guard range.contains(dominator) else { continue }
                first[Int(dominator)] -= 1
                child[Int(first[Int(dominator)])] = UInt32(truncatingIfNeeded: object)
            }
        }
    }
}
