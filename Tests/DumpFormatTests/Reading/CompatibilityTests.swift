import DumpFormat
import Foundation
import TestSupport
import Testing

@Suite("Old dumps stay readable")
struct CompatibilityTests {
    /// `Fixtures/version-1.barrow`, written by the first writer of format version 1.0.
    ///
    /// It is never written again: a change of the sample belongs into another fixture. With `BARROW_RECORD` set the
    /// test writes the file where it is missing, and fails.
    @Test("a dump of version 1.0 says what it said when it was written")
    func version1() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Fixtures/version-1.barrow").standardizedFileURL.path
        if ProcessInfo.processInfo.environment["BARROW_RECORD"] != nil,
            !FileManager.default.fileExists(atPath: path)
        {
            try SampleDump.written.write(to: path)
            Issue.record("recorded \(path)")
        }
        let reader = try BarrowReader.open(path)
        #expect(reader.version == (1, 0))
        let loaded = try reader.load()
        #expect(loaded.damage.isEmpty && loaded.graph.coverage.isEmpty)
        #expect(try DumpDescription(loaded.graph, values: reader) == SampleDump.description)
    }
}
