import HeapGraph

/// Counting and placing by target, on all cores: each core looks at everything in order, and takes care of the targets of
/// one range. So no two write to one place, and the order is that of one core.
enum TargetRanges {
    /// More than there are cores: the counters of a range are then nearer.
    private static let count = 4

    static func forEach(of targets: Int, _ body: (Range<UInt32>) -> Void) {
        // Not worth it for a small heap.
        let ranges = targets < Parallel.rows ? 1 : count
        Parallel.perform(ranges) { range in
            body(UInt32(targets * range / ranges)..<UInt32(targets * (range + 1) / ranges))
        }
    }
}
