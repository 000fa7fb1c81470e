@testable import HeapGraph
import TestSupport
import Testing

/// The image as an index file.
@Suite struct GraphImageTests {
    private let hash = ContentHash(high: 7, low: 9)

    private func write(to path: String) throws {
        let image = try GraphImage(backing: .file(path))
        try image.append(.objectType, [1, 2, 3] as [UInt32])
        try image.finish(contentHash: hash)
        try image.publish()
    }

    @Test func anIndexFileReadsBackAndIsTiedToItsContent() throws {
        let folder = TemporaryFolder()
        let path = folder.file("a.barrow-index")
        try write(to: path)
        #expect(try Self.types(in: path, expecting: hash) == [1, 2, 3])
        #expect(throws: ImageError.self) {
            try GraphImage.open(path: path, expecting: ContentHash(high: 7, low: 8))
        }
    }

    @Test func anUnpublishedImageLeavesNothingBehindAndAnOlderFileAlone() throws {
        let folder = TemporaryFolder()
        folder.write("old", to: "a.barrow-index")
        do {
            let image = try GraphImage(backing: .file(folder.file("a.barrow-index")))
            try image.append(.objectType, [1] as [UInt32])
        }
        #expect(folder.names == ["a.barrow-index"])
        #expect(folder.read("a.barrow-index") == Array("old".utf8))
    }

    @Test func damagedIndexFilesAreRefused() throws {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        let folder = TemporaryFolder()
        let path = folder.file("a.barrow-index")
        try write(to: path)
        let good = folder.read("a.barrow-index")
        var refused = 0
        for _ in 0..<500 {
            folder.write(Self.damaged(good, &generator), to: "a.barrow-index")
            do {
                #expect(try Self.types(in: path, expecting: nil).count <= good.count)
            } catch is ImageError {
                refused += 1
            }
        }
        #expect(refused > 100, "BARROW_TEST_SEED=\(seed)")
    }

    private static func types(in path: String, expecting hash: ContentHash?) throws -> [UInt32] {
        let image = try GraphImage.open(path: path, expecting: hash)
        return withExtendedLifetime(image) {
            Array(ColumnTable(image: image).elements(.objectType, as: UInt32.self))
        }
    }

    /// Three bytes of the header changed, and the end cut off half of the time.
    private static func damaged(_ good: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = good
        for _ in 0..<3 {
            bytes[Int.random(in: 0..<100, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
        }
        let cut = Int.random(in: 0...bytes.count, using: &generator)
        return Bool.random(using: &generator) ? Array(bytes.prefix(cut)) : bytes
    }
}
