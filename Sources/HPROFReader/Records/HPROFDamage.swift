import DumpFiles

/// What is missing from a heap dump; empty for a sound one.
package struct HPROFDamage: Equatable, Sendable {
    /// Bytes that belong to no intact record.
    package struct Gap: Equatable, Sendable {
        package var bytes: Range<UInt64>
        package var reason: String
    }

    /// The compressed file is damaged or cut off from about this byte of it on.
    package var compressedFrom: UInt64?
    /// The file ends before the dump does.
    package var isTruncated = false
    package var gaps: [Gap] = []

    package init() {}

    package var isEmpty: Bool { self == HPROFDamage() }

    package var missingBytes: UInt64 { gaps.reduce(0) { $0 + UInt64($1.bytes.count) } }

    /// The report, a sentence a line; at most `limit` gaps, then how many more there are.
    package func sentences(limit: Int = 20) -> [String] {
        var lines: [String] = []
        if let compressedFrom { lines.append(DumpFile.sentence(damagedFrom: compressedFrom)) }
        if isTruncated { lines.append("The file ends before its heap dump does: it is truncated.") }
        lines += gaps.prefix(limit).map {
            "Bytes \($0.bytes.lowerBound) to \($0.bytes.upperBound - 1): \($0.reason)."
        }
        if gaps.count > limit { lines.append("… and \(gaps.count - limit) more gaps.") }
        return lines
    }
}
