import Foundation
import Glibc
import TestSupport
import Testing

@testable import CPythonReader

/// Cores as coredumpctl keeps them, compressed by the tools that everybody has.
@Suite("Compressed cores")
struct CompressedCoreTests {
    private let folder = TemporaryFolder()

    /// 256 KiB of memory that does not compress to nothing, a stretch of zeros, and more memory.
    private var sample: CoreBuilder {
        var generator = SeededGenerator(seed: 7)
        var core = CoreBuilder()
        core.segment(0x10000, (0..<1 << 18).map { _ in UInt8.random(in: 0..<20, using: &generator) })
        core.segment(0x800000, [UInt8](repeating: 0, count: 1 << 18))
        core.segment(0x900000, [UInt8](repeating: 7, count: 4096))
        return core
    }

    private func compressed(_ tool: String, _ name: String) throws -> String {
        folder.write(sample.bytes, to: "core")
        try Toolchain.run(
            [tool, "-q", "-k", "-f", folder.file("core")] + (tool == "lz4" ? [folder.file(name)] : []))
        return folder.file(name)
    }

    @Test(
        "What was compressed is read as what it was",
        arguments: [("zstd", "core.zst"), ("gzip", "core.gz"), ("lz4", "core.lz4")].filter {
            Tools.path($0.0) != nil
        })
    func roundTrip(_ tool: String, _ name: String) throws {
        let path = try compressed(tool, name)
        #expect(CoreFile.isCore(path))
        let plain = try CoreFile.read(folder.file("core"))
        let image = try CoreFile.read(path)
        #expect(image.mappings == plain.mappings)
        for mapping in plain.mappings {
            let count = Int(mapping.end - mapping.start)
            let left = try #require(plain.space.pointer(mapping.start, count))
            let right = try #require(image.space.pointer(mapping.start, count))
            #expect(memcmp(left, right, count) == 0)
        }
        #expect(image.coverage.isEmpty)
        #expect(image.residency?.runs.map(\.bits) == plain.residency?.runs.map(\.bits))
    }

    @Test("What follows a damaged place is missing, and counted", .enabled(if: Tools.path("gzip") != nil))
    func cutOff() throws {
        let path = try compressed("gzip", "core.gz")
        let bytes = folder.read("core.gz")
        folder.write(bytes[..<(bytes.count / 2)], to: "half.gz")
        let image = try CoreFile.read(folder.file("half.gz"))
        #expect(image.facts.contains { $0.key == "capture.core-damaged-from-byte" })
        #expect(
            image.coverage.contains {
                $0.what == "bytes of anonymous memory that are cut off the core" && $0.count > 0
            })
        #expect(image.space.pointer(0x10000, 1 << 14) != nil)
        #expect(image.space.pointer(0x900000, 1) == nil)
        _ = path
    }

    @Test("Two files in one are read one after the other", .enabled(if: Tools.path("gzip") != nil))
    func members() throws {
        let all = sample.bytes
        var together: [UInt8] = []
        for part in [all[..<100_000], all[100_000...]] {
            folder.write(part, to: "part")
            try Toolchain.run(["gzip", "-f", folder.file("part")])
            together += folder.read("part.gz")
        }
        folder.write(together, to: "core.gz")
        let image = try CoreFile.read(folder.file("core.gz"))
        #expect(image.space.load(0x900000, as: UInt8.self) == 7)
        #expect(image.coverage.isEmpty)
    }

    @Test("A compressed file that is no core is none")
    func noCore() throws {
        folder.write([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3, 4], to: "core.gz")
        #expect(!CoreFile.isCore(folder.file("core.gz")))
        folder.write([0x28, 0xb5, 0x2f, 0xfd], to: "core.zst")
        #expect(!CoreFile.isCore(folder.file("core.zst")))
        #expect(throws: CaptureError.self) { try CoreFile.read(folder.file("core.zst")) }
    }

    @Test("A disk without room is said to be so, and how to use another")
    func noRoom() throws {
        let error = #expect(throws: CaptureError.self) {
            _ = try UnnamedFile(folder: folder.path, reserve: .max)
        }
        #expect(error?.message.contains("no room") == true)
        #expect(error?.remedy.contains("TMPDIR") == true)
        #expect(folder.names.isEmpty)
    }
}
