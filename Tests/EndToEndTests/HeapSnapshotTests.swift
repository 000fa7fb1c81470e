import Foundation
import TestSupport
import Testing
import Workbench

private let hasNode = (try? Toolchain.run(["node", "--version"])) != nil

/// The command on a snapshot of the machine's own node.
@Suite(.enabled(if: hasNode, "needs node"))
struct HeapSnapshotTests {
    private let folder = TemporaryFolder()
    private let snapshot: String

    init() throws {
        // The content says what it is, not the name.
        snapshot = folder.file("heap")
        try Toolchain.run(["node", "\(Toolchain.packageRoot)/Fixtures/heap.js", snapshot])
    }

    private func barrow(_ arguments: String...) throws -> BarrowCommand {
        let command = try BarrowCommand(arguments)
        #expect(command.status == 0, "\(command.errors)")
        return command
    }

    private func readInfo(_ arguments: [String] = []) throws -> HeapInfo {
        let command = try BarrowCommand(["info", snapshot, "--json", "--quiet"] + arguments)
        return try JSONDecoder().decode(HeapInfo.self, from: Data(command.output.utf8))
    }

    @Test func infoSaysWhatItIs() throws {
        let info = try readInfo()
        #expect(info.input.format == "V8 heap snapshot")
        #expect(info.totals.unreachableObjects == 0)
        #expect(info.totals.objects > 10_000)
        #expect(info.coverage.count == 1)
    }

    @Test func anIndexGivesTheSame() throws {
        let index = folder.file("index")
        _ = try barrow("index", snapshot, "--output", index, "--quiet")
        #expect(try readInfo(["--index", index]).totals == readInfo().totals)
    }

    /// With an index nothing is decompressed: there may be no room to.
    @Test(.enabled(if: CompressionTool.gzip.isHere, "needs gzip"))
    func aCompressedOneGivesTheSameAndItsIndexNeedsNoRoom() throws {
        let truth = try readInfo().totals
        folder.write(try CompressionTool.gzip.compress(folder.read("heap")), to: "heap.gz")
        let path = folder.file("heap.gz")
        _ = try barrow("index", path, "--quiet")
        let command = try BarrowCommand(
            ["info", path, "--json", "--quiet"], environment: ["TMPDIR": folder.file("none")])
        let info = try JSONDecoder().decode(HeapInfo.self, from: Data(command.output.utf8))
        #expect(info.input.format == "V8 heap snapshot (compressed)")
        #expect(info.totals == truth)
    }

    private struct Exported: Decodable {
        var id: UInt32
        var address: UInt64
        var type: String
        var refs: [Reference]

        struct Reference: Decodable {
            var to: UInt32?
            var label: String
            var strength: String
        }
    }

    private func export() throws -> [Exported] {
        try barrow("export", snapshot, "--to", "-", "--quiet").output.split(separator: "\n").map {
            try JSONDecoder().decode(Exported.self, from: Data($0.utf8))
        }
    }

    /// The registry of Fixtures/heap.js, field by field.
    @Test func fieldsReadAsInTheProgram() throws {
        let objects = try export()
        let registry = try #require(objects.first { $0.type == "Registry" && $0.refs.count > 5 })
        let labels = Set(registry.refs.map(\.label))
        for label in [".points", "[\"a key with blanks\"]", ".byName", ".notes", "[Symbol(mark)]"] {
            #expect(labels.contains(label), "\(label) of \(labels.sorted())")
        }
        let points = try #require(registry.refs.first { $0.label == ".points" }?.to)
        let elements = objects[Int(points)].refs.filter { $0.label == "[7]" }
        #expect(elements.contains { objects[Int($0.to!)].type == "Point" })
        let counter = objects.first {
            $0.refs.contains { $0.label == "context count" || $0.label == "context log" }
        }
        #expect(counter != nil)
    }

    @Test func anObjectIsFoundByTheNumberThatDevToolsShows() throws {
        let registry = try #require(try export().first { $0.type == "Registry" && $0.refs.count > 5 })
        let shown = try barrow("show", snapshot, "@\(registry.address)", "--quiet").output
        #expect(shown.hasPrefix("#\(registry.id) Registry at @\(registry.address)"))
        let path = try barrow("path", snapshot, "@\(registry.address)", "--quiet").output
        #expect(path.contains(".application"))
        #expect(try BarrowCommand(["show", snapshot, "@999999999", "--quiet"]).status != 0)
    }

    /// The graph keeps the beginning of a long text, the snapshot all of it.
    @Test func aWholeStringIsReadAgain() throws {
        let long = String(repeating: "x", count: 200)
        let object = try #require(try export().first { $0.refs.contains { $0.label == ".long" } })
        let text = try #require(object.refs.first { $0.label == ".long" }?.to)
        #expect(try barrow("show", snapshot, "#\(text)", "--quiet").output.contains(long))
    }

    @Test func analyzersTakeIt() throws {
        let report = folder.file("report")
        let command = try BarrowCommand(["analyze", snapshot, "--output", report, "--quiet"])
        #expect([0, 1].contains(command.status), "\(command.errors)")
    }
}
