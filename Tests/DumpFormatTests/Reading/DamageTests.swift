import DumpFiles
import HeapGraph
import TestSupport
import Testing

@testable import DumpFormat

@Suite("Damaged dumps")
struct DamageTests {
    let folder = TemporaryFolder()
    let sound: [UInt8]
    static let chunksOfObjects = 8
    static let objectsAChunk = 5

    /// A ring of objects, a few to a chunk, all of them roots.
    init() throws {
        let writer = try DumpWriter(path: folder.file("sound"), options: .init(compresses: false))
        let type = writer.type(name: "node")
        let count = Self.chunksOfObjects * Self.objectsAChunk
        for i in 0..<count {
            writer.beginObject(address: UInt64(i + 1) * 64, type: type, size: 32)
            writer.reference(to: UInt64((i + 1) % count + 1) * 64, label: writer.label(".next"))
            writer.endObject()
            if i % Self.objectsAChunk == Self.objectsAChunk - 1 { writer.flushObjects() }
        }
        writer.root(64, kind: .module, name: "app")
        try writer.finish()
        sound = folder.read("sound")
    }

    private func load(_ bytes: [UInt8]) throws -> LoadedDump {
        folder.write(bytes, to: "damaged")
        let reader = try BarrowReader.open(folder.file("damaged"))
        let loaded = try reader.load()
        #expect(try reader.verify().damage == loaded.damage)
        return loaded
    }

    /// Objects that are still there: those of the type the dump gives them, or of the placeholder's.
    private func survivors(_ graph: HeapGraph) -> Int { graph.objectCount }

    @Test("cut anywhere: every whole chunk is recovered, and the report says where the file ends")
    func truncated() throws {
        let boundaries = ChunkSurgery(sound).boundaries
        let objects = ChunkSurgery(sound).chunks.map { $0.header.tag == .objects }
        for length in 0..<sound.count {
            let cut = Array(sound.prefix(length))
            guard length >= FileHeader.byteCount else {
                let error = #expect(throws: DumpError.self) { try load(cut) }
                #expect(error?.code == .notADump)
                continue
            }
            let loaded = try load(cut)
            let whole = boundaries.dropFirst().count { $0 <= length }
            #expect(survivors(loaded.graph) == objects.prefix(whole).count { $0 } * Self.objectsAChunk)
            #expect(loaded.damage.isTruncated)
            let rest = UInt64(boundaries[whole])..<UInt64(length)
            let isBoundary = rest.isEmpty
            #expect(loaded.damage.gaps.isEmpty == (isBoundary || loaded.damage.lostChunks.count == 1))
            #expect(loaded.damage.lostChunks.allSatisfy { $0.chunk.offset == rest.lowerBound })
        }
    }

    @Test("one byte changed, at every place: the report names it, and the other chunks are recovered")
    func oneByte() throws {
        let surgery = ChunkSurgery(sound)
        for place in sound.indices {
            var bytes = sound
            bytes[place] ^= 0x55
            let loaded = try load(bytes)
            #expect(Self.names(loaded.damage, place), "byte \(place)")
            let chunk = surgery.boundaries.lastIndex { $0 <= place }
            let isObjects = chunk.map { surgery.chunks[$0].header.tag == .objects } ?? false
            let expected = (Self.chunksOfObjects - (isObjects ? 1 : 0)) * Self.objectsAChunk
            #expect(survivors(loaded.graph) == expected, "byte \(place)")
        }
    }

    private static func names(_ damage: DumpDamage, _ place: Int) -> Bool {
        if place < FileHeader.byteCount { return damage.isFileHeaderDamaged }
        return damage.gaps.contains { $0.bytes.contains(UInt64(place)) }
            || damage.lostChunks.contains {
                ($0.chunk.offset..<$0.chunk.end).contains(UInt64(place))
            }
    }

    @Test("a chunk cut out: the report gives its number and what is missing by the totals")
    func chunkCutOut() throws {
        for victim in ChunkSurgery(sound).chunks.indices {
            var surgery = ChunkSurgery(sound)
            let removed = surgery.chunks.remove(at: victim).header
            let damage = try load(surgery.file()).damage
            if removed.tag == .done {
                #expect(damage.isTruncated && damage.missingSequences.isEmpty)
            } else {
                #expect(damage.missingSequences == [removed.sequence...removed.sequence])
                #expect(damage.missingObjects == (removed.tag == .objects ? 5 : nil))
                #expect(damage.missingReferences == (removed.tag == .objects ? 5 : nil))
            }
        }
    }

