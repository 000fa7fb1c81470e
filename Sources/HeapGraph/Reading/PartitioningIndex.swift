extension RandomAccessCollection {
    /// Where the elements that belong to the second part begin, in a collection that is ordered by that: none of the first part
    /// stands behind one of the second. Its end where there is no second part. Logarithmic.
    @inlinable
    package func partitioningIndex(where isInSecondPart: (Element) throws -> Bool) rethrows -> Index {
        var start = startIndex
        var length = count
        while length > 0 {
            let half = length / 2
            let middle = index(start, offsetBy: half)
            if try isInSecondPart(self[middle]) {
                length = half
            } else {
                start = index(after: middle)
                length -= half + 1
            }
        }
        return start
    }
}
