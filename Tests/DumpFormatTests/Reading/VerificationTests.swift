import HeapGraph
import TestSupport
import Testing

@testable import DumpFormat

@Suite("Verification")
struct VerificationTests {
    let folder = TemporaryFolder()

    private func verify(_ dump: DumpDescription) throws -> DumpVerification {
        try dump.write(to: folder.file("dump"))
        return try BarrowReader.open(folder.file("dump")).verify()
    }

    @Test("a sound dump")
    func sound() throws {
        let verification = try verify(SampleDump.written)
        #expect(verification.isSound && verification.findings.isEmpty)
        #expect(verification.objects == UInt64(SampleDump.description.objects.count))
        #expect(verification.references == 7)
        #expect(verification.chunksByTag[.objects] == 1 && verification.chunksByTag[.done] == 1)
        #expect(verification.chunksByTag[.references] == nil)
    }

    @Test("everything that refers to nothing is counted")
    func dangling() throws {
        let writer = try DumpWriter(path: folder.file("dump"))
        for _ in 0..<2 {
            writer.beginObject(address: 64, type: TypeID(UInt32(9)), size: 16)
            writer.site(5)
            writer.reference(to: 65, label: LabelID(77))
            writer.value("twice")
            writer.endObject()
        }
        _ = writer.type(name: "t", base: TypeID(UInt32(3)), object: 128)
        writer.root(1, kind: .module, thread: ThreadIndex(4), frame: FrameIndex(4))
        writer.frame(thread: ThreadIndex(8), function: "f", file: "g", line: 1)
        writer.interned(2)
        writer.pool(
            arena: 3, address: 0, blockSize: 16, capacity: 0, used: 0, occupancy: .init(start: nil, count: 0))
        try writer.finish()
        let verification = try BarrowReader.open(folder.file("dump")).verify()
        #expect(!verification.isSound && verification.damage.isEmpty)
        #expect(
            verification.findings.map { "\($0.count) \($0.what)" } == [
                "1 frames that refer to threads that are not in the dump",
                "1 interned objects that refer to objects that are not in the dump",
                "1 objects at an address where another one stands",
                "2 objects whose allocation site is not in the dump",
                "2 objects whose type is not in the dump",
                "1 pools that refer to arenas that are not in the dump",
                "2 references to no object of the dump",
                "2 references whose label is not in the dump",
                "1 roots that refer to frames that are not in the dump",
                "1 roots that refer to objects that are not in the dump",
                "1 roots that refer to threads that are not in the dump",
                "1 types that refer to objects that are not in the dump",
                "1 types that refer to types that are not in the dump",
            ])
    }

    @Test("progress goes from 0 to 1")
    func progress() throws {
        try SampleDump.random(objects: 40_000, seed: 2).write(to: folder.file("dump"))
        let reader = try BarrowReader.open(folder.file("dump"))
        for run in [{ _ = try reader.verify(progress: $0) }, { _ = try reader.load(progress: $0) }] {
            var fractions: [Double] = []
            try run { fractions.append($0) }
            #expect(fractions.allSatisfy { (0...1).contains($0) } && fractions == fractions.sorted())
            #expect(fractions.last == 1)
        }
    }
}
