import AnalysisResults
import Foundation
import TestSupport
import Testing

@testable import ManagedRuntime

/// What each workload planted is in the report, to the byte.
@Suite struct WorkloadTruthTests {
    @Test(arguments: [("service", 10_000), ("listeners", 9_000), ("demo", 20_000)])
    func aLeakIsFoundAtItsHolderWithWhatItRetains(_ name: String, _ objects: Int) throws {
        let analyzed = try AnalyzedWorkload(name, objects: objects)
        try expectSound(analyzed)
        try expectLeaks(analyzed)
    }

    @Test(arguments: ["cycles", "demo"])
    func cyclesAreCountedByWhetherTheyAreGarbage(_ name: String) throws {
        let analyzed = try AnalyzedWorkload(name, objects: 8_000)
        try expectSound(analyzed)
        #expect(analyzed.truth.garbageCycles.components > 0 && analyzed.truth.liveCycles.components > 0)
        try expectCycles(analyzed)
        let finder = try analyzed.analyzer("cycle-finder")
        #expect(finder.findings.contains { $0.kind == "garbage-cycle" && $0.severity == .warning })
    }

    @Test(arguments: ["fragmenting", "demo"])
    func holesAreThoseTheAllocatorCounted(_ name: String) throws {
        let analyzed = try AnalyzedWorkload(name, objects: 20_000)
        try expectSound(analyzed)
        try expectHoles(analyzed)
    }

    @Test func duplicatesOfTheDemoAreFoundWhereTheyAreHeld() throws {
        let analyzed = try AnalyzedWorkload("demo", objects: 20_000)
        #expect(analyzed.truth.duplicates.map(\.type) == ["str"])
        try expectDuplicates(analyzed)
        let findings = try analyzed.analyzer("interning-savings").findings
        #expect(findings.contains { $0.kind == "duplicate-values" && $0.impact > 0 }, "\(findings)")
    }

    @Test func aDocumentIsFoundObjectByObjectAndCopyByCopy() throws {
        let folder = TemporaryFolder()
        folder.write("null", to: "nothing.json")
        folder.write(Self.document, to: "orders.json")
        let nothing = try AnalyzedWorkload("json", objects: 0, input: folder.file("nothing.json"))
        let analyzed = try AnalyzedWorkload("json", objects: 0, input: folder.file("orders.json"))
        try expectSound(analyzed)
        try expectDuplicates(analyzed)
        // What the document adds is what the loader made of it.
        let before = try nothing.objectsByType()
        let added = try analyzed.objectsByType().map { ($0.key, $0.value - before[$0.key, default: 0]) }
        #expect(Dictionary(uniqueKeysWithValues: added.filter { $0.1 != 0 }) == analyzed.truth.objectsByType)
        // And what the document is by construction, whatever the loader counted.
        #expect(analyzed.truth.objectsByType["dict"] == 1 + Self.orders)
        #expect(analyzed.truth.objectsByType["list"] == 1 + Self.orders)
        let floats = try duplicates(analyzed, "float")
        #expect(floats.copies == Self.orders - 1 && floats.bytes == 24 * (Self.orders - 1))
        let texts = try duplicates(analyzed, "str")
        let sizes = [49 + "awaiting payment".utf8.count, 49 + "delivered".utf8.count]
        #expect(texts.copies == Self.orders - 2)
        #expect(texts.bytes == (Self.orders / 2 - 1) * sizes.reduce(0, +))
    }

    @Test func aWellBehavedProgramRaisesNoAlarm() throws {
        let analyzed = try AnalyzedWorkload("well-behaved", objects: 20_000)
        try expectSound(analyzed)
        #expect(analyzed.alarms.isEmpty, "\(analyzed.alarms.map(\.title))")
        #expect(try analyzed.analyzer("cycle-finder").whole("cycles") == 0)
        #expect(try analyzed.analyzer("interning-savings").whole("duplicate-bytes") == 0)
    }

    private static let orders = 1_000

    /// Half of the orders are in each state; all weigh the same.
    private static let document: String = {
        let lines = (0..<orders).map { number in
            let state = number % 2 == 0 ? "awaiting payment" : "delivered"
            return """
                {"number": \(number + 1000), "state": "\(state)", "weight": 12.75, "lines": [null, true, \(number % 200)]}
                """
        }
        return "{\"orders\": [\n\(lines.joined(separator: ",\n"))\n]}\n"
    }()
}

