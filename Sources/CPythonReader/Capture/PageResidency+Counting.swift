extension PageResidency {
    /// Bytes of the pages within these addresses that were in memory; nil where none of them were looked at.
    func residentBytes(in range: Range<UInt64>) -> UInt64? {
        var isKnown = false
        var pages: UInt64 = 0
        for run in runs {
            let end = run.start + UInt64(run.pageCount) * 4096
            guard run.start < range.upperBound, end > range.lowerBound else { continue }
            isKnown = true
            let first = Int((max(range.lowerBound, run.start) - run.start) / 4096)
            let last = Int((min(range.upperBound, end) - run.start) / 4096)
            for page in first..<last where run.bits[page / 8] >> (page % 8) & 1 != 0 { pages += 1 }
        }
        return isKnown ? pages * 4096 : nil
    }
}
