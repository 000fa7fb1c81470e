import HeapGraph

/// Every chunk of a file with an intact header, found by walking the headers alone.
struct ChunkMap: Sendable {
    var version: (major: UInt16, minor: UInt16)
    var chunks: [DumpChunk]
    /// What the walk found missing; payloads are not looked at yet.
    var damage: DumpDamage

    /// SipHash over the fields of all headers, twice with different keys: names the content.
    var contentHash: ContentHash {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(chunks.count * ChunkHeader.byteCount)
        for chunk in chunks { bytes += chunk.header.encoded() }
        return bytes.withUnsafeBytes {
            ContentHash(high: StableHash.hash($0), low: StableHash.hash($0, key: (1, 0)))
        }
    }

    /// CRC-32C over the headers before `DONE`, as the totals have it.
    var headersDigest: UInt32 {
        chunks.lazy.filter { $0.header.tag != .done }.reduce(0) { digest, chunk in
            chunk.header.encoded().withUnsafeBytes { CRC32C.checksum($0, continuing: digest) }
        }
    }
}
