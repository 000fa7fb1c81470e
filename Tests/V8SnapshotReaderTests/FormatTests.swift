import HeapGraph
import TestSupport
import Testing
import V8SnapshotReader

/// What a snapshot's text may look like.
@Suite struct FormatTests {
    /// Something of everything.
    private static func sample() -> SnapshotScript {
        var script = SnapshotScript.program()
        let list = script.node("object", "Array", size: 32)
        let text = script.node("string", "a \"quoted\" é 😀 text", size: 40)
        let function = script.node("closure", "run", size: 64)
        script.edge("property", "items", from: SnapshotScript.global, to: list)
        script.edge("element", 70_000, from: list, to: text)
        script.edge("context", "counter", from: function, to: list)
        script.edge("weak", "7", from: list, to: function)
        script.edge("hidden", 123_456, from: SnapshotScript.gcRoots, to: function)
        script.locations = [[function, 3, 9, 4]]
        return script
    }

    @Test func everythingIsThere() throws {
        let graph = try Self.sample().graph()
        #expect(graph.objectCount == 6)
        #expect(graph.counted.isEmpty)
        #expect(graph.typeName(of: 3) == "Array")
        #expect(graph.literal(of: 4) == #""a \"quoted\" é 😀 text""#)
        #expect(graph.labels(of: 3) == ["[70000]", "weak 7"])
        #expect(graph.address(of: ObjectID(5)) == 11)
        #expect(graph.shallowSize(of: ObjectID(5)) == 64)
    }

    @Test func fieldsAreFoundByName() throws {
        var script = Self.sample()
        let expected = try script.graph().description
        script.style.nodeFields = [
            "future", "edge_count", "self_size", "detachedness", "id", "name", "trace_node_id", "type",
            "more",
        ]
        script.style.edgeFields = ["to_node", "future", "name_or_index", "type"]
        #expect(try script.graph().description == expected)
    }

    @Test func kindsAreFoundByName() throws {
        var script = Self.sample()
        let expected = try script.graph().description
        script.nodeKinds = ["new kind"] + script.nodeKinds.reversed()
        script.edgeKinds = ["new kind"] + script.edgeKinds.reversed()
        #expect(try script.graph().description == expected)
    }

    /// Node 14 and before have no `detachedness`, Node 4 no `locations`.
    @Test func olderSnapshotsHaveFewerFields() throws {
        var script = Self.sample()
        let expected = try script.graph().description
        script.style.nodeFields = ["type", "name", "id", "self_size", "edge_count"]
        script.style.members.removeAll { $0 == "locations" || $0.hasPrefix("trace") || $0 == "samples" }
        #expect(try script.graph().description == expected)
    }

    @Test func membersMayComeInAnyOrder() throws {
        var script = Self.sample()
        let expected = try script.graph().description
        script.style.members.reverse()
        #expect(try script.graph().description == expected)
    }

    /// AddNumber(double) of some versions of V8 writes `1.77418e+05`.
    @Test func countsOfTheHeaderAreNotNeeded() throws {
        var script = Self.sample()
        let expected = try script.graph().description
        script.style.edgeCountText = "1.77418e+05"
        #expect(try script.graph().description == expected)
    }

    @Test(arguments: [(",", ","), (" , ", "\r\n , "), (",\t", ",\n\n\n")])
    func whiteSpaceMeansNothing(comma: String, recordBreak: String) throws {
        var script = Self.sample()
        let expected = try script.graph().description
        script.style.comma = comma
        script.style.recordBreak = recordBreak
        script.style.stringBreak = recordBreak
        script.style.writesUTF8 = true
        #expect(try script.graph().description == expected)
    }

    /// Every way to cut numbers, records and strings between two threads.
    @Test(arguments: Array(1...40) + [63, 64, 65, 127, 128, 129, 1000])
    func piecesOfAnySizeGiveTheSame(pieceBytes: Int) throws {
        let script = Self.sample()
        let expected = try script.graph().description
        #expect(try script.graph(pieceBytes: pieceBytes).description == expected)
    }

    @Test func aStringsArrayInOneLineIsReadInPiecesToo() throws {
        var script = Self.sample()
        let expected = try script.graph().description
        script.style.stringBreak = ","
        for pieceBytes in [1, 7, 30, 1 << 19] {
            #expect(try script.graph(pieceBytes: pieceBytes).description == expected)
        }
    }

    @Test func numbersUpTo64BitsAreRead() throws {
        var script = SnapshotScript.program()
        let sizes: [UInt64] = [
            0, 9, 12_345_678, 123_456_789, 4_294_967_294, 4_294_967_295, 4_294_967_296, 1_234_567_890_123_456,
            12_345_678_901_234_567, UInt64(Int.max),
        ]
        for size in sizes { script.node("object", "Big", size: size) }
        let graph = try script.load().graph
        #expect((3..<graph.objectCount).map { graph.shallowSize(of: ObjectID($0)) } == sizes)
    }

    @Test func membersThatNobodyKnowsAreCounted() throws {
        var script = Self.sample()
        script.extraMembers = ",\"future\":{\"a\":[1,{\"b\":\"]}\\\"\"}]}"
        #expect(
            try script.graph().counted == ["members of the snapshot that this version does not know": 1])
    }

    @Test func kindsThatNobodyKnowsAreKept() throws {
        let text = Self.sample().text.replacing("\"object\"", with: "\"gadget\"", maxReplacements: 1)
            .replacing("\"property\"", with: "\"tether\"", maxReplacements: 1)
        let graph = try SnapshotScript.load(Array(text.utf8)).graph.derived()
        #expect(graph.typeName(of: 3) == "(other)")
        #expect(graph.labels(of: SnapshotScript.global) == ["edge items"])
    }

    @Test func theRootMayBeTheLastNode() throws {
        var script = SnapshotScript()
        let global = script.node("object", "global")
        let root = script.node("synthetic", "", size: 0)
        script.edge("shortcut", "1", from: root, to: global)
        script.style.rootIndex = root
        let graph = try script.graph()
        #expect(graph.allDistances == [1, 100_000_000])
        #expect(graph.roots.map(\.object) == [1])
        #expect(graph.allDominators == [1, 2])
    }

    @Test func escapesOfEveryKindAreRead() throws {
        let cases: [(String, String)] = [
            (#"\b\f\n\r\t\"\\\/"#, "\u{8}\u{c}\n\r\t\"\\/"), (#"\u00e9"#, "é"), (#"\uD83D\uDE00"#, "😀"),
            (#"\ud83d"#, "\u{FFFD}"), (#"\uDE00x"#, "\u{FFFD}x"), (#"\uD83D\n"#, "\u{FFFD}\n"),
            (#"\uD83D\uD83D\uDE00"#, "\u{FFFD}😀"), ("a\u{e9}", "aé"), (#"\uD83Dz"#, "\u{FFFD}z"),
        ]
        var script = SnapshotScript.program()
        for number in cases.indices { script.node("string", "text\(number)") }
        var text = script.text
        for (number, (escaped, _)) in cases.enumerated() {
            text.replace("\"text\(number)\"", with: "\"\(escaped)\"")
        }
        let graph = try SnapshotScript.load(Array(text.utf8)).graph
        for (number, (_, plain)) in cases.enumerated() {
            let value = try #require(graph.value(of: ObjectID(number + 3)))
            #expect(String(decoding: graph.preview(value), as: UTF8.self) == plain)
        }
    }
}
