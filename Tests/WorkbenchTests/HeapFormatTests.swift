import TestSupport
import Testing

@testable import Workbench

/// What a file is, its content says, also where it is compressed.
@Suite struct HeapFormatTests {
    private let folder = TemporaryFolder()

    private static let beginnings: [(HeapFormat, [UInt8])] = [
        (.hprof, Array("JAVA PROFILE 1.0.2\0\0\0\0\u{8}\0\0\0\0\0\0\0\0".utf8)),
        (.heapSnapshot, Array("{\"snapshot\":{\"meta\":".utf8)),
        (.heapSnapshot, Array("\n{ \"snapshot\" : {\n".utf8)),
        // e_ident, then e_type of ET_CORE.
        (.core, [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0]),
        (.barrow, Array("{\"nodes\":[]".utf8)), (.barrow, []),
    ]

    private func format(_ bytes: some Sequence<UInt8>) -> HeapFormat {
        folder.write(bytes, to: "file")
        return HeapFormat(of: folder.file("file"))
    }

    @Test func aFormatIsToldByTheBeginning() {
        for (expected, bytes) in Self.beginnings { #expect(format(bytes) == expected) }
        #expect(HeapFormat(of: folder.path) == .barrow)
        #expect(HeapFormat(of: folder.file("none")) == .barrow)
    }

    @Test(arguments: CompressionTool.here)
    func aFormatIsToldByTheBeginningOfWhatWasCompressed(_ tool: CompressionTool) throws {
        var generator = SeededGenerator(seed: 1)
        let noise = (0..<1 << 20).map { _ in UInt8.random(in: 0..<100, using: &generator) }
        for (expected, bytes) in Self.beginnings {
            let compressed = try tool.compress(bytes + noise)
            #expect(format(compressed) == expected)
            // No more is looked at than the beginning; the first block of lz4 is all of this.
            if tool != .lz4 { #expect(format(compressed.prefix(compressed.count / 2)) == expected) }
        }
    }

    @Test(.enabled(if: CompressionTool.gzip.isHere, "needs gzip"))
    func aCompressedFileOfNoKnownKindIsRefusedInWords() throws {
        folder.write(try CompressionTool.gzip.compress("text".utf8), to: "file.gz")
        let path = folder.file("file.gz")
        let error = #expect(throws: WorkbenchError.self) {
            try HeapOpener(observer: Silence()).open(path)
        }
        #expect(
            error?.message.hasPrefix("\(path): compressed with gzip, and what it holds does not begin")
                == true)
    }
}

private struct Silence: WorkbenchObserver {
    func progress(_ phase: String, fraction: Double?) {}
    func finished(_ phase: String, seconds: Double) {}
}
