import HeapGraph
import TestSupport
import Testing

@testable import HPROFReader

/// Dumps compressed as a whole, or by the JDK with gzip in members of 1 MiB.
@Suite("Compressed Java heap dumps", .enabled(if: CompressionTool.gzip.isHere, "needs gzip"))
struct CompressedDumpTests {
    private let folder = TemporaryFolder()

    private static let dump: [UInt8] = {
        var script = HPROFScript()
        script.loadKnownClasses()
        script.heap {
            $0.knownClasses()
            for index in 0..<2_000 as Range<UInt64> { $0.node(0x10_0000 + index * 32, next: 0x10_0000) }
        }
        script.end()
        return script.bytes
    }()

    private func gzip(_ bytes: [UInt8]) throws -> [UInt8] { try CompressionTool.gzip.compress(bytes) }

    @Test("As a whole", arguments: CompressionTool.here)
    func whole(_ tool: CompressionTool) throws {
        let plain = try ReadHeap(Self.dump)
        folder.write(try tool.compress(Self.dump), to: "whole")
        #expect(try HPROFReader.open(folder.file("whole")).isCompressed)
        let heap = try ReadHeap(path: folder.file("whole"))
        #expect(heap.damage.isEmpty)
        #expect(heap.graph.objectCount == plain.graph.objectCount)
        #expect(heap.references(0x10_0020) == plain.references(0x10_0020))
    }

    @Test("In members with a comment in front")
    func members() throws {
        let plain = try ReadHeap(Self.dump)
        // What the JDK writes: FLG has FCOMMENT, the comment follows the fixed ten bytes.
        var members: [UInt8] = []
        for start in stride(from: 0, to: Self.dump.count, by: 10_000) {
            var member = try gzip(Array(Self.dump[start..<min(start + 10_000, Self.dump.count)]))
            if start == 0 {
                member[3] |= 0x10
                member.insert(contentsOf: Array("HPROF BLOCKSIZE=10000\0".utf8), at: 10)
            }
            members += member
        }
        folder.write(members, to: "members")
        let heap = try ReadHeap(path: folder.file("members"))
        #expect(heap.damage.isEmpty)
        #expect(heap.graph.objectCount == plain.graph.objectCount)
        #expect(heap.references(0x10_0020) == plain.references(0x10_0020))
    }

    @Test("A compressed file that was cut off is salvaged")
    func truncated() throws {
        var random = SeededGenerator(seed: 3)
        var script = HPROFScript()
        script.loadKnownClasses()
        script.heap { $0.knownClasses() }
        for index in 0..<50 as Range<UInt64> {
            // Does not compress, so that half of the file is half of the dump.
            let noise = (0..<4_000).map { _ in UInt8.random(in: 0...255, using: &random) }
            script.heap { $0.primitiveArray(0x10_0000 + index * 0x2000, .byte, noise) }
        }
        script.end()
        let compressed = try gzip(script.bytes)
        folder.write(compressed.prefix(compressed.count / 2), to: "half")
        let heap = try ReadHeap(path: folder.file("half"))
        #expect(heap.damage.isTruncated && heap.damage.compressedFrom != nil)
        // The arrays of the first half, without gaps.
        let arrays = (0..<50 as Range<UInt64>).map { heap.graph.object(at: 0x10_0000 + $0 * 0x2000) != nil }
        let count = arrays.count { $0 }
        #expect((20...25).contains(count))
        #expect(arrays.prefix(count).allSatisfy { $0 })
    }

    @Test("A damaged member ends what can be read")
    func damaged() throws {
        var bytes = try gzip(Self.dump)
        for place in bytes.count / 2..<bytes.count / 2 + 40 { bytes[place] ^= 0x5A }
        folder.write(bytes, to: "damaged")
        let heap = try ReadHeap(path: folder.file("damaged"))
        #expect(heap.damage.compressedFrom != nil)
    }
}
