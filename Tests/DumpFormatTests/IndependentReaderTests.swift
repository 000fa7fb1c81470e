import DumpFormat
import Foundation
import TestSupport
import Testing

@Suite("The independent reader in Python")
struct IndependentReaderTests {
    let folder = TemporaryFolder()

    private func readByPython(_ path: String) throws -> DumpDescription {
        let source = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "independent_reader.py")
        let script = try String(contentsOf: source, encoding: .utf8)
        return try JSONDecoder().decode(
            DumpDescription.self, from: try Python.run(script, arguments: [path]))
    }

    @Test("says what was written, of everything a dump can have", arguments: [false, true])
    func everything(compresses: Bool) throws {
        let path = folder.file("sample")
        try SampleDump.written.write(to: path, options: DumpWriter.Options(compresses: compresses))
        #expect(try readByPython(path) == SampleDump.description)
    }

    @Test("and we agree on a random heap of several chunks")
    func random() throws {
        let seed = SeededGenerator.seed()
        let path = folder.file("random")
        let dump = SampleDump.random(objects: 20_000, seed: seed)
        try dump.write(to: path)
        var read = try readByPython(path)
        read.facts.removeFirst()
        #expect(read == dump, "seed \(seed)")
    }

    @Test("objects and values in several parts")
    func parts() throws {
        let path = folder.file("parts")
        var dump = DumpDescription {
            DumpType("list", kind: .list, labels: .indexed)
            DumpFact("dump.values", "full")
            DumpObject(64, "list", value: String(repeating: "0123456789", count: 150_000))
        }
        dump.objects[0].references = (0..<300_000).map {
            DumpDescription.ReferenceRow(to: 64, label: $0 % 7 == 0 ? ".seventh" : nil)
        }
        var written = dump
        written.facts = []
        try written.write(to: path)
        #expect(try readByPython(path) == dump)
    }

    @Test("a heap so regular that skippable frames stand behind its payloads")
    func regularHeap() throws {
        let path = folder.file("regular")
        let dump = DumpDescription {
            for i in 0..<20_000 as Range<UInt64> { DumpObject(i * 16, "object") }
            DumpFact("dump.values", "full")
        }
        var written = dump
        written.facts = []
        try written.write(to: path)
        #expect(try readByPython(path) == dump)
    }
}
