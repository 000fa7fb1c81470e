import HeapGraph
import TestSupport
import Testing
import V8SnapshotReader

/// A page's heap as Chromium writes it, with the embedder's own objects and members that Node's V8 does not have yet.
@Suite(.enabled(if: Chrome.isThere, "needs chromium")) struct ChromeTests {
    private static let snapshot = Result {
        let folder = TemporaryFolder()
        try Chrome.takeSnapshot(folder.file("page.heapsnapshot"))
        return folder
    }

    private func load() throws -> HeapGraph {
        let path = try Self.snapshot.get().file("page.heapsnapshot")
        let loaded = try V8SnapshotReader.open(path).load()
        #expect(loaded.damage.isEmpty)
        return try loaded.graph.derived()
    }

    @Test func nothingIsUnknown() throws {
        #expect(try load().coverage.isEmpty)
    }

    @Test func itsDistancesAndDominatorsAgree() throws {
        try OracleTests.check(try Self.snapshot.get().file("page.heapsnapshot"), "chromium")
    }

    @Test func rowsThatWereTakenOffThePageAreDetached() throws {
        let graph = try load()
        let rows = graph.objects.filter { graph.typeName(of: $0) == "Detached <section>" }
        #expect(rows.count == 300)
        #expect(rows.allSatisfy { graph.flags(of: $0).contains(.detached) && graph.isReachable($0) })
        #expect(graph.objects.contains { graph.typeName(of: $0) == "<p>" })
    }

    /// Each function's own object had a type of its own: four thousand of them.
    @Test func namesOfFunctionsAreNoTypes() throws {
        let graph = try load()
        #expect(graph.types.count < 1200)
        let type = "system / SharedFunctionInfo"
        #expect(graph.objects.count { graph.typeName(of: $0) == type } > 1000)
    }
}
