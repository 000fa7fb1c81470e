import Foundation
import TestSupport
import Testing
import Workbench

/// Index files: used where they are current, ignored where they are not, never the reason of another answer.
@Suite struct IndexTests {
    private func info(_ dump: WorkloadDump, _ arguments: [String] = []) throws -> (
        info: HeapInfo, isRead: Bool
    ) {
        let run = try dump.barrow("info", ["--json"] + arguments)
        let info = try JSONDecoder().decode(HeapInfo.self, from: Data(run.output.utf8))
        // The phase is among the timings only where the dump was parsed.
        return (info, run.errors.contains("read "))
    }

    @Test func oneBesideTheDumpIsPickedUp() throws {
        let dump = try WorkloadDump()
        let before = try info(dump)
        #expect(before.isRead)
        let made = try dump.barrow("index")
        #expect(made.output == "The index is at \(dump.path)-index\n")
        let after = try info(dump)
        #expect(!after.isRead)
        #expect(after.info.totals == before.info.totals && after.info.roots == before.info.roots)
    }

    @Test func oneOfAnotherDumpIsNotUsedAndMadeAgain() throws {
        let dump = try WorkloadDump(objects: 2_000)
        let other = try WorkloadDump(objects: 4_000, seed: 2)
        let truth = try info(dump).info.totals
        _ = try other.barrow("index", ["--output", "\(dump.path)-index", "--quiet"])
        let stale = Data(dump.folder.read("heap.barrow-index"))
        let opened = try info(dump)
        #expect(opened.isRead && opened.info.totals == truth)
        #expect(Data(dump.folder.read("heap.barrow-index")) == stale)
        _ = try dump.barrow("index", ["--quiet"])
        let again = try info(dump)
        #expect(!again.isRead && again.info.totals == truth)
    }

    @Test func oneThatIsCutOffOrIsNoneIsDoneWithout() throws {
        let dump = try WorkloadDump()
        let truth = try info(dump).info.totals
        _ = try dump.barrow("index", ["--quiet"])
        let whole = dump.folder.read("heap.barrow-index")
        for broken in [
            Array(whole.prefix(whole.count / 2)), Array(whole.prefix(40)), Array("no index".utf8), [],
        ] {
            dump.folder.write(broken, to: "heap.barrow-index")
            let opened = try info(dump)
            #expect(opened.isRead && opened.info.totals == truth)
        }
    }

    @Test func aNamedOneIsMadeAndThenUsed() throws {
        let dump = try WorkloadDump()
        let index = dump.folder.file("mine.index")
        #expect(try info(dump, ["--index", index]).isRead)
        #expect(try !info(dump, ["--index", index]).isRead)
        #expect(dump.folder.names.sorted() == ["heap.barrow", "mine.index"])
    }

    @Test func noneIsMadeOfADamagedDump() throws {
        let dump = try WorkloadDump()
        let whole = dump.folder.read("heap.barrow")
        dump.folder.write(whole.prefix(whole.count * 2 / 3), to: "heap.barrow")
        let index = dump.folder.file("mine.index")
        #expect(try info(dump, ["--index", index]).isRead)
        #expect(!FileManager.default.fileExists(atPath: index))
    }
}
