import Glibc
import TestSupport
import Testing

@testable import DumpFiles

/// Against the tools that everybody compresses files with.
@Suite("Compressed files")
struct DecompressionTests {
    private let folder = TemporaryFolder()

    /// Noise that compresses a little, zeros, and a text that repeats.
    private static func sample(count: Int, seed: UInt64) -> [UInt8] {
        var generator = SeededGenerator(seed: seed)
        var bytes = [UInt8](repeating: 0, count: count)
        for place in 0..<count / 3 { bytes[place] = UInt8.random(in: 0..<40, using: &generator) }
        for place in count * 2 / 3..<count { bytes[place] = UInt8(truncatingIfNeeded: place % 300) }
        return bytes
    }

    private func file(_ bytes: some Sequence<UInt8>) throws -> DumpFile {
        folder.write(bytes, to: "file")
        return try DumpFile(path: folder.file("file"))
    }

    private func bytes(_ content: DumpFile) throws -> [UInt8] {
        try content.bytes(at: 0, count: Int(content.size))
    }

    @Test("The content is what was compressed", arguments: CompressionTool.here)
    func roundTrip(_ tool: CompressionTool) throws {
        let piece = 1 << 20
        for count in [1, 4_095, 65_537, piece - 1, piece, piece + 1, 3 * piece, 3 * piece + 777] {
            let sample = Self.sample(count: count, seed: 1)
            let file = try file(tool.compress(sample))
            #expect(file.compression?.rawValue == tool.rawValue)
            var last = 0.0
            let content = try file.content { last = $0 }
            #expect(try bytes(content) == sample, "\(count) bytes")
            #expect(content.damagedFrom == nil && content.compression == nil)
            #expect(last == 1)
            #expect(try file.beginning(count: 100) == Array(sample.prefix(100)))
            #expect(try file.beginning(count: count + 1) == sample)
        }
    }

    @Test("What compresses a thousandfold is read to its end", arguments: CompressionTool.here)
    func zeros(_ tool: CompressionTool) throws {
        let size = 16 << 20
        let content = try file(tool.compress([UInt8](repeating: 0, count: size))).content()
        #expect(content.size == UInt64(size) && content.damagedFrom == nil)
        var status = stat()
        #expect(fstat(content.descriptor, &status) == 0)
        #expect(status.st_blocks * 512 < size / 16, "pages of zeros are holes")
    }

    @Test("Several in one file are read one after the other", arguments: CompressionTool.here)
    func members(_ tool: CompressionTool) throws {
        let sample = Self.sample(count: 300_000, seed: 2)
        var compressed: [UInt8] = []
        for part in [sample[..<1], sample[1..<100_000], sample[100_000...]] {
            compressed += try tool.compress(part)
        }
        let content = try file(compressed).content()
        #expect(try bytes(content) == sample)
        #expect(content.damagedFrom == nil)
    }

    @Test("Nothing, compressed, is nothing", arguments: CompressionTool.here)
    func empty(_ tool: CompressionTool) throws {
        let file = try file(tool.compress([]))
        let content = try file.content()
        #expect(content.size == 0 && content.damagedFrom == nil)
        #expect(try file.beginning(count: 10).isEmpty)
    }

    @Test("A file cut off anywhere has the beginning of its content", arguments: CompressionTool.here)
    func cutOff(_ tool: CompressionTool) throws {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        let sample = Self.sample(count: 400_000, seed: seed)
        let compressed = try tool.compress(sample)
        for round in 0..<40 {
            // The last ones lack a byte or two of the checksum.
            let length =
                round < 36
                ? Int.random(in: 4..<compressed.count, using: &generator) : compressed.count - round + 35
            let file = try file(compressed[..<length])
            do {
                let content = try file.content()
                #expect(content.damagedFrom == UInt64(length), "cut at \(length), BARROW_TEST_SEED=\(seed)")
                #expect(
                    try sample.starts(with: bytes(content)), "cut at \(length), BARROW_TEST_SEED=\(seed)")
                if length > compressed.count * 3 / 4 { #expect(content.size > 0) }
            } catch let error as DumpError {
                #expect(error.code == .malformed, "cut at \(length), BARROW_TEST_SEED=\(seed)")
            }
        }
    }

