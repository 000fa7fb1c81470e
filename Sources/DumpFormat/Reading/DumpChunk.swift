/// A chunk whose header is intact, and where it stands.
package struct DumpChunk: Equatable, Sendable {
    package var header: ChunkHeader
    /// Of the header.
    package var offset: UInt64

    var payloadOffset: UInt64 { offset + UInt64(ChunkHeader.byteCount) }
    var end: UInt64 { payloadOffset + UInt64(header.storedLength) }
}
