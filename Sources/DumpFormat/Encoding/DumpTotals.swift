/// The payload of the last chunk, `DONE`: what a complete dump has.
///
///     offset 0    objects                    u64
///            8    references                 u64
///           16    CRC-32C of all chunk headers before this chunk, one after the other
///           20    k, kinds of chunks         u32
///           24    { tag, chunks u32 } × k, ascending by tag as a number
package struct DumpTotals: Equatable, Sendable {
    package var objects: UInt64
    package var references: UInt64
    package var headersDigest: UInt32
    package var chunksByTag: [ChunkTag: UInt32]

    func encode(into payload: PayloadBuffer) {
        payload.start(.done, rows: chunksByTag.count)
        payload.append(objects)
        payload.append(references)
        payload.append(headersDigest)
        payload.append(UInt32(chunksByTag.count))
        for (tag, chunks) in chunksByTag.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            payload.append(tag.rawValue)
            payload.append(chunks)
        }
    }
}

extension DumpTotals {
    init(_ bytes: UnsafeMutableRawBufferPointer, header: ChunkHeader) throws(LostPayload) {
        var cursor = PayloadCursor(bytes)
        objects = try cursor.next()
        references = try cursor.next()
        headersDigest = try cursor.next()
        chunksByTag = [:]
        let kinds: UInt32 = try cursor.next()
        guard kinds == header.rows else {
            throw LostPayload(reason: "its payload contradicts its header")
        }
        let pairs = try cursor.column(UInt32.self, count: Int(kinds) * 2)
        for row in 0..<Int(kinds) {
            chunksByTag[ChunkTag(rawValue: pairs[row * 2]), default: 0] &+= pairs[row * 2 + 1]
        }
        try cursor.expectEnd()
    }
}
