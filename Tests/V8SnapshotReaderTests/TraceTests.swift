import HeapGraph
import Testing

/// Where objects were allocated, and where functions are defined.
@Suite struct TraceTests {
    @Test func anObjectsSiteIsTheInnermostFunctionOfItsTrace() throws {
        var script = SnapshotScript.program()
        let object = script.node("object", "Thing", trace: 4)
        let other = script.node("object", "Other", trace: 2)
        script.traceFunctions = [("(root)", "", 0), ("main", "app.js", 3), ("make", "lib.js", 12)]
        script.traceTree = "1,0,0,0,[2,1,5,80,[4,2,1,16,[]],3,1,1,16,[]]"
        let graph = try script.load().graph
        let site = try #require(graph.allocationSite(of: ObjectID(object)))
        #expect(graph.name(NameID(site.function)) == "make")
        #expect(graph.name(NameID(site.file)) == "lib.js")
        #expect(site.line == 12)
        #expect(graph.allocationSite(of: ObjectID(other))?.line == 3)
        #expect(graph.allocationSite(of: ObjectID(0)) == nil)
    }

    @Test func aTreeOfTracesMayBeAMillionDeep() throws {
        var script = SnapshotScript.program()
        let depth = 1_000_000
        script.node("object", "Thing", trace: depth)
        script.traceFunctions = [("f", "a.js", 1)]
        script.traceTree =
            (1...depth).map { "\($0),0,1,1,[" }.joined() + String(repeating: "]", count: depth)
        let graph = try script.load().graph
        #expect(graph.allocationSite(of: ObjectID(3))?.line == 1)
    }

    /// V8 counts from 0; the script's name is found through the function's code.
    @Test func functionsHaveALocation() throws {
        var script = SnapshotScript.program()
        let function = script.node("closure", "run")
        let code = script.node("code", "run")
        let file = script.node("code", "file:///app.js")
        let lonely = script.node("closure", "lonely")
        script.edge("internal", "shared", from: function, to: code)
        script.edge("internal", "script_or_debug_info", from: code, to: file)
        script.locations = [[lonely, 9, 0, 0], [function, 31, 41, 7], [4711, 1, 1, 1]]
        let graph = try script.load().graph
        let location = try #require(graph.location(of: ObjectID(function)))
        #expect(graph.name(NameID(location.file)) == "file:///app.js")
        #expect((location.line, location.column) == (42, 8))
        let other = try #require(graph.location(of: ObjectID(lonely)))
        #expect(graph.name(NameID(other.file)) == "script 9")
        #expect(graph.location(of: ObjectID(code)) == nil)
        #expect(graph.counted == ["locations of nodes that are not in the snapshot": 1])
    }
}