    @Test("Changed bytes never hang nor trap, and are seen", arguments: CompressionTool.here)
    func damaged(_ tool: CompressionTool) throws {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        let sample = Self.sample(count: 200_000, seed: 3)
        let compressed = try tool.compress(sample)
        for _ in 0..<60 {
            var changed = compressed
            let place = Int.random(in: 4..<changed.count, using: &generator)
            changed[place] ^= UInt8.random(in: 1...255, using: &generator)
            do {
                let content = try file(changed).content()
                let isSeen = try content.damagedFrom != nil || bytes(content) == sample
                #expect(isSeen, "byte \(place), BARROW_TEST_SEED=\(seed)")
            } catch let error as DumpError {
                #expect(error.code == .malformed)
            }
        }
    }

    @Test("A file that is damaged from its start is refused, and says so")
    func damagedFromStart() throws {
        for magic: [UInt8] in [
            [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3], [0x28, 0xb5, 0x2f, 0xfd], [4, 0x22, 0x4d, 0x18],
        ] {
            let file = try file(magic)
            #expect(try file.beginning(count: 20).isEmpty)
            let error = try #require(throws: DumpError.self) { _ = try file.content() }
            #expect(error.code == .malformed && error.description.contains("damaged from its start"))
        }
    }

    @Test(
        "What follows the last member of a gzip file is ignored",
        .enabled(if: CompressionTool.gzip.isHere, "needs gzip"))
    func garbageBehind() throws {
        let content = try file(CompressionTool.gzip.compress("text".utf8) + Array("garbage".utf8)).content()
        #expect(try bytes(content) == Array("text".utf8))
        #expect(content.damagedFrom == nil)
    }

    @Test(
        "A gzip header longer than a piece is passed over",
        .enabled(if: CompressionTool.gzip.isHere, "needs gzip"))
    func longComment() throws {
        var member = try CompressionTool.gzip.compress("text".utf8)
        // FLG has FCOMMENT, the comment follows the fixed ten bytes; RFC 1952. `gzip -c` of standard input writes no name.
        member[3] |= 0x10
        member.insert(contentsOf: [UInt8](repeating: 0x41, count: 200_000) + [0], at: 10)
        let file = try file(member)
        #expect(try file.beginning(count: 4) == Array("text".utf8))
        #expect(try bytes(file.content()) == Array("text".utf8))
    }

    @Test("The hash is that of the compressed bytes", .enabled(if: CompressionTool.gzip.isHere, "needs gzip"))
    func contentHash() throws {
        let compressed = try CompressionTool.gzip.compress(Self.sample(count: 100_000, seed: 4))
        let file = try file(compressed)
        let hash = try file.contentHash()
        #expect(try file.content().contentHash() != hash)
        // Byte 9 says which system compressed it; the content is the same.
        var other = compressed
        other[9] ^= 1
        #expect(try self.file(other).contentHash() != hash)
    }

    @Test("A disk without room is said to be so, and how to use another")
    func noRoom() throws {
        let error = try #require(throws: DumpError.self) {
            _ = try UnnamedFile(for: "heap.gz", folder: folder.path, reserve: .max)
        }
        #expect(error.code == .noRoom && error.message.contains("no room"))
        #expect(error.remedy.contains("TMPDIR"))
        #expect(folder.names.isEmpty)
    }

    @Test("A folder that cannot be written to is named")
    func noFolder() throws {
        let error = try #require(throws: DumpError.self) {
            _ = try UnnamedFile(for: "heap.gz", folder: folder.file("none"))
        }
        #expect(error.code == .noRoom && error.message.contains(folder.file("none")))
    }
}
