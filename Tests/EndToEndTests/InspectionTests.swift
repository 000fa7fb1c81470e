import AnalysisResults
import Foundation
import TestSupport
import Testing
import Workbench

/// `barrow info`, `show` and `path` on real dumps.
@Suite struct InspectionTests {
    private let dump: WorkloadDump

    init() throws { dump = try WorkloadDump(objects: 3_000) }

    /// An object as `barrow export` wrote it.
    private struct Exported: Decodable {
        struct Reference: Decodable {
            var to: UInt32?
            var label: String
        }

        var id: UInt32
        var address: UInt64
        var type: String
        var size: UInt64
        var reachable: Bool
        var retained: UInt64
        var refs: [Reference]
    }

    private static func export(_ dump: WorkloadDump) throws -> [Exported] {
        try dump.barrow("export", ["--to", "-", "--quiet"]).output.split(separator: "\n").map {
            try JSONDecoder().decode(Exported.self, from: Data($0.utf8))
        }
    }

    private func hexadecimal(_ address: UInt64) -> String { "0x\(String(address, radix: 16))" }

    @Test func infoAgreesWithTheExport() throws {
        let objects = try Self.export(dump)
        let run = try dump.barrow("info", ["--json", "--quiet"])
        let info = try JSONDecoder().decode(HeapInfo.self, from: Data(run.output.utf8))
        #expect(info.totals.objects == UInt64(objects.count))
        #expect(info.totals.shallowBytes == objects.reduce(0) { $0 + $1.size })
        #expect(info.totals.unreachableObjects == UInt64(objects.count { !$0.reachable }))
        #expect(info.types == Set(objects.map(\.type)).count)
        #expect(info.input.process.contains(Fact("workload.name", .text("demo"))))
        #expect(info.roots["module"] == 4, "\(info.roots)")
        #expect(info.threads.map(\.name) == ["MainThread"])
        #expect(info.threads.first?.frames.last == "serve_forever (service.py:44)")
        let text = try dump.barrow("info", ["--quiet"]).output
        #expect(text.contains("serve_forever (service.py:44)") && text.contains("workload.name: demo"))
    }

    @Test func anObjectIsShownByNumberAsByAddress() throws {
        let objects = try Self.export(dump)
        let largest = try #require(objects.filter { $0.type == "dict" }.max { $0.retained < $1.retained })
        let byNumber = try dump.barrow("show", ["#\(largest.id)", "--limit", "3"])
        let byAddress = try dump.barrow("show", [hexadecimal(largest.address), "--limit", "3"])
        #expect(byNumber.output == byAddress.output)
        #expect(byNumber.output.hasPrefix("#\(largest.id) dict at \(hexadecimal(largest.address))\n"))
        let json = try dump.barrow("show", ["\(largest.id)", "--limit", "3", "--json"]).output
        let shown = try JSONDecoder().decode(ObjectInspection.self, from: Data(json.utf8))
        #expect(shown.retained == largest.retained && shown.shallowSize == largest.size)
        #expect(shown.totalReferences == largest.refs.count && shown.references.count == 3)
        #expect(shown.references.map(\.label) == largest.refs.prefix(3).map(\.label))
        #expect(shown.references.map { $0.object?.id } == largest.refs.prefix(3).map(\.to))
        let referrers = objects.filter { $0.refs.contains { $0.to == largest.id } }
        #expect(shown.totalReferrers == referrers.count && !referrers.isEmpty)
        #expect(shown.referrers.map { $0.object?.id } == referrers.prefix(3).map(\.id))
    }

    @Test func anAddressInsideAnObjectIsExplained() throws {
        let object = try #require(try Self.export(dump).first { $0.type == "list" && $0.size > 64 })
        let run = try BarrowCommand(["show", dump.path, hexadecimal(object.address + 8)])
        #expect(run.status == 2)
        #expect(
            run.errors.contains("it is inside #\(object.id), a list at \(hexadecimal(object.address))"),
            "\(run.errors)")
        let nowhere = try BarrowCommand(["show", dump.path, "0x10"])
        #expect(
            nowhere.status == 2 && nowhere.errors.contains("no object begins at 0x10"), "\(nowhere.errors)")
        #expect(!nowhere.errors.contains("inside"))
    }

    @Test func aPathLeadsFromARootToTheObject() throws {
        let objects = try Self.export(dump)
        let request = try #require(objects.last { $0.type == "service.Request" })
        let text = try dump.barrow("path", ["#\(request.id)"]).output
        #expect(text.contains("root: module service") && text.contains("['request_cache']"), "\(text)")
        let json = try dump.barrow("path", ["#\(request.id)", "--json"]).output
        let path = try JSONDecoder().decode(RootPath.self, from: Data(json.utf8))
        #expect(path.steps.last?.object.id == request.id)
        #expect(text.split(separator: "\n").count == path.steps.count)
        // Every step is a reference of the object before.
        for (source, target) in zip(path.steps, path.steps.dropFirst()) {
            let references = objects[Int(source.object.id)].refs
            #expect(references.contains { $0.to == target.object.id && $0.label == target.label })
        }
    }

    @Test func noPathLeadsToGarbageAndItSaysSo() throws {
        let garbage = try #require(try Self.export(dump).first { !$0.reachable })
        let path = try dump.barrow("path", ["#\(garbage.id)"])
        #expect(path.output.contains("it is unreachable"))
        let shown = try dump.barrow("show", ["#\(garbage.id)"])
        #expect(shown.output.contains("unreachable: no strong path from a root"))
    }

    @Test func aLongTextIsShownWhole() throws {
        let text = (0..<900).map { "word\($0)" }.joined(separator: " ")
        let dump = try WorkloadDump(document: "[\"\(text)\"]")
        let object = try #require(
            try Self.export(dump).max { $0.type == "str" ? $0.size < $1.size : $1.type == "str" })
        #expect(object.type == "str" && object.size == UInt64(49 + text.utf8.count))
        let shown = try dump.barrow("show", ["#\(object.id)"])
        #expect(shown.output.contains("'\(text)'"))
        let index = try dump.barrow("index", ["--quiet"])
        #expect(index.status == 0)
        #expect(try dump.barrow("show", ["#\(object.id)"]).output == shown.output)
    }
}
