import TestSupport

@testable import DumpFormat

/// Changes a sound dump, a little or a lot.
struct Mutator {
    enum Level: Sendable {
        /// Bytes of the file: most mutations break a checksum.
        case file
        /// Payloads and header fields, with checksums made right: the parsers themselves are reached.
        case payload
    }

    private let sound: [UInt8]
    private let chunks: ChunkSurgery
    private let level: Level
    private var generator: SeededGenerator

    init(_ sound: [UInt8], level: Level, seed: UInt64) {
        self.sound = sound
        self.level = level
        generator = SeededGenerator(seed: seed)
        var chunks = ChunkSurgery(sound)
        if level == .payload { chunks.decompress() }
        self.chunks = chunks
    }

    mutating func next() -> [UInt8] {
        switch level {
        case .file:
            var bytes = sound
            for _ in 0...number(below: 3) { change(&bytes) }
            return bytes
        case .payload:
            var chunks = chunks
            for _ in 0...number(below: 3) { change(&chunks) }
            return chunks.file()
        }
    }

    private mutating func change(_ chunks: inout ChunkSurgery) {
        let victim = number(below: chunks.chunks.count)
        switch number(below: 12) {
        case 0: chunks.chunks.remove(at: victim)
        case 1: chunks.chunks.insert(chunks.chunks[victim], at: number(below: chunks.chunks.count))
        case 2: chunks.chunks.swapAt(victim, number(below: chunks.chunks.count))
        case 3: chunks.chunks[victim].header.rows = interesting()
        case 4: chunks.chunks[victim].header.references = interesting()
        case 5: chunks.chunks[victim].header.sequence = interesting()
        case 6:
            chunks.chunks[victim].header.tag = chunks.chunks[number(below: chunks.chunks.count)].header.tag
        case 7: chunks.chunks[victim].header.flags = UInt32(number(below: 4))
        default: change(&chunks.chunks[victim].payload)
        }
        if chunks.chunks.isEmpty { chunks = self.chunks }
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        guard bytes.count >= 8 else { return bytes.append(UInt8(number(below: 256))) }
        let place = number(below: bytes.count - 7)
        switch number(below: 8) {
        case 0, 1: bytes[place] ^= 1 << UInt8(number(below: 8))
        case 2: bytes[place] = UInt8(number(below: 256))
        case 3, 4: overwrite(&bytes, at: place & ~3)
        case 5: bytes.removeLast(min(bytes.count, number(below: bytes.count)))
        case 6: bytes.removeSubrange(place..<place + number(below: min(64, bytes.count - place)))
        default:
            let from = number(below: bytes.count - 7)
            bytes.insert(contentsOf: bytes[from..<min(bytes.count, from + number(below: 64))], at: place)
        }
    }

    private mutating func overwrite(_ bytes: inout [UInt8], at place: Int) {
        withUnsafeBytes(of: interesting().littleEndian) {
            for (offset, byte) in $0.enumerated() { bytes[place + offset] = byte }
        }
    }

    /// Numbers at which lengths, counts and rows go wrong.
    private mutating func interesting() -> UInt32 {
        let numbers: [UInt32] = [
            0, 1, 2, 3, 7, 64, 255, 256, 4096, 65_535, 1 << 20, 4 << 20, 1 << 24, 1 << 31, .max - 1, .max,
        ]
        return numbers[number(below: numbers.count)]
    }

    private mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
}
