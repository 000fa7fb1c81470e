import DumpFiles

/// Goes through the payloads of a dump and keeps the account of what is lost.
///
/// Whoever reads hands over a closure for the payloads; what it finds malformed counts as lost like what arrives
/// damaged. A chunk that is read twice is lost once.
struct ChunkAudit {
    let reader: BarrowReader
    private(set) var damage: DumpDamage
    /// Rows of the intact `OBJS` chunks, and references in these and in `REFS` chunks.
    private(set) var objects: UInt64 = 0
    private(set) var references: UInt64 = 0
    private var lostOffsets: Set<UInt64> = []
    private let progress: (Double) -> Void
    private let bytesToRead: UInt64
    private var bytesRead: UInt64 = 0

    /// `passes` says how often the chunks with some tags are read; the others are read once.
    init(_ reader: BarrowReader, passes: [ChunkTag: UInt64] = [:], progress: @escaping (Double) -> Void) {
        self.reader = reader
        self.progress = progress
        damage = reader.map.damage
        if let lost = reader.lostTotals { damage.lostChunks.append(lost) }
        bytesToRead = reader.chunks.reduce(1) {
            $0 + UInt64($1.header.storedLength) * (passes[$1.header.tag] ?? 1)
        }
    }

    /// Calls `body` with every intact payload of the chunks with these tags, in order.
    mutating func forEach(
        _ tags: ChunkTag...,
        body: (ChunkHeader, UnsafeMutableRawBufferPointer) throws(LostPayload) -> Void
    ) throws(DumpError) {
        try forEach(tags, body: body)
    }

    mutating func forEach(
        _ tags: [ChunkTag],
        body: (ChunkHeader, UnsafeMutableRawBufferPointer) throws(LostPayload) -> Void
    ) throws(DumpError) {
        let chunks = reader.chunks.filter { tags.contains($0.header.tag) && !lostOffsets.contains($0.offset) }
        try reader.stream.forEach(chunks) { chunk, outcome in
            do throws(LostPayload) {
                try body(chunk.header, outcome.get())
            } catch {
                lose(chunk, error.reason)
            }
            bytesRead += UInt64(chunk.header.storedLength)
            progress(Double(bytesRead) / Double(bytesToRead))
        }
    }

    /// The whole account, once every payload was read; those of unknown kinds are read here.
    mutating func finish() throws(DumpError) -> DumpDamage {
        let unknown = Set(reader.chunks.map(\.header.tag)).subtracting(ChunkTag.known)
        try forEach(Array(unknown)) { _, _ in }
        for chunk in reader.chunks where !lostOffsets.contains(chunk.offset) {
            let header = chunk.header
            if header.tag == .objects { objects += UInt64(header.rows) }
            if header.tag == .objects || header.tag == .references {
                references += UInt64(header.references)
            }
        }
        damage.lostChunks.sort { $0.chunk.offset < $1.chunk.offset }
        if let totals = reader.totals { compare(totals) }
        progress(1)
        return damage
    }

    private mutating func compare(_ totals: DumpTotals) {
        damage.missingObjects = totals.objects > objects ? totals.objects - objects : nil
        damage.missingReferences = totals.references > references ? totals.references - references : nil
        if damage.missingObjects != nil || damage.missingReferences != nil {
            damage.missingObjects = damage.missingObjects ?? 0
            damage.missingReferences = damage.missingReferences ?? 0
        }
        let isComplete = damage.missingSequences.isEmpty && damage.gaps.isEmpty && !damage.isTruncated
        let isLarger = objects > totals.objects || references > totals.references
        if isComplete, isLarger || reader.map.headersDigest != totals.headersDigest {
            damage.hasOtherHeaders = true
        }
    }

    private mutating func lose(_ chunk: DumpChunk, _ reason: String) {
        guard lostOffsets.insert(chunk.offset).inserted else { return }
        damage.lostChunks.append(DumpDamage.LostChunk(chunk: chunk, reason: reason))
    }
}
