/// Follows an object whose references come in parts: an `OBJS` chunk and the `REFS` chunks after it.
///
/// Both passes over a dump ask it, and get the same answers.
struct ReferenceParts {
    /// The object at the end of the last `OBJS` chunk.
    private var address: UInt64?
    private var position: UInt64 = 0
    /// Places for lost references that may still be made: as many as the file has bytes, so that it justifies them.
    private var lostPlaces: UInt64

    init(fileSize: UInt64) { lostPlaces = fileSize }

    /// Begins with the last object of a payload, if it has one.
    mutating func begin(with payload: ObjectPayload) {
        address = payload.addresses.last
        position = UInt64(payload.references.last ?? 0)
    }

    /// The positions that are lost before this part, and its own; nil where it continues no object at hand.
    mutating func accept(_ part: ContinuationPayload) -> (lost: Range<Int>, own: Range<Int>)? {
        let (end, overflow) = part.position.addingReportingOverflow(UInt64(part.targets.count))
        guard part.address == address, part.position >= position, !overflow, end < UInt64(UInt32.max),
            part.position - position <= lostPlaces
        else { return nil }
        lostPlaces -= part.position - position
        defer { position = end }
        return (Int(position)..<Int(part.position), Int(part.position)..<Int(end))
    }
}
