import HeapGraph

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

    /// Another hash for what is left, so that an index made from it is never taken for the whole snapshot's.
    func hash(of whole: ContentHash) -> ContentHash {
        ContentHash(
            high: StableHash.hash("salvaged", key: (whole.high, whole.low)),
            low: StableHash.hash(sentences.joined(), key: (whole.low, whole.high)))
    }
}
