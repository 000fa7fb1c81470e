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

    private func compressed(_ tool: CompressionTool) throws -> [UInt8] { try tool.compress(sample.bytes) }

    private func read(_ bytes: some Sequence<UInt8>, as name: String = "core") throws -> ProcessImage {
        folder.write(bytes, to: name)
        return try CoreFile.read(folder.file(name))
    }

    @Test("What was compressed is read as what it was", arguments: CompressionTool.here)
    func roundTrip(_ tool: CompressionTool) throws {
        let plain = try read(sample.bytes, as: "plain")
        let image = try read(compressed(tool))
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

    @Test(
        "What follows a damaged place is missing, and counted",
        .enabled(if: CompressionTool.gzip.isHere, "needs gzip"))
    func cutOff() throws {
        let bytes = try compressed(.gzip)
        let image = try read(bytes[..<(bytes.count / 2)])
        #expect(image.facts.contains { $0.key == "capture.core-damaged-from-byte" })
        #expect(
            image.coverage.contains {
                $0.what == "bytes of anonymous memory that are cut off the core" && $0.count > 0
            })
        #expect(image.space.pointer(0x10000, 1 << 14) != nil)
        #expect(image.space.pointer(0x900000, 1) == nil)
    }

    @Test("A compressed file that holds no core is refused in words", arguments: CompressionTool.here)
    func noCore(_ tool: CompressionTool) throws {
        let error = #expect(throws: CaptureError.self) { try read(tool.compress("no core".utf8)) }
        #expect(error?.code == .malformed)
        let cut = #expect(throws: CaptureError.self) { try read(compressed(tool).prefix(6)) }
        #expect(cut?.code == .malformed && cut?.message.contains("damaged from its start") == true)
    }
}
