import CZstd

@testable import DumpFormat

/// A dump taken apart into chunks, to be damaged and put together again with valid checksums.
struct ChunkSurgery {
    struct Chunk {
        var header: ChunkHeader
        /// As stored.
        var payload: [UInt8]
    }

    var chunks: [Chunk] = []

    /// Takes a sound file apart.
    init(_ file: [UInt8]) {
        var position = FileHeader.byteCount
        while position < file.count {
            let header = file[position...].withUnsafeBytes { ChunkHeader($0) }!
            let start = position + ChunkHeader.byteCount
            let end = start + Int(header.storedLength)
            chunks.append(Chunk(header: header, payload: Array(file[start..<end])))
            position = end
        }
    }

    /// The file with these chunks; the checksums, and of uncompressed chunks the lengths, are made right.
    func file() -> [UInt8] {
        var bytes = FileHeader().encoded()
        for chunk in chunks {
            var header = chunk.header
            header.storedLength = UInt32(chunk.payload.count)
            if !header.isCompressed { header.rawLength = header.storedLength }
            header.payloadChecksum = chunk.payload.withUnsafeBytes { CRC32C.checksum($0) }
            bytes += header.encoded() + chunk.payload
        }
        return bytes
    }

    /// Where each chunk begins in the file, and where the last one ends.
    var boundaries: [Int] {
        chunks.reduce(into: [FileHeader.byteCount]) {
            $0.append($0.last! + ChunkHeader.byteCount + $1.payload.count)
        }
    }

    /// Stores every payload as it is.
    mutating func decompress() {
        for row in chunks.indices where chunks[row].header.isCompressed {
            var raw = [UInt8](repeating: 0, count: Int(chunks[row].header.rawLength))
            let stored = chunks[row].payload
            precondition(ZSTD_decompress(&raw, raw.count, stored, stored.count) == raw.count)
            chunks[row].payload = raw
            chunks[row].header.flags = 0
        }
    }
}
