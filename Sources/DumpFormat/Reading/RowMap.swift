import HeapGraph

/// From the row numbers of a dump to ours. They are the same unless chunks are missing or repeated.
struct RowMap {
    private struct Run {
        var first: UInt32
        var count: Int
        var ours: Int
    }

    /// More interruptions than this are no damage a disk does; their number bounds the time a hostile file costs.
    private static let maximumRuns = 4096

    /// Ascending by `first`, disjoint.
    private var runs: [Run] = []
    private(set) var count = 0
    /// The number of the dump's first row.
    private let origin: UInt32

    init(origin: UInt32 = 0) { self.origin = origin }

    /// Adds rows that get our next numbers; false, and nothing done, where the dump has some of these already.
    mutating func add(first: UInt32, count added: Int) -> Bool {
        guard added > 0 else { return true }
        let place = runs.partitioningIndex { $0.first > first }
        let end = UInt64(first) + UInt64(added)
        if place < runs.count, UInt64(runs[place].first) < end { return false }
        if place > 0, UInt64(runs[place - 1].first) + UInt64(runs[place - 1].count) > UInt64(first) {
            return false
        }
        guard runs.count < Self.maximumRuns else { return false }
        let continues = place == runs.count && place > 0 && continuesLast(first)
        if continues {
            runs[place - 1].count += added
        } else {
            runs.insert(Run(first: first, count: added, ours: count), at: place)
        }
        count += added
        return true
    }

    /// Whether the dump numbers its rows `origin`, `origin` + 1, … without a gap, as we do.
    var isIdentity: Bool { runs.isEmpty || runs.count == 1 && runs[0].first == origin }

    /// Our number for a row of the dump; nil where the dump does not have it.
    func find(_ row: UInt32) -> Int? {
        let place = runs.partitioningIndex { $0.first > row }
        guard place > 0 else { return nil }
        let run = runs[place - 1]
        let offset = Int(row - run.first)
        return offset < run.count ? run.ours + offset : nil
    }

    private func continuesLast(_ first: UInt32) -> Bool {
        let last = runs[runs.count - 1]
        return UInt64(last.first) + UInt64(last.count) == UInt64(first) && last.ours + last.count == count
    }
}
