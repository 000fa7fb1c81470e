import Synchronization

/// References that lead nowhere keep nothing alive.
enum MissingTargets {
    /// Marks them in whole words of bits; returns how many there are. `isNeeded` becomes true where any bit is set.
    static func mark(
        _ range: Range<Int>, target: UnsafePointer<UInt32>, notStrong: UnsafeMutablePointer<UInt64>,
        isNeeded: borrowing Atomic<Bool>
    ) -> Int {
        var (missing, marked) = (0, UInt64(0))
        for word in range.lowerBound / 64..<(range.upperBound + 63) / 64 {
            var bits: UInt64 = 0
            let rows = word * 64..<min(word * 64 + 64, range.upperBound)
            for row in rows where target[row] == noRow { bits |= 1 << UInt64(row & 63) }
            missing += bits.nonzeroBitCount
            notStrong[word] |= bits
            marked |= notStrong[word]
        }
        if marked != 0 { isNeeded.store(true, ordering: .relaxed) }
        return missing
    }
}
