import DumpFormat
import Foundation
import TestSupport
import Testing

@Suite("Old dumps stay readable")
struct CompatibilityTests {
    /// `Fixtures/version-1.barrow`, written by the first writer of format version 1.0.
    @Test("a dump of version 1.0 says what it said when it was written")
    func version1() throws {
        try check("version-1.barrow", says: SampleDump.version1, version: (1, 0))
    }

    /// `Fixtures/version-1.1.barrow`, written by the first writer of format version 1.1.
    @Test("a dump of version 1.1 says what it said when it was written")
    func version1Minor1() throws {
        try check("version-1.1.barrow", says: SampleDump.description, version: (1, 1))
    }

    /// A fixture is never written again: a change of the sample belongs into another one. With `BARROW_RECORD` set the
    /// test writes the file where it is missing, and fails.
    private func check(
        _ fixture: String, says description: DumpDescription, version: (UInt16, UInt16)
    ) throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Fixtures/\(fixture)").standardizedFileURL.path
        if ProcessInfo.processInfo.environment["BARROW_RECORD"] != nil,
            !FileManager.default.fileExists(atPath: path)
        {
            try SampleDump.written.write(to: path)
            Issue.record("recorded \(path)")
        }
        let reader = try BarrowReader.open(path)
        #expect(reader.version == version)
        let loaded = try reader.load()
        #expect(loaded.damage.isEmpty)
        #expect(try DumpDescription(loaded.graph, values: reader) == description)
    }
}
