import DumpFiles
import HeapGraph
import TestSupport
import Testing
import V8SnapshotReader

/// Snapshots that are cut, changed or made to hurt.
@Suite struct HostileInputTests {
    private static func sample() -> SnapshotScript {
        var script = SnapshotScript.program()
        let list = script.node("object", "Array", detachedness: 2, trace: 1)
        let text = script.node("string", "text \u{1F600}")
        script.edge("property", "items", from: SnapshotScript.global, to: list)
        script.edge("element", 0, from: list, to: text)
        script.edge("weak", "0", from: text, to: list)
        script.locations = [[list, 3, 9, 4]]
        script.traceFunctions = [("f", "a.js", 1)]
        script.traceTree = "1,0,1,16,[]"
        return script
    }

    /// Opens it the whole way; only errors of this reader's may come out.
    private static func open(_ bytes: [UInt8]) throws -> HeapGraph? {
        do {
            return try SnapshotScript.load(bytes, pieceBytes: 37).graph.derived()
        } catch is DumpError {
            return nil
        }
    }

    @Test func aSnapshotCutAnywhereIsSalvagedOrRefused() throws {
        let bytes = Self.sample().bytes
        let nodes = try #require(Self.sample().text.range(of: "\"nodes\""))
        let header = Self.sample().text[..<nodes.lowerBound].utf8.count
        for length in 0..<bytes.count {
            do {
                let loaded = try SnapshotScript.load(Array(bytes[..<length]))
                #expect(!loaded.damage.isEmpty, "cut at \(length)")
                let graph = try loaded.graph.derived()
                #expect(graph.objectCount <= 5)
            } catch let error as DumpError {
                #expect(error.code == .notADump, "cut at \(length): \(error)")
                #expect(length < header + 40, "cut at \(length)")
            }
        }
    }

    @Test func whatIsLeftOfACutSnapshotHasAnotherHash() throws {
        let bytes = Self.sample().bytes
        let folder = TemporaryFolder()
        folder.write(bytes.dropLast(30), to: "cut")
        let reader = try V8SnapshotReader.open(folder.file("cut"))
        #expect(try reader.load().graph.contentHash != reader.contentHash)
    }

    /// Each mark had the whole string copied: a text of megabytes took hours.
    @Test func aTextFullOfMarksOfWeakMapsIsParsedOnce() throws {
        let text = String(repeating: "1 / part of key (", count: 300_000)
        var script = SnapshotScript.program()
        let node = script.node("string", text)
        script.edge("internal", .text(text), from: SnapshotScript.global, to: node)
        let graph = try script.graph()
        #expect(graph.value(of: ObjectID(node))?.length == UInt32(text.utf8.count))
        #expect(graph.distances[node] == 2)
    }

    /// Its edges were searched again for every location: minutes for a file of some megabytes.
    @Test func manyLocationsOfAFunctionWithManyEdgesAreReadInNoTime() throws {
        let count = 60_000
        var script = SnapshotScript.program()
        let function = script.node("closure", "f")
        // The name that is looked for is in the snapshot, on another node.
        script.edge("internal", "shared", from: SnapshotScript.global, to: function)
        for index in 0..<count {
            script.edge("element", .index(UInt64(index)), from: function, to: SnapshotScript.global)
        }
        script.locations = (0..<count).map { _ in [function, 3, 0, 0] }
        let graph = try script.graph()
        #expect(graph.references(of: ObjectID(function)).count == count)
        let location = try #require(graph.location(of: ObjectID(function)))
        #expect(graph.name(NameID(location.file)) == "script 3")
    }

