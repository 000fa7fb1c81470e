import DumpFormat
import HeapGraph
import TestSupport
import Testing

@Suite("What a dump says of values")
struct ValuePolicyTests {
    let folder = TemporaryFolder()

    private let dump = DumpDescription {
        DumpType("str", kind: .string)
        DumpObject(0x1000, "str", value: "a secret that must not leave")
        DumpObject(0x2000, "str", value: "a secret that must not leave")
        DumpObject(0x3000, "str", value: "another one, of another length")
        DumpObject(0x4000, "str")
    }

    private func write(_ name: String, _ policy: ValuePolicy) throws -> BarrowReader {
        let options = DumpWriter.Options(compresses: false, values: policy)
        try dump.write(to: folder.file(name), options: options)
        return try BarrowReader.open(folder.file(name))
    }

    private func mentions(_ name: String, _ secret: String) -> Bool {
        folder.read(name).contains(Array(secret.utf8))
    }

    @Test("in full")
    func full() throws {
        let reader = try write("a", .full)
        #expect(mentions("a", "secret"))
        let bytes = try #require(try reader.fullValue(at: 0x3000))
        #expect(String(decoding: bytes, as: UTF8.self) == "another one, of another length")
    }

    @Test("hashed: equal values are seen to be equal, and no value can be read")
    func hashed() throws {
        let reader = try write("a", .hashed)
        #expect(!mentions("a", "secret") && !mentions("a", "another"))
        let graph = try reader.load().graph
        let values = (0..<3).compactMap { graph.value(of: ObjectID($0)) }
        try #require(values.count == 3)
        #expect(values[0].hash == values[1].hash && values[0].hash != values[2].hash)
        #expect(values.map(\.length) == [28, 28, 30])
        #expect(values.allSatisfy { $0.previewLength == 0 })
        #expect(graph.value(of: ObjectID(3)) == nil)
        #expect(try reader.fullValue(at: 0x1000) == nil)
    }

    @Test("hashed under a key of each dump's own")
    func salted() throws {
        let first = try write("a", .hashed).load().graph.value(of: ObjectID(0))
        let second = try write("b", .hashed).load().graph.value(of: ObjectID(0))
        #expect(first?.hash != second?.hash)
        #expect(first?.hash != StableHash.hash("a secret that must not leave"))
    }

    @Test("omitted")
    func omitted() throws {
        let reader = try write("a", .omitted)
        #expect(!mentions("a", "secret"))
        #expect(try reader.load().graph.values.isEmpty)
        #expect(try reader.fullValue(at: 0x1000) == nil)
    }
}