extension WorkloadTruthTests {
    /// Every analyzer and every figure succeeded, and nothing of the heap is lost on the way.
    private func expectSound(_ analyzed: AnalyzedWorkload) throws {
        #expect(analyzed.report.analyzers.count == 5)
        for analyzer in analyzed.report.analyzers {
            #expect(analyzer.status == .succeeded, "\(analyzer.name)")
            for figure in analyzer.figures {
                #expect(figure.problem == nil && figure.file != nil, "\(analyzer.name) \(figure.name)")
            }
        }
        #expect(analyzed.report.analyzers.contains { !$0.figures.isEmpty })
        #expect(analyzed.report.coverage.allSatisfy { $0.kind == .read }, "\(analyzed.report.coverage)")
        let histogram = try analyzed.analyzer("type-histogram")
        #expect(try histogram.whole("objects") == analyzed.objects)
        #expect(try histogram.whole("shallow-bytes") == analyzed.bytes)
        #expect(analyzed.report.heap.shallowBytes == UInt64(analyzed.bytes))
    }

    /// Each leak is an accumulation point whose evidence ends at the holder.
    private func expectLeaks(_ analyzed: AnalyzedWorkload) throws {
        let findings = try analyzed.analyzer("dominator-tree").findings
        #expect(!analyzed.truth.leaks.isEmpty)
        for leak in analyzed.truth.leaks {
            let address = UInt64(leak.address)
            let found = findings.filter { $0.evidence.contains { $0.objects.last?.address == address } }
            let finding = try #require(found.first, "no finding on \(leak.holder)")
            #expect(found.count == 1 && finding.severity == .warning)
            #expect(finding.impact == UInt64(leak.retainedBytes))
            #expect(finding.fact("retained size") == .bytes(Int64(leak.retainedBytes)))
            let name = String(leak.holder.split(separator: ".").last!)
            #expect(
                finding.title.contains(leak.holderType) && finding.title.contains(name), "\(finding.title)")
        }
    }

    private func expectCycles(_ analyzed: AnalyzedWorkload) throws {
        let table = try analyzed.analyzer("cycle-finder").table("cycles")
        #expect(table.totalRows == table.rows.count)
        var (garbage, live) = (PlantedTruth.Cycles(), PlantedTruth.Cycles())
        for row in table.rows.indices {
            let found = PlantedTruth.Cycles(
                components: try table.number(row, "cycles"), objects: try table.number(row, "objects"),
                bytes: try table.number(row, "bytes"))
            switch try table.text(row, "status") {
            case "garbage awaiting collection": garbage.add(found)
            case "kept alive from outside": live.add(found)
            case let status: Issue.record("an unexpected cycle: \(status)")
            }
        }
        #expect(garbage == analyzed.truth.garbageCycles)
        #expect(live == analyzed.truth.liveCycles)
        let finder = try analyzed.analyzer("cycle-finder")
        #expect(try finder.whole("garbage-cycles") == garbage.components)
        #expect(try finder.whole("cyclic-objects") == garbage.objects + live.objects)
        #expect(try finder.whole("cyclic-bytes") == garbage.bytes + live.bytes)
    }

    private func expectHoles(_ analyzed: AnalyzedWorkload) throws {
        let holes = try #require(analyzed.truth.holes)
        let map = try analyzed.analyzer("fragmentation-map")
        #expect(try map.whole("free-block-bytes") == holes.freeBlockBytes)
        let table = try map.table("arenas")
        #expect(table.totalRows == table.rows.count)
        let sparse = try table.rows.indices.filter { try table.text($0, "held") == "by few blocks" }
        #expect(sparse.count == holes.sparseArenas && !sparse.isEmpty)
        #expect(
            try sparse.reduce(0) { $0 + (try table.number($1, "blocks")) } == holes.blocksInSparseArenas)
        let finding = try #require(map.findings.first { $0.kind == "arenas-held-by-few-blocks" })
        #expect(finding.impact == UInt64(try map.whole("returnable-bytes")))
        #expect(finding.fact("arenas") == .count(Int64(holes.sparseArenas)))
        #expect(finding.fact("blocks in use in them") == .count(Int64(holes.blocksInSparseArenas)))
    }

    private func expectDuplicates(_ analyzed: AnalyzedWorkload) throws {
        #expect(!analyzed.truth.duplicates.isEmpty)
        for planted in analyzed.truth.duplicates {
            let found = try duplicates(analyzed, planted.type)
            #expect(found.copies == planted.objects - planted.values, "\(planted.type)")
            #expect(found.bytes == planted.wastedBytes, "\(planted.type)")
        }
    }

    /// Copies of values of a type beyond the first, and their bytes.
    private func duplicates(_ analyzed: AnalyzedWorkload, _ type: String) throws -> (copies: Int, bytes: Int)
    {
        let table = try analyzed.analyzer("interning-savings").table("types")
        let row = try #require(try table.rows.indices.first { try table.text($0, "type") == type })
        return (try table.number(row, "copies"), try table.number(row, "saved"))
    }
}
