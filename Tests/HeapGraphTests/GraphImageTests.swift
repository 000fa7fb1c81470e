import FoundationEssentials
@testable import HeapGraph
import TestSupport
import Testing

/// The image as an index file.
@Suite struct GraphImageTests {
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "barrow-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private let hash = ContentHash(high: 7, low: 9)

    private func write(to path: String) throws {
        let image = try GraphImage(backing: .file(path))
        try image.append(.objectType, [1, 2, 3] as [UInt32])
        try image.finish(contentHash: hash)
        try image.publish()
    }

    @Test func anIndexFileReadsBackAndIsTiedToItsContent() throws {
        try withFolder { folder in
            let path = folder.appending(path: "a.barrow-index").path
            try write(to: path)
            let image = try GraphImage.open(path: path, expecting: hash)
            let types = ColumnTable(image: image).elements(.objectType, as: UInt32.self)
            withExtendedLifetime(image) { #expect(Array(types) == [1, 2, 3]) }
            #expect(throws: ImageError.self) {
                try GraphImage.open(path: path, expecting: ContentHash(high: 7, low: 8))
            }
        }
    }

    @Test func anUnpublishedImageLeavesNothingBehindAndAnOlderFileAlone() throws {
        try withFolder { folder in
            let path = folder.appending(path: "a.barrow-index").path
            try Data("old".utf8).write(to: URL(filePath: path))
            do {
                let image = try GraphImage(backing: .file(path))
                try image.append(.objectType, [1] as [UInt32])
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.barrow-index"])
            #expect(try Data(contentsOf: URL(filePath: path)) == Data("old".utf8))
        }
    }

    @Test func damagedIndexFilesAreRefused() throws {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        try withFolder { folder in
            let path = folder.appending(path: "a.barrow-index").path
            try write(to: path)
            let good = try Data(contentsOf: URL(filePath: path))
            var refused = 0
            var total: UInt32 = 0
            for _ in 0..<500 {
                var bytes = good
                for _ in 0..<3 {
                    bytes[Int.random(in: 0..<100, using: &generator)] = UInt8.random(
                        in: 0...255, using: &generator)
                }
                let cut = Int.random(in: 0...bytes.count, using: &generator)
                try bytes.prefix(Bool.random(using: &generator) ? cut : bytes.count).write(
                    to: URL(filePath: path))
                do {
                    let table = ColumnTable(image: try GraphImage.open(path: path, expecting: nil))
                    let sum = table.elements(.objectType, as: UInt32.self).reduce(0, &+)
                    withExtendedLifetime(table) { total &+= sum }
                } catch is ImageError {
                    refused += 1
                }
            }
            #expect(total > 0 && refused > 100, "BARROW_TEST_SEED=\(seed)")
        }
    }
}
