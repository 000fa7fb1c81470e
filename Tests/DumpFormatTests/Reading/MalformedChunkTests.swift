import HeapGraph
import TestSupport
import Testing

@testable import DumpFormat

/// Bugs that mutations found, each by what went wrong.
@Suite("Chunks that arrive intact and are wrong")
struct MalformedChunkTests {
    let folder = TemporaryFolder()

    private func load(_ surgery: ChunkSurgery) throws -> LoadedDump {
        folder.write(surgery.file(), to: "malformed")
        return try BarrowReader.open(folder.file("malformed")).load()
    }

    private func sample() throws -> ChunkSurgery {
        try SampleDump.written.write(to: folder.file("sample"), options: .init(compresses: false))
        return ChunkSurgery(folder.read("sample"))
    }

    @Test("a header that claims four billion objects was taken at its word")
    func impossibleRows() throws {
        var surgery = try sample()
        let victim = surgery.chunks.firstIndex { $0.header.tag == .objects }!
        surgery.chunks[victim].header.rows = .max
        let loaded = try load(surgery)
        #expect(loaded.damage.lostChunks.map(\.reason) == ["its payload contradicts its header"])
        #expect(loaded.graph.objectCount == 0)
    }

    @Test("references that go on after a chunk without objects crashed the reader")
    func continuationOfNothing() throws {
        let writer = try DumpWriter(path: folder.file("list"), options: .init(compresses: false))
        writer.beginObject(address: 64, type: writer.type(name: "list", labels: .indexed), size: 16)
        for _ in 0..<140_000 { writer.reference(to: 64) }
        writer.endObject()
        try writer.finish()
        var surgery = ChunkSurgery(folder.read("list"))
        let victim = surgery.chunks.firstIndex { $0.header.tag == .objects }!
        var empty = surgery.chunks[victim]
        empty.payload = [UInt8](repeating: 0, count: 16)
        empty.header.rows = 0
        empty.header.references = 0
        surgery.chunks.insert(empty, at: victim + 1)
        for row in surgery.chunks.indices { surgery.chunks[row].header.sequence = UInt32(row) }
        let loaded = try load(surgery)
        #expect(
            loaded.damage.lostChunks.map(\.reason) == [
                "the object whose references it continues is not at hand"
            ])
        #expect(loaded.graph.referenceCount == 131_072)
    }

    @Test("references of objects that stand twice at an address became references to object 0")
    func duplicateObjects() throws {
        var surgery = try sample()
        let victim = surgery.chunks.firstIndex { $0.header.tag == .objects }!
        surgery.chunks.insert(surgery.chunks[victim], at: victim)
        for row in surgery.chunks.indices { surgery.chunks[row].header.sequence = UInt32(row) }
        let graph = try load(surgery).graph
        let expected = SampleDump.description.objects
        #expect(graph.objectCount == expected.count)
        #expect(graph.referenceCount == expected.reduce(0) { $0 + $1.references.count })
        #expect(GraphInvariants.violation(graph) == nil)
        let coverage = graph.coverage.map { "\($0.count) \(graph.name(NameID($0.what)))" }
        #expect(
            coverage.contains(
                "\(expected.count) objects dropped because another one stands at their address"))
    }
}
