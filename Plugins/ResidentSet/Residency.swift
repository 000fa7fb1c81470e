import AnalyzerKit

/// How much of a range was in memory, as far as the dump tells: by its pages, else by the share of the mapping that
/// was, else all of it.
struct Residency {
    let mappings: UnsafeBufferPointer<MappingRecord>
    private let pages: ResidentPages

    init(_ heap: HeapGraph) {
        mappings = heap.mappings
        pages = heap.residentPages
    }

    /// Whether pages were deduced rather than told by the kernel.
    var isEstimate: Bool { pages.isEstimate }

    /// Logarithmic in the mappings and runs of pages; linear in the mappings that the range touches.
    func bytes(in range: Range<UInt64>) -> UInt64 {
        if let exact = exact(range) { return exact }
        guard !mappings.isEmpty else { return range.size }
        var sum: UInt64 = 0
        var row = mappings.partitioningIndex { $0.end > range.lowerBound }
        while row < mappings.count, mappings[row].start < range.upperBound {
            let mapping = mappings[row]
            sum += bytes(in: range.clamped(to: mapping.start..<mapping.end), of: mapping)
            row += 1
        }
        return sum
    }

    /// As ``bytes(in:)``, for a part of one mapping.
    func bytes(in range: Range<UInt64>, of mapping: MappingRecord) -> UInt64 {
        if let exact = exact(range) { return exact }
        guard let resident = resident(mapping) else { return range.size }
        return UInt64(Double(range.size) * (Double(resident) / Double(mapping.end - mapping.start)))
    }

    /// What of the mapping was in memory; nil where the dump does not tell.
    ///
    /// What nobody may read, guard pages and reserved addresses, is not looked at by a capture, and holds nothing.
    func resident(_ mapping: MappingRecord) -> UInt64? {
        if let exact = exact(mapping.start..<mapping.end) { return exact }
        guard mapping.residentBytes == .max else {
            return min(mapping.residentBytes, mapping.end - mapping.start)
        }
        return MappingPermissions(rawValue: mapping.permissions).contains(.read) ? nil : 0
    }

    /// Nil where the dump does not tell of every page.
    func exact(_ range: Range<UInt64>) -> UInt64? { pages.bytes(in: range) }
}

extension Range<UInt64> {
    /// How many addresses; `count` is an `Int`, which not all ranges of a damaged dump fit in.
    var size: UInt64 { upperBound - lowerBound }
}
