import Synchronization

/// The places for labels, once all that will come have come.
struct LabelledReferences {
    private let columns: ObjectColumns
    private let bits: UnsafeMutablePointer<UInt64>
    private let ranks: UnsafeMutablePointer<UInt32>
    private let labels: UnsafeMutablePointer<UInt32>

    /// Nil where no reference is labelled.
    init?(_ columns: ObjectColumns) {
        guard let bits = columns.hasLabel, let ranks = columns.labelRank, let labels = columns.label else {
            return nil
        }
        self.columns = columns
        self.bits = bits
        self.ranks = ranks
        self.labels = labels
    }

    /// Gives up the places that stayed empty. Returns how many labels there are.
    func compact() -> Int {
        let empty = Parallel.accumulate(over: columns.labels) { range in
            range.reduce(0) { labels[$1] == LabelID.implied.rawValue ? $0 + 1 : $0 }
        } place: { _, _ in
        }
        guard empty > 0 else { return columns.labels }
        var place = 0
        var kept = 0
        for word in 0..<(columns.references + 63) / 64 {
            var rest = bits[word]
            while rest != 0 {
                let bit = rest & (0 &- rest)
                rest &= ~bit
                if labels[place] == LabelID.implied.rawValue {
                    bits[word] &= ~bit
                } else {
                    labels[kept] = labels[place]
                    kept += 1
                }
                place += 1
            }
        }
        LabelRanks.compute(bits, references: columns.references, into: ranks)
        return kept
    }

    /// Gives the labels that are only an index (``LabelID/index(_:)``) rows in the table of labels.
    ///
    /// Indices up to a million get a row each, up to the largest one: so a label's row follows from its index. Larger ones
    /// only where they are used.
    func resolveIndexLabels(_ count: Int, in table: inout [LabelRecord]) {
        let found = Mutex((small: UInt32(0), large: Set<UInt32>()))
        let uses = Parallel.accumulate(over: count) { range in
            var (small, large, uses) = (UInt32(0), Set<UInt32>(), 0)
            for place in range where labels[place] & LabelID.indexMark != 0 {
                let index = labels[place] & ~LabelID.indexMark
                uses += 1
                if index < Self.small { small = max(small, index + 1) } else { large.insert(index) }
            }
            found.withLock { $0 = (max($0.small, small), $0.large.union(large)) }
            return uses
        } place: { _, _ in
        }
        guard uses > 0 else { return }
        let (small, large) = found.withLock { $0 }
        let first = UInt32(table.count)
        var rows: [UInt32: UInt32] = [:]
        for index in 0..<small { table.append(Self.record(index)) }
        for index in large.sorted() {
            rows[index] = UInt32(table.count)
            table.append(Self.record(index))
        }
        Parallel.forEachRange(of: count) { range in
            for place in range where labels[place] & LabelID.indexMark != 0 {
                let index = labels[place] & ~LabelID.indexMark
                labels[place] = index < Self.small ? first + index : rows[index]!
            }
        }
    }

    private static let small: UInt32 = 1 << 20

    private static func record(_ index: UInt32) -> LabelRecord {
        LabelRecord(text: 0, index: index, isIndex: 1, strength: ReferenceStrength.strong.rawValue)
    }
}
