import DumpFormat
import HeapGraph
import TestSupport
import Testing

@Suite("What is written is read")
struct RoundTripTests {
    let folder = TemporaryFolder()

    private func read(_ path: String) throws -> DumpDescription {
        let reader = try BarrowReader.open(path)
        let loaded = try reader.load()
        #expect(loaded.damage.isEmpty)
        #expect(loaded.graph.contentHash == reader.contentHash)
        return try DumpDescription(loaded.graph, values: reader)
    }

    @Test(
        "everything a dump can say, with and without compression and a second thread",
        arguments: [false, true], [false, true])
    func everything(compresses: Bool, usesSecondThread: Bool) throws {
        let path = folder.file("everything.barrow")
        try SampleDump.written.write(
            to: path,
            options: DumpWriter.Options(compresses: compresses, usesSecondThread: usesSecondThread))
        #expect(try read(path) == SampleDump.description)
    }

    @Test("objects in any order are read in address order")
    func anyOrder() throws {
        var shuffled = SampleDump.written
        shuffled.objects.reverse()
        try shuffled.write(to: folder.file("a"))
        #expect(try read(folder.file("a")) == SampleDump.description)
    }

    @Test("equal heaps give equal bytes, whichever thread writes")
    func deterministic() throws {
        let dump = SampleDump.random(objects: 40_000, seed: 1)
        try dump.write(to: folder.file("a"), options: DumpWriter.Options(usesSecondThread: false))
        try dump.write(to: folder.file("b"), options: DumpWriter.Options(usesSecondThread: true))
        #expect(folder.read("a") == folder.read("b"))
    }

    @Test("many chunks of a random heap")
    func manyChunks() throws {
        let seed = SeededGenerator.seed()
        let dump = SampleDump.random(objects: 40_000, seed: seed)
        try dump.write(to: folder.file("a"))
        let reader = try BarrowReader.open(folder.file("a"))
        #expect(reader.chunks.count { $0.header.tag == .objects } > 1)
        let graph = try reader.load().graph
        var withoutValues = try DumpDescription(graph, values: nil)
        withoutValues.facts.removeFirst()
        var expected = dump
        for row in expected.objects.indices { expected.objects[row].value = nil }
        #expect(withoutValues == expected, "seed \(seed)")
        #expect(graph.values.count == dump.objects.count { $0.value != nil }, "seed \(seed)")
    }

    @Test("a run of pages whose bitmap is longer than a chunk is split, and read as one")
    func longPageRun() throws {
        let pages = 40_000_003
        var generator = SeededGenerator(seed: 7)
        let bits = (0..<(pages + 7) / 8).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let writer = try DumpWriter(path: folder.file("pages"))
        bits.withUnsafeBytes { writer.residentPages(start: 0x10000, pageCount: pages, bits: $0) }
        try writer.finish()
        let loaded = try BarrowReader.open(folder.file("pages")).load()
        #expect(loaded.damage.isEmpty)
        let resident = loaded.graph.residentPages
        #expect(resident.runs.count > 1)
        let set = bits.dropLast().reduce(0) { $0 + $1.nonzeroBitCount } + (bits.last! & 0b111).nonzeroBitCount
        let range = 0x10000..<0x10000 + UInt64(pages) * 4096
        #expect(resident.bytes(in: range) == UInt64(set) * 4096)
        #expect(resident.bytes(in: range.lowerBound..<range.upperBound + 1) == nil)
    }

    @Test("an object with more references than a chunk holds")
    func giantObject() throws {
        let count = 400_000
        let writer = try DumpWriter(path: folder.file("a"))
        let type = writer.type(name: "list", kind: .list, labels: .indexed)
        let label = writer.label(".odd", strength: .weak)
        for address in [UInt64(0x1000), 0x2000, 0x3000] {
            writer.beginObject(address: address, type: type, size: 56)
            let own = address == 0x2000 ? count : 1
            for i in 0..<own {
                writer.reference(
                    to: i % 2 == 0 ? 0x1000 : 0x3000, label: i % 1000 == 999 ? label : .implied)
            }
            writer.endObject()
        }
        try writer.finish()
        let reader = try BarrowReader.open(folder.file("a"))
        #expect(reader.chunks.count { $0.header.tag == .references } == 3)
        let loaded = try reader.load()
        let graph = loaded.graph
        #expect(loaded.damage.isEmpty && graph.coverage.isEmpty)
        let references = graph.references(of: ObjectID(1))
        #expect(references.count == count)
        #expect(graph.references(of: ObjectID(2)).count == 1)
        for (i, row) in references.enumerated() {
            let reference = ReferenceIndex(row)
            let isRight =
                graph.target(of: reference) == ObjectID(i % 2 == 0 ? 0 : 2)
                && graph.label(of: reference, from: ObjectID(1)) == (i % 1000 == 999 ? ".odd" : "[\(i)]")
                && graph.keepsAlive(reference) == (i % 1000 != 999)
            #expect(isRight, "reference \(i)")
            if !isRight { break }
        }
    }

    @Test("a value longer than a chunk")
    func giantValue() throws {
        let value = (0..<5_000_001).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        let writer = try DumpWriter(path: folder.file("a"))
        let type = writer.type(name: "bytes", kind: .bytes)
        for address in [UInt64(0x1000), 0x2000] {
            writer.beginObject(address: address, type: type, size: 56)
            value.dropLast(address == 0x1000 ? 0 : 4_999_000).withUnsafeBytes { writer.value($0) }
            writer.endObject()
        }
        try writer.finish()
        let reader = try BarrowReader.open(folder.file("a"))
        #expect(try reader.fullValue(at: 0x1000) == value)
        #expect(try reader.fullValue(at: 0x2000) == Array(value.prefix(1001)))
        #expect(try reader.fullValue(at: 0x3000) == nil)
        let graph = try reader.load().graph
        let record = try #require(graph.value(of: ObjectID(0)))
        #expect(record.length == UInt32(value.count))
        #expect(record.hash == value.withUnsafeBytes { StableHash.hash($0) })
        #expect(Array(graph.preview(record)) == Array(value.prefix(Int(record.previewLength))))
    }

    @Test("a heap so regular that zstd shrinks it beyond what a reader believes")
    func regularHeap() throws {
        let writer = try DumpWriter(path: folder.file("a"))
        let type = writer.type(name: "object")
        for i in 0..<100_000 {
            writer.beginObject(address: UInt64(i) * 16, type: type, size: 16)
            writer.endObject()
        }
        try writer.finish()
        let loaded = try BarrowReader.open(folder.file("a")).load()
        #expect(loaded.damage.isEmpty)
        #expect(loaded.graph.objectCount == 100_000)
        #expect(folder.read("a").count < 200_000)
    }
}
