import HeapGraph

extension PageResidency {
    /// Bytes of the pages within these addresses that were in memory; nil where none of them were looked at. Logarithmic
    /// in the runs, linear in the pages.
    func residentBytes(in range: Range<UInt64>) -> UInt64? {
        var isKnown = false
        var pages: UInt64 = 0
        for run in runs[runs.partitioningIndex { $0.end > range.lowerBound }...] {
            guard run.start < range.upperBound else { break }
            isKnown = true
            let first = Int((max(range.lowerBound, run.start) - run.start) / 4096)
            let last = Int((min(range.upperBound, run.end) - run.start) / 4096)
            for page in first..<last where run.bits[page / 8] >> (page % 8) & 1 != 0 { pages += 1 }
        }
        return isKnown ? pages * 4096 : nil
    }
}

extension PageResidency.Run {
    fileprivate var end: UInt64 { start + UInt64(pageCount) * 4096 }
}