    @Test("bytes missing from a payload: the chunks after it are found, although they stand earlier")
    func bytesMissing() throws {
        let boundaries = ChunkSurgery(sound).boundaries
        let victim = ChunkSurgery(sound).chunks.firstIndex { $0.header.tag == .objects }! + 2
        var bytes = sound
        bytes.removeSubrange(boundaries[victim] + 60..<boundaries[victim] + 90)
        let loaded = try load(bytes)
        #expect(survivors(loaded.graph) == (Self.chunksOfObjects - 1) * Self.objectsAChunk)
        #expect(loaded.damage.lostChunks.map(\.chunk.header.sequence) == [UInt32(victim)])
        #expect(loaded.damage.missingObjects == 5)
    }

    @Test("a block of zeros over several chunks")
    func zeroedBlock() throws {
        let surgery = ChunkSurgery(sound)
        let first = surgery.chunks.firstIndex { $0.header.tag == .objects }! + 1
        var bytes = sound
        let start = surgery.boundaries[first]
        let end = surgery.boundaries[first + 3] - 10
        for place in start..<end { bytes[place] = 0 }
        let damage = try load(bytes).damage
        #expect(damage.missingSequences == [UInt32(first)...UInt32(first + 2)])
        #expect(damage.gaps.map(\.bytes) == [UInt64(start)..<UInt64(surgery.boundaries[first + 3])])
        #expect(damage.missingObjects == 15 && damage.missingReferences == 15)
        let report = damage.sentences()
        #expect(report.contains("Chunks \(first) to \(first + 2) are missing."))
        #expect(report.contains { $0.contains("15 objects and 15 references are missing") })
    }

    @Test("what is lost is in the graph's coverage, and the graph does not pass for the whole dump")
    func coverage() throws {
        var surgery = ChunkSurgery(sound)
        surgery.chunks.removeAll { $0.header.tag == .types }
        folder.write(surgery.file(), to: "damaged")
        let reader = try BarrowReader.open(folder.file("damaged"))
        let graph = try reader.load().graph
        #expect(graph.contentHash != reader.contentHash)
        let coverage = graph.coverage.map { "\($0.count) \(graph.name(NameID($0.what)))" }
        #expect(coverage.contains("40 objects whose type is not in the dump"))
        #expect(coverage.contains("1 chunks of the dump that are missing or damaged"))
        #expect(graph.typeName(of: ObjectID(0)) == "<unknown type>")
    }

    @Test("a part of the types lost: the others keep their numbers")
    func partOfTypes() throws {
        let path = folder.file("types")
        let writer = try DumpWriter(path: path, options: .init(compresses: false))
        let types = ["a", "b", "c"].map { name in
            defer { writer.flush(\.types) }
            return writer.type(name: name)
        }
        for (i, type) in types.enumerated() {
            writer.beginObject(address: UInt64(i + 1) * 16, type: type, size: 16)
            writer.endObject()
        }
        try writer.finish()
        var surgery = ChunkSurgery(folder.read("types"))
        surgery.chunks.remove(at: surgery.chunks.lastIndex { $0.header.tag == .types }! - 1)
        let graph = try load(surgery.file()).graph
        #expect(graph.objects.map { graph.typeName(of: $0) } == ["a", "<unknown type>", "c"])
    }

    @Test("parts of an object's references lost: those after keep their positions")
    func partOfReferences() throws {
        let path = folder.file("list")
        let writer = try DumpWriter(path: path, options: .init(compresses: false))
        writer.beginObject(address: 64, type: writer.type(name: "list", labels: .indexed), size: 16)
        for _ in 0..<400_000 { writer.reference(to: 64) }
        writer.endObject()
        try writer.finish()
        var surgery = ChunkSurgery(folder.read("list"))
        let parts = surgery.chunks.indices.filter { surgery.chunks[$0].header.tag == .references }
        let removed = surgery.chunks.remove(at: parts[1]).header
        let loaded = try load(surgery.file())
        #expect(loaded.damage.missingReferences == UInt64(removed.references))
        let references = loaded.graph.references(of: ObjectID(0))
        #expect(references.count == 400_000)
        let lost = references.filter { loaded.graph.target(of: ReferenceIndex($0)) == nil }
        #expect(lost.count == Int(removed.references) && lost.first == 262_144)
    }
}