    @Test func changedBytesNeverTrap() throws {
        let seed = SeededGenerator.seed()
        var generator = SeededGenerator(seed: seed)
        let bytes = Self.sample().bytes
        let values = Array("0123456789,[]{}\"\\:-.e \nu".utf8)
        var opened = 0
        for _ in 0..<1000 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<changed.count, using: &generator)
                changed[place] = values.randomElement(using: &generator)!
            }
            if let graph = try Self.open(changed) {
                opened += 1
                #expect(graph.distances.count == graph.objectCount, "BARROW_TEST_SEED=\(seed)")
            }
        }
        #expect(opened > 0, "BARROW_TEST_SEED=\(seed)")
    }

    @Test func hugeNumbersAreCountedNotBelieved() throws {
        var text = Self.sample().text
        // The root announces 4,294,967,295 edges.
        text.replace("\"nodes\":[9,0,1,0,2,", with: "\"nodes\":[9,0,1,0,4294967295,")
        let graph = try SnapshotScript.load(Array(text.utf8)).graph
        #expect(graph.counted["edges that nodes announce and the file has no room for"] != nil)
        #expect(graph.referenceCount < text.utf8.count)
    }

    @Test func edgesToNowhereKeepNothingAlive() throws {
        var script = SnapshotScript.program()
        script.edge("property", "lost", from: SnapshotScript.global, to: 1000)
        let graph = try script.graph()
        #expect(graph.targets(of: SnapshotScript.global) == [nil])
        #expect(graph.labels(of: SnapshotScript.global) == [".lost"])
        #expect(graph.counted == ["references to no object of the dump": 1])
    }

    /// `to_node` must be where a node begins.
    @Test func edgesIntoTheMiddleOfANodeLeadNowhere() throws {
        let text = Self.sample().text.replacing("\"edges\":[1,1,7\n", with: "\"edges\":[1,1,8\n")
        let graph = try SnapshotScript.load(Array(text.utf8)).graph
        #expect(graph.targets(of: 0).first == .some(nil))
    }

    @Test func namesBeyondTheStringsAreLost() throws {
        let text = Self.sample().text.replacing("\"nodes\":[9,0,", with: "\"nodes\":[3,4000000000,")
            .replacing("\"edges\":[1,1,7\n,5,", with: "\"edges\":[1,1,7\n,2,99999")
        let graph = try SnapshotScript.load(Array(text.utf8)).graph
        #expect(graph.typeName(of: 0) == "")
        #expect(graph.labels(of: 0)[1] == "property <lost>")
    }

    @Test(arguments: [
        ("", "snapshot"), ("[]", "snapshot"), ("{}", "snapshot"), ("{\"snapshot\":[]}", "snapshot"),
        ("{\"snapshot\":{\"meta\":{}},\"nodes\":[]}", "meta"), ("{\"nodes\":[]}", "snapshot"),
        (String(repeating: "[", count: 100_000), "snapshot"),
    ])
    func whatIsNoSnapshotIsRefused(text: String, lacks: String) throws {
        let folder = TemporaryFolder()
        folder.write(text, to: "x")
        let error = try #require(throws: DumpError.self) {
            _ = try V8SnapshotReader.open(folder.file("x")).load()
        }
        #expect(error.code == .notADump)
        #expect(error.description.contains(lacks))
    }

    @Test(arguments: ["id", "name", "type", "self_size", "edge_count"])
    func aMissingFieldIsNamed(field: String) throws {
        var script = Self.sample()
        script.style.nodeFields.removeAll { $0 == field }
        let error = try #require(throws: DumpError.self) { _ = try script.load() }
        #expect(error.message.contains("`\(field)` in `node_fields`"))
    }

    @Test func whatIsNoNumberIsNamedWithItsPlace() throws {
        let text = Self.sample().text.replacing("\"edges\":[1,1,7\n", with: "\"edges\":[1,-1,7\n")
        let place = try #require(text.range(of: "-1,7"))
        let error = try #require(throws: DumpError.self) {
            _ = try SnapshotScript.load(Array(text.utf8))
        }
        #expect(error.code == .malformed)
        #expect(error.offset == UInt64(text[..<place.lowerBound].utf8.count))
    }

    @Test func aSnapshotWithoutNodesIsRefused() throws {
        let error = try #require(throws: DumpError.self) { _ = try SnapshotScript().load() }
        #expect(error.code == .notADump)
    }

    @Test func aFolderIsRefused() throws {
        let error = try #require(throws: DumpError.self) {
            _ = try V8SnapshotReader.open(TemporaryFolder().path)
        }
        #expect(error.code == .cannotOpen)
    }
}
