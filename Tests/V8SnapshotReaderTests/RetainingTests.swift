import HeapGraph
import Testing

/// What keeps what alive, and how far it is from the root: the rules of DevTools, one by one.
@Suite struct RetainingTests {
    private let global = SnapshotScript.global
    private let gcRoots = SnapshotScript.gcRoots

    @Test func theRootDominatesUserRootsAndSystemRoots() throws {
        let graph = try SnapshotScript.program().graph()
        #expect(graph.allDominators == [3, 0, 0])
        #expect(graph.retainedSizes[0] == 24)
    }

    @Test func distancesBeginAtUserRootsThenAtTheRoot() throws {
        var script = SnapshotScript.program()
        let own = script.node("object", "Own")
        let system = script.node("hidden", "system / Own")
        script.edge("property", "own", from: global, to: own)
        script.edge("internal", "1", from: gcRoots, to: system)
        script.edge("internal", "2", from: gcRoots, to: own)
        #expect(
            try script.graph().allDistances == [100_000_000, 100_000_001, 1, 2, 100_000_002])
    }

    /// Snapshots with internals exposed have none.
    @Test func withoutUserRootsTheRootIsAtZero() throws {
        var script = SnapshotScript()
        script.node("synthetic", "")
        script.node("synthetic", "(GC roots)")
        let object = script.node("object", "Thing")
        script.edge("element", 1, from: 0, to: 1)
        script.edge("internal", "1", from: 1, to: object)
        #expect(try script.graph().allDistances == [0, 1, 2])
    }

    @Test func documentsAreUserRoots() throws {
        var script = SnapshotScript.program()
        let documents = script.node("synthetic", "(Document DOM trees)")
        let page = script.node("native", "#document")
        script.edge("element", 2, from: 0, to: documents)
        script.edge("element", 1, from: documents, to: page)
        let graph = try script.graph()
        #expect(graph.distances[documents] == 1)
        #expect(graph.distances[page] == 2)
    }

    @Test func weakEdgesKeepNothingAlive() throws {
        var script = SnapshotScript.program()
        let target = script.node("object", "Target", size: 100)
        script.edge("weak", "target", from: global, to: target)
        let graph = try script.graph()
        #expect(graph.distances[target] == noRow)
        #expect(Int(graph.immediateDominators[target]) == graph.virtualUnreachable)
        #expect(graph.retainedSizes[0] == 24)
        #expect(graph.retainedSizes[graph.virtualUnreachable] == 100)
    }

    /// A bound function's shortcut to its argument is for reading; the array of arguments holds it.
    @Test func shortcutsCountForDistancesAndNotForDominators() throws {
        var script = SnapshotScript.program()
        let chain = script.chain(
            ("property", "f", "closure", "native_bind"),
            ("internal", "bound_arguments", "array", "(bound arguments)"),
            ("internal", "0", "object", "Argument"))
        let (bound, arguments, argument) = (chain[0], chain[1], chain[2])
        script.edge("shortcut", "bound_argument_0", from: bound, to: argument)
        let graph = try script.graph()
        #expect(graph.distances[argument] == 3)
        #expect(Int(graph.immediateDominators[argument]) == arguments)
        // A path has a step for each distance, although no strong reference makes the last one.
        #expect(
            graph.shortestPath(to: ObjectID(argument)).map(\.index) == [global, bound, argument])
    }

    @Test func selfEdgesCountForNothing() throws {
        var script = SnapshotScript.program()
        script.edge("property", "self", from: global, to: global)
        let graph = try script.graph()
        #expect(graph.strengths(of: global) == [.nonessential])
        #expect(graph.distances[global] == 1)
    }

    /// Otherwise nothing that V8 has a table for would belong to the object that holds it.
    @Test func whatV8HoldsOfThePageDoesNotCount() throws {
        var script = SnapshotScript.program()
        let chain = script.chain(
            ("property", "holder", "object", "Holder"), ("property", "held", "object", "Held"))
        let table = script.node("hidden", "system / Table")
        script.edge("internal", "1", from: gcRoots, to: table)
        script.edge("internal", "held", from: table, to: chain[1])
        let graph = try script.graph()
        #expect(Int(graph.immediateDominators[chain[1]]) == chain[0])
        #expect(graph.strengths(of: table) == [.nonessential])
    }

    private func weakMap() -> (SnapshotScript, key: Int, table: Int, value: Int) {
        var script = SnapshotScript.program()
        let holder = script.node("object", "Holder")
        let key = script.node("object", "Key")
        let table = script.node("array", "system / EphemeronHashTable", id: 77)
        let value = script.node("object", "Value")
        script.edge("property", "holder", from: global, to: holder)
        script.edge("property", "key", from: holder, to: key)
        script.edge("internal", "table", from: global, to: table)
        let pair = " / part of key (Key @11) -> value (Value @15) pair in WeakMap (table @77)"
        script.edge("internal", .text("3\(pair)"), from: table, to: value)
        script.edge("internal", .text("14\(pair)"), from: key, to: value)
        return (script, key, table, value)
    }

    @Test func theKeyHoldsTheValueInAWeakMapNotTheTable() throws {
        let (script, key, table, value) = weakMap()
        let graph = try script.graph()
        #expect(Int(graph.immediateDominators[value]) == key)
        #expect(graph.strengths(of: table) == [.nonessential])
    }

    /// crbug.com/1290800: key at 3 and table at 2 make 4, not 3.
    @Test func aValueInAWeakMapIsBeyondTheFartherOfKeyAndTable() throws {
        let (script, _, _, value) = weakMap()
        #expect(try script.graph().allDistances[value] == 4)
    }

    @Test func namesThatOnlyLookLikePairsAreNone() throws {
        var script = SnapshotScript.program()
        let value = script.node("object", "Value")
        script.edge(
            "internal", " / part of key (a) -> value (b) pair in WeakMap (table @5)", from: global, to: value)
        let graph = try script.graph()
        #expect(graph.distances[value] == 2)
        #expect(graph.strengths(of: global) == [.strong])
    }

    @Test func distancesDoNotGoThroughSharedDescriptorsOfMaps() throws {
        var script = SnapshotScript.program()
        let descriptors = script.node("array", "(map descriptors)")
        script.edge("internal", "descriptors", from: global, to: descriptors)
        let targets = (0...7).map { script.node("object", "Target\($0)") }
        for (index, target) in targets.enumerated() {
            script.edge("element", .index(UInt64(index)), from: descriptors, to: target)
        }
        let graph = try script.graph()
        let skipped = targets.indices.filter { graph.distances[targets[$0]] == noRow }
        #expect(skipped == [4, 7])
        #expect(targets.allSatisfy { Int(graph.immediateDominators[$0]) == descriptors })
    }

    @Test func distancesDoNotGoThroughTheSloppyFunctionMap() throws {
        var script = SnapshotScript.program()
        let context = script.node("hidden", "system / NativeContext")
        let map = script.node("object shape", "system / Map")
        let other = script.node("object shape", "system / Map")
        script.edge("internal", "native_context", from: global, to: context)
        script.edge("internal", "sloppy_function_map", from: context, to: map)
        script.edge("internal", "strict_function_map", from: context, to: other)
        let graph = try script.graph()
        #expect(graph.distances[map] == noRow)
        #expect(graph.distances[other] == 3)
        #expect(Int(graph.immediateDominators[map]) == context)
    }

    /// Attached wins; JavaScript objects pass nothing on; hidden and weak edges neither.
    @Test func detachednessSpreadsThroughNativeNodes() throws {
        var script = SnapshotScript.program()
        let attached = script.node("native", "<body>", detachedness: 1)
        let inPage = script.node("native", "<p>")
        let detached = script.node("native", "<div id=\"x\">", detachedness: 2)
        let child = script.node("native", "<span>")
        let object = script.node("object", "Listener")
        let beyond = script.node("native", "<i>")
        let behindWeak = script.node("native", "<b>")
        for node in [attached, detached] { script.edge("property", "n", from: global, to: node) }
        script.edge("element", 1, from: attached, to: inPage)
        script.edge("element", 1, from: detached, to: inPage)
        script.edge("element", 2, from: detached, to: child)
        script.edge("element", 3, from: detached, to: object)
        script.edge("weak", "4", from: detached, to: behindWeak)
        script.edge("property", "x", from: object, to: beyond)
        let graph = try script.graph()
        let flagged = (0..<graph.objectCount).filter { graph.flags(of: ObjectID($0)).contains(.detached) }
        #expect(flagged == [detached, child])
        #expect(graph.typeName(of: detached) == "Detached <div>")
        #expect(graph.typeName(of: child) == "Detached <span>")
        #expect(graph.typeName(of: inPage) == "<p>")
    }
}
