/// What is missing from a dump, exactly; empty for a sound one.
package struct DumpDamage: Equatable, Sendable {
    /// Bytes that belong to no intact chunk.
    package struct Gap: Equatable, Sendable {
        package var bytes: Range<UInt64>
        package var reason: String
    }

    /// A chunk whose header is intact while its payload is not.
    package struct LostChunk: Error, Equatable, Sendable {
        package var chunk: DumpChunk
        package var reason: String
    }

    /// The first bytes of the file are damaged; the version is taken to be ours.
    package var isFileHeaderDamaged = false
    /// The file ends before its last chunk, `DONE`.
    package var isTruncated = false
    package var gaps: [Gap] = []
    package var lostChunks: [LostChunk] = []
    /// Sequence numbers that no intact header bears, up to the last one seen.
    package var missingSequences: [ClosedRange<UInt32>] = []
    /// How many objects and references are missing: known where `DONE` is there.
    package var missingObjects: UInt64?
    package var missingReferences: UInt64?
    /// `DONE` was written over other chunk headers than the ones found, although none is missing.
    package var hasOtherHeaders = false

    package init() {}

    package var isEmpty: Bool { self == DumpDamage() }

    package var missingBytes: UInt64 {
        gaps.reduce(0) { $0 + UInt64($1.bytes.count) }
            + lostChunks.reduce(0) { $0 + UInt64($1.chunk.header.storedLength) }
    }

    package var missingChunks: UInt64 {
        missingSequences.reduce(UInt64(lostChunks.count)) {
            $0 + UInt64($1.upperBound) - UInt64($1.lowerBound) + 1
        }
    }
}

extension DumpDamage {
    /// The report, a sentence a line; at most `limit` lines for each kind of damage, then how many more there are.
    package func sentences(limit: Int = 20) -> [String] {
        var lines: [String] = []
        if isFileHeaderDamaged { lines.append("The file header is damaged; version 1 was assumed.") }
        if isTruncated { lines.append("The file ends before its last chunk: it is truncated.") }
        lines += Self.limited(gaps.map(Self.sentence), limit, "gaps")
        lines += Self.limited(lostChunks.map(Self.sentence), limit, "damaged chunks")
        lines += Self.limited(missingSequences.map(Self.sentence), limit, "runs of missing chunks")
        if let missingObjects, let missingReferences, missingObjects + missingReferences > 0 {
            lines.append(
                "By the totals of the dump, \(missingObjects) objects and \(missingReferences) references are "
                    + "missing.")
        }
        if hasOtherHeaders { lines.append("The totals were written for other chunks than these.") }
        return lines
    }

    private static func sentence(_ gap: Gap) -> String {
        "Bytes \(gap.bytes.lowerBound) to \(gap.bytes.upperBound - 1): \(gap.reason)."
    }

    private static func sentence(_ lost: LostChunk) -> String {
        let header = lost.chunk.header
        let references = header.references > 0 ? " and \(header.references) references" : ""
        return "Chunk \(header.sequence) (\(header.tag), byte \(lost.chunk.offset), \(header.rows) rows"
            + "\(references)): \(lost.reason)."
    }

    private static func sentence(_ run: ClosedRange<UInt32>) -> String {
        run.count == 1
            ? "Chunk \(run.lowerBound) is missing."
            : "Chunks \(run.lowerBound) to \(run.upperBound) are missing."
    }

    private static func limited(_ lines: [String], _ limit: Int, _ what: String) -> [String] {
        guard lines.count > limit else { return lines }
        return lines.prefix(limit) + ["… and \(lines.count - limit) more \(what)."]
    }
}
