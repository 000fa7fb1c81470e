import DumpFiles
import HeapGraph
import TestSupport
import Testing

@testable import DumpFormat

@Suite("Other versions, other files")
struct VersionTests {
    let folder = TemporaryFolder()

    private func sample() throws -> [UInt8] {
        try SampleDump.written.write(to: folder.file("sample"))
        return folder.read("sample")
    }

    private func open(_ bytes: [UInt8]) throws -> BarrowReader {
        folder.write(bytes, to: "other")
        return try BarrowReader.open(folder.file("other"))
    }

    private func with(_ header: FileHeader) throws -> [UInt8] {
        try header.encoded() + sample().dropFirst(FileHeader.byteCount)
    }

    @Test("another major version is refused with both versions and a remedy")
    func majorVersion() throws {
        var header = FileHeader()
        header.major = 2
        header.minor = 0
        let bytes = try with(header)
        let error = #expect(throws: DumpError.self) { try open(bytes) }
        #expect(error?.code == .unsupportedVersion)
        #expect(error?.description.contains("version 2.0") == true)
        #expect(error?.description.contains("reads version 1") == true)
    }

    @Test("a later minor version is read; its new chunks are counted")
    func minorVersion() throws {
        var surgery = ChunkSurgery(try sample())
        var added = surgery.chunks[0]
        added.header.tag = ChunkTag(rawValue: 0x4E45_574E)
        for row in surgery.chunks.indices { surgery.chunks[row].header.sequence += 1 }
        added.header.sequence = 0
        surgery.chunks.insert(added, at: 0)
        var header = FileHeader()
        header.minor = 7
        let reader = try open(header.encoded() + surgery.file().dropFirst(FileHeader.byteCount))
        #expect(reader.version.minor == 7)
        let graph = try reader.load().graph
        #expect(graph.objectCount == SampleDump.description.objects.count)
        let coverage = graph.coverage.map { "\($0.count) \(graph.name(NameID($0.what)))" }
        #expect(coverage.contains("1 chunks of kinds that this version does not know"))
    }

    @Test("what is not a dump is refused", arguments: ["", "hello", String(repeating: "x", count: 100_000)])
    func notADump(text: String) throws {
        let error = #expect(throws: DumpError.self) { try open(Array(text.utf8)) }
        #expect(error?.code == .notADump)
    }

    @Test(
        "a compressed dump is refused, and says so", .enabled(if: CompressionTool.gzip.isHere, "needs gzip"))
    func compressed() throws {
        folder.write(try CompressionTool.gzip.compress("BARROW".utf8), to: "dump.gz")
        let error = #expect(throws: DumpError.self) { try BarrowReader.open(folder.file("dump.gz")) }
        #expect(error?.code == .notADump && error?.message.contains("compressed with gzip") == true)
    }

    @Test("what cannot be opened is refused with a reason")
    func cannotOpen() throws {
        for path in [folder.file("absent"), folder.path] {
            let error = #expect(throws: DumpError.self) { try BarrowReader.open(path) }
            #expect(error?.code == .cannotOpen && error?.file == path)
        }
    }
}
