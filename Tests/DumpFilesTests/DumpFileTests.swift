import DumpFiles
import TestSupport
import Testing

@Suite("Files that are read")
struct DumpFileTests {
    private let folder = TemporaryFolder()

    private func file(_ bytes: [UInt8]) throws -> DumpFile {
        folder.write(bytes, to: "file")
        return try DumpFile(path: folder.file("file"))
    }

    @Test("Bytes are those of the place, as many as there are")
    func reading() throws {
        let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
        let file = try file(bytes)
        #expect(file.size == 10_000)
        #expect(try file.bytes(at: 0, count: 10) == Array(bytes[..<10]))
        #expect(try file.bytes(at: 9_990, count: 100) == Array(bytes[9_990...]))
        #expect(try file.bytes(at: 10_000, count: 1).isEmpty)
        #expect(try file.bytes(at: .max, count: 1).isEmpty)
        #expect(try file.beginning(count: 20_000) == bytes)
    }

    @Test("What is not compressed is its own content")
    func plain() throws {
        let file = try file([1, 2, 3])
        #expect(file.compression == nil && file.damagedFrom == nil)
        #expect(try file.content() === file)
    }

    @Test("What is no file is refused in words")
    func refused() throws {
        for path in [folder.path, folder.file("none"), "/dev/null"] {
            let error = try #require(throws: DumpError.self) { _ = try DumpFile(path: path) }
            #expect(error.code == .cannotOpen && error.description.hasPrefix("\(path): "))
        }
    }

    @Test("A hash of the content tells length, both ends, pages between them and the number of the dump")
    func contentHash() throws {
        var bytes = [UInt8](repeating: 7, count: 5 << 20)
        let hash = try file(bytes).contentHash()
        #expect(try file(bytes).contentHash() == hash)
        #expect(try file(bytes).contentHash(number: 2) != hash)
        #expect(try file(bytes + [7]).contentHash() != hash)
        // 5 MiB are sampled 4 KiB in each 20 KiB, from 64 KiB on.
        for place in [0, 65_535, 65_536 + 20_480 * 100 + 4_095, bytes.count - 65_536, bytes.count - 1] {
            bytes[place] = 8
            #expect(try file(bytes).contentHash() != hash, "byte \(place)")
            bytes[place] = 7
        }
    }

    @Test("Every byte of a small file counts for its hash", arguments: [1, 4_096, 200_000, 1 << 20])
    func smallHash(size: Int) throws {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        var bytes = [UInt8](repeating: 0, count: size)
        let hash = try file(bytes).contentHash()
        let place = Int.random(in: 0..<size, using: &generator)
        bytes[place] = 1
        #expect(try file(bytes).contentHash() != hash, "byte \(place), BARROW_TEST_SEED=\(seed)")
    }
}
