import Foundation
import TestSupport
import Testing

/// The same dump and profile give the same bytes: whatever the timing, the number of cores, the way the heap was opened.
@Suite struct DeterminismTests {
    private let dump: WorkloadDump
    private let expected: [String: Data]

    init() throws {
        dump = try WorkloadDump(objects: 6_000)
        _ = try dump.barrow("analyze", ["--output", dump.folder.file("first"), "--quiet"])
        expected = try contents(of: dump.folder.file("first"))
        try #require(expected["index.html"] != nil && expected["report.json"] != nil)
        try #require(expected.keys.contains { $0.hasSuffix(".svg") })
    }

    private func expectSame(_ report: String) throws {
        let found = try contents(of: dump.folder.file(report))
        #expect(found.keys.sorted() == expected.keys.sorted())
        for (name, bytes) in expected { #expect(found[name] == bytes, "\(name) differs") }
    }

    @Test func onOneCoreAsOnAll() throws {
        let output = dump.folder.file("one-core")
        let run = try BarrowCommand(
            [
                "taskset", "-c", "0", BuildProducts.barrow, "analyze", dump.path, "--output", output,
                "--quiet",
            ],
            executable: "/usr/bin/env")
        try #require(run.status == 0, "\(run.errors)")
        try expectSame("one-core")
    }

    @Test func fromAnIndexAsFromTheDump() throws {
        let index = dump.folder.file("heap.index")
        _ = try dump.barrow("index", ["--output", index, "--quiet"])
        _ = try dump.barrow(
            "analyze", ["--index", index, "--output", dump.folder.file("indexed"), "--quiet"])
        try expectSame("indexed")
    }

    @Test func inAnotherFolderAndOverAnOlderReport() throws {
        let other = TemporaryFolder()
        try FileManager.default.copyItem(atPath: dump.path, toPath: other.file("heap.barrow"))
        let run = try BarrowCommand(
            ["analyze", other.file("heap.barrow"), "--output", dump.folder.file("first"), "--quiet"],
            in: URL(filePath: other.path))
        try #require(run.status == 0, "\(run.errors)")
        try expectSame("first")
    }
}
