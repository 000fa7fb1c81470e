import DumpFiles

/// What of a snapshot is missing.
struct SnapshotDamage {
    /// A sentence a line.
    private(set) var sentences: [String] = []

    var isEmpty: Bool { sentences.isEmpty }

    mutating func endsInside(_ member: String, at offset: Int) {
        sentences.append(
            "The file ends inside of `\(member)`, at byte \(offset); what follows in a snapshot is missing.")
    }

    mutating func lacks(_ member: String) { sentences.append("The file has no `\(member)`.") }

    /// The offset is of the compressed file, those of the other sentences are of the text.
    mutating func decompressionEnds(at offset: UInt64) {
        sentences.insert(DumpFile.sentence(damagedFrom: offset), at: 0)
    }
}
