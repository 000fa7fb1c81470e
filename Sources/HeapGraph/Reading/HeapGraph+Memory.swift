extension HeapGraph {
    /// How much memory a bit of `pageBits` stands for.
    public static var pageBytes: UInt64 { 4096 }

    /// The mappings of the process, ascending and disjoint; empty where the dump has none.
    public var mappings: UnsafeBufferPointer<MappingRecord> {
        table.elements(.mappings, as: MappingRecord.self)
    }

    /// Which pages were in memory, by runs of neighbouring pages, ascending and disjoint; empty where the dump does not
    /// say.
    public var residentPages: ResidentPages { ResidentPages(self) }
}

/// Which pages of the process were in memory.
///
/// A view of two columns: cheap to make, safe to use from any thread. It keeps the graph.
public struct ResidentPages: @unchecked Sendable {
    public let runs: UnsafeBufferPointer<PageRunRecord>
    private let bits: UnsafeBufferPointer<UInt8>
    private let graph: HeapGraph

    init(_ graph: HeapGraph) {
        runs = graph.table.elements(.pageRuns, as: PageRunRecord.self)
        bits = graph.table.elements(.pageBits, as: UInt8.self)
        self.graph = graph
    }

    public var isEmpty: Bool { runs.isEmpty }

    /// Whether any of it is deduced, not the kernel's own word.
    public var isEstimate: Bool { runs.contains { $0.isEstimate != 0 } }

    /// How many bytes of the range were in memory; nil where the dump does not say so of every page of it.
    ///
    /// Logarithmic in the runs, then a 64th of the pages of the range.
    public func bytes(in range: Range<UInt64>) -> UInt64? {
        guard !range.isEmpty else { return 0 }
        var position = range.lowerBound
        var sum: UInt64 = 0
        var row = runs.partitioningIndex { Self.end(of: $0) > position }
        while position < range.upperBound {
            guard row < runs.count, runs[row].start <= position else { return nil }
            let end = min(range.upperBound, Self.end(of: runs[row]))
            sum += bytes(from: position, to: end, in: runs[row])
            position = end
            row += 1
        }
        return sum
    }

    private static func end(of run: PageRunRecord) -> UInt64 {
        run.start + UInt64(run.pageCount) * HeapGraph.pageBytes
    }

    /// The first and the last page may lie in the range by a part.
    private func bytes(from start: UInt64, to end: UInt64, in run: PageRunRecord) -> UInt64 {
        let size = HeapGraph.pageBytes
        let first = (start - run.start) / size
        let last = (end - 1 - run.start) / size
        var sum = UInt64(count(Int(first)..<Int(last) + 1, in: run)) * size
        if isSet(Int(first), in: run) { sum -= (start - run.start) % size }
        if isSet(Int(last), in: run) { sum -= (size - (end - run.start) % size) % size }
        return sum
    }

    private func isSet(_ page: Int, in run: PageRunRecord) -> Bool {
        word(page / 64, of: run) >> UInt64(page % 64) & 1 == 1
    }

    /// Set bits of the pages with these numbers.
    private func count(_ pages: Range<Int>, in run: PageRunRecord) -> Int {
        let (first, last) = (pages.lowerBound / 64, (pages.upperBound - 1) / 64)
        var sum = 0
        for number in first...last {
            var word = word(number, of: run)
            if number == first { word &= .max << UInt64(pages.lowerBound % 64) }
            if number == last { word &= .max >> UInt64(63 - (pages.upperBound - 1) % 64) }
            sum += word.nonzeroBitCount
        }
        return sum
    }

    private func word(_ number: Int, of run: PageRunRecord) -> UInt64 {
        let offset = Int(run.bitsOffset) + number * 8
        return UnsafeRawBufferPointer(bits).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            .littleEndian
    }
}
