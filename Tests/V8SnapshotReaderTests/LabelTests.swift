import HeapGraph
import Testing

/// How types, labels and values read.
@Suite struct LabelTests {
    @Test(arguments: [
        ("field", ".field"), ("_a$1", "._a$1"), ("größe", ".größe"), ("a key", "[\"a key\"]"),
        ("1st", "[\"1st\"]"),
        ("", "[\"\"]"), ("say \"hi\"\\\n", "[\"say \\\"hi\\\"\\\\\\n\"]"), ("get size", "get size"),
        ("get the size", "[\"get the size\"]"), ("<symbol Symbol.iterator>", "[Symbol.iterator]"),
        ("<symbol kCapture>", "[Symbol(kCapture)]"), ("<symbol>", "[Symbol()]"),
        ("<symbol #count>", ".#count"),
        ("__proto__", ".__proto__"),
    ])
    func propertiesReadAsInJavaScript(name: String, label: String) throws {
        var script = SnapshotScript.program()
        script.edge("property", .text(name), from: SnapshotScript.global, to: SnapshotScript.gcRoots)
        #expect(try script.graph().labels(of: SnapshotScript.global) == [label])
    }

    @Test func edgesThatAreNoPropertiesSayWhatTheyAre() throws {
        var script = SnapshotScript.program()
        let source = script.node("closure", "f")
        script.edge("property", "f", from: SnapshotScript.global, to: source)
        let target = script.node("object", "Thing")
        script.edge("context", "x", from: source, to: target)
        script.edge("element", 3, from: source, to: target)
        script.edge("internal", "elements", from: source, to: target)
        script.edge("hidden", 7, from: source, to: target)
        script.edge("shortcut", "bound_this", from: source, to: target)
        script.edge("weak", "next", from: source, to: target)
        let graph = try script.graph()
        #expect(
            graph.labels(of: source) == [
                "context x", "[3]", "internal elements", "hidden 7", "shortcut bound_this", "weak next",
            ])
        #expect(graph.strengths(of: source) == [.strong, .strong, .strong, .strong, .nonessential, .weak])
    }

    /// An index of an array may have 32 bits.
    @Test func elementsBeyondTwoToThe31AreKept() throws {
        var script = SnapshotScript.program()
        script.edge("element", 2_147_483_647, from: SnapshotScript.global, to: SnapshotScript.gcRoots)
        script.edge("element", 4_294_967_294, from: SnapshotScript.global, to: SnapshotScript.gcRoots)
        #expect(try script.graph().labels(of: SnapshotScript.global) == ["[2147483647]", "[…]"])
    }

    /// An element that dominators leave out keeps its index.
    @Test func nonessentialElementsHaveTheirIndex() throws {
        var script = SnapshotScript.program()
        script.edge("element", 12, from: SnapshotScript.gcRoots, to: SnapshotScript.global)
        let graph = try script.graph()
        #expect(graph.labels(of: SnapshotScript.gcRoots) == ["[12]"])
        #expect(graph.strengths(of: SnapshotScript.gcRoots) == [.nonessential])
    }

    @Test(arguments: [
        ("object", "Point", "Point", TypeKind.instance, "<Point>"),
        ("object", "Array", "Array", .list, "<Array>"),
        ("closure", "run", "Function", .function, "run"),
        ("closure", "", "Function", .function, "<Function>"),
        ("string", "", "(string)", .string, #""""#), ("string", "it's", "(string)", .string, #""it's""#),
        ("regexp", "^a+$", "RegExp", .other, "^a+$"),
        ("hidden", "system / PropertyCell", "system / PropertyCell", .other, "<system / PropertyCell>"),
        ("hidden", "private symbol", "(system)", .other, "private symbol"),
        ("array", "(object elements)", "(object elements)", .other, "<(object elements)>"),
        ("array", "", "(array)", .other, "<(array)>"), ("code", "main", "(compiled code)", .code, "main"),
        ("code", "(ArrayMap builtin)", "(compiled code)", .code, "(ArrayMap builtin)"),
        ("object shape", "system / Map", "system / Map", .type, "<system / Map>"),
        (
            "code", "system / SharedFunctionInfo / f", "system / SharedFunctionInfo", .code,
            "system / SharedFunctionInfo / f"
        ),
        (
            "object", "system / Context / scope @43", "system / Context", .other,
            "system / Context / scope @43"
        ),
        ("native", "Node / Environment", "Node / Environment", .instance, "<Node / Environment>"),
        ("native", "<div class=\"a b\">", "<div>", .other, "<div class=\"a b\">"),
        (
            "concatenated string", "(concatenated string)", "(concatenated string)", .string,
            "<(concatenated string)>"
        ),
        ("synthetic", "(GC roots)", "(GC roots)", .other, "<(GC roots)>"),
        ("synthetic", "C++ roots", "(synthetic)", .other, "C++ roots"),
    ])
    func nodesHaveTheClassThatDevToolsShows(
        kind: String, name: String, type: String, typeKind: TypeKind, literal: String
    ) throws {
        var script = SnapshotScript.program()
        let node = script.node(kind, name)
        let graph = try script.load().graph
        #expect(graph.typeName(of: node) == type)
        #expect(graph.kind(of: ObjectID(node)) == typeKind)
        #expect(graph.literal(of: node) == literal)
    }

    @Test func whatV8NamesItselfIsATypeBelowItsClass() throws {
        var script = SnapshotScript.program()
        let cell = script.node("hidden", "system / PropertyCell")
        let graph = try script.load().graph
        let base = graph.types[graph.type(of: ObjectID(cell)).index].base
        #expect(graph.typeName(TypeID(base)) == "(system)")
    }

    @Test func equalStringsShareAHash() throws {
        var script = SnapshotScript.program()
        let nodes = ["same", "other", "same"].map { script.node("string", $0) }
        let graph = try script.load().graph
        let hashes = try nodes.map { try #require(graph.value(of: ObjectID($0))).hash }
        #expect(hashes[0] == hashes[2])
        #expect(hashes[0] != hashes[1])
    }
}
