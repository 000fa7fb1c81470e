/// How many bits are set before each block of 512.
enum LabelRanks {
    /// - Parameter references: how many bits there are.
    static func compute(
        _ bits: UnsafePointer<UInt64>, references: Int, into ranks: UnsafeMutablePointer<UInt32>
    ) {
        let (words, blocks) = ((references + 63) / 64, (references + 511) / 512)
        func bitCount(_ block: Int) -> Int {
            (block * 8..<min(block * 8 + 8, words)).reduce(0) { $0 + bits[$1].nonzeroBitCount }
        }
        _ = Parallel.accumulate(over: blocks) { range in
            range.reduce(0) { $0 + bitCount($1) }
        } place: { range, before in
            var rank = before
            for block in range {
                ranks[block] = UInt32(truncatingIfNeeded: rank)
                rank += bitCount(block)
            }
        }
    }
}
