import DumpFiles
import HeapGraph
import TestSupport
import Testing
import V8SnapshotReader

@Suite struct CompressedSnapshotTests {
    private let folder = TemporaryFolder()

    /// Some hundred kilobytes, of which the strings are the last.
    private static let script: SnapshotScript = {
        var script = SnapshotScript.program()
        for number in 0..<3_000 {
            let node = script.node("object", "Type\(number % 7)")
            script.edge("property", .text("field\(number)"), from: SnapshotScript.global, to: node)
        }
        return script
    }()

    private func compressed(_ tool: CompressionTool) throws -> [UInt8] {
        try tool.compress(Self.script.bytes)
    }

    private func open(_ bytes: some Sequence<UInt8>) throws -> V8SnapshotReader {
        folder.write(bytes, to: "heap")
        return try V8SnapshotReader.open(folder.file("heap"))
    }

    @Test(arguments: CompressionTool.here)
    func whatIsCompressedIsReadAsWhatItWas(_ tool: CompressionTool) throws {
        let reader = try open(compressed(tool))
        #expect(reader.isCompressed)
        var last = 0.0
        let loaded = try reader.load { last = $0 }
        #expect(loaded.damage.isEmpty)
        #expect(try loaded.graph.derived().description == Self.script.graph().description)
        #expect(loaded.graph.contentHash == reader.contentHash)
        #expect(last > 0.9 && last <= 1)
    }

    @Test(.enabled(if: CompressionTool.gzip.isHere, "needs gzip"))
    func aValueIsReadFromIt() throws {
        var script = SnapshotScript.program()
        let text = String(repeating: "long ", count: 100)
        let node = script.node("string", text)
        let reader = try open(CompressionTool.gzip.compress(script.bytes))
        let graph = try reader.load().graph
        #expect(try reader.fullValue(at: graph.address(of: ObjectID(node))) == Array(text.utf8))
    }

    @Test(.enabled(if: CompressionTool.gzip.isHere, "needs gzip"))
    func oneThatIsCutInTheStringsIsSalvagedAndSaysWhere() throws {
        let bytes = try compressed(.gzip)
        let length = bytes.count * 9 / 10
        let reader = try open(bytes[..<length])
        let loaded = try reader.load()
        #expect(loaded.damage.count == 2)
        #expect(
            loaded.damage.first == "The compressed file is damaged or cut off from byte \(length) of it on.")
        #expect(loaded.graph.objectCount == Self.script.nodes.count)
        #expect(loaded.graph.contentHash != reader.contentHash)
    }

    /// Otherwise it would be called no snapshot at all.
    @Test(.enabled(if: CompressionTool.gzip.isHere, "needs gzip"))
    func oneThatIsCutBeforeTheNodesIsRefusedAndSaysWhere() throws {
        let bytes = try compressed(.gzip)
        let error = try #require(throws: DumpError.self) { _ = try open(bytes[..<300]).load() }
        #expect(error.code == .malformed)
        #expect(
            error.description.contains("the compressed file is damaged or cut off from byte 300 of it on"))
    }

    /// A byte of the text is not one of the file.
    @Test(.enabled(if: CompressionTool.gzip.isHere, "needs gzip"))
    func aPlaceInTheTextIsNotTakenForOneInTheFile() throws {
        let text = Self.script.text.replacing("\"edges\":[1,", with: "\"edges\":[-,")
        let place = try #require(text.range(of: "\"edges\":[-"))
        let error = try #require(throws: DumpError.self) {
            _ = try open(CompressionTool.gzip.compress(text.utf8)).load()
        }
        #expect(error.file == "\(folder.file("heap")), decompressed")
        #expect(error.offset == UInt64(text[..<place.upperBound].utf8.count - 1))
    }
}
