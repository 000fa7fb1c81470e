import HeapGraph
import TestSupport
import Testing

/// What goes into the builder comes out of the graph.
@Suite struct HeapGraphTests {
    @Test func objectsFollowAddressOrderWhateverTheOrderTheyCameIn() throws {
        var heap = HeapBuilder()
        let high = heap.object("b", size: 2, at: 0x7fff_0000_0000)
        let low = heap.object("a", size: 1, at: 0x1000)
        let middle = heap.object("c", size: 3, at: 0x7ffe_ffff_fff0)
        heap.refer(high, to: low)
        heap.refer(low, to: middle)
        let graph = try heap.graph()
        #expect(graph.objects.map { graph.address(of: $0) } == [0x1000, 0x7ffe_ffff_fff0, 0x7fff_0000_0000])
        #expect(graph.objects.map { graph.shallowSize(of: $0) } == [1, 3, 2])
        #expect(graph.object(at: 0x7fff_0000_0000) == ObjectID(2))
        #expect(graph.object(at: 0x1008) == nil)
        #expect(graph.target(of: ReferenceIndex(graph.references(of: ObjectID(0)).lowerBound)) == ObjectID(1))
    }

    @Test func shallowSizesBeyondFourGigabytesAreExact() throws {
        var heap = HeapBuilder()
        _ = heap.object("bytes", kind: .bytes, size: 0xFFFF_FFFF)
        _ = heap.object("bytes", kind: .bytes, size: 1 << 40)
        let graph = try heap.graph()
        #expect(graph.objects.map { graph.shallowSize(of: $0) } == [0xFFFF_FFFF, 1 << 40])
        #expect(graph.retainedSizes[graph.virtualUnreachable] == 1 << 40 + 0xFFFF_FFFF)
    }

    @Test func labelsAreImpliedByTheTemplateOrExplicit() throws {
        var heap = HeapBuilder()
        let list = heap.object("list", kind: .list, labels: .indexed)
        let dict = heap.object("dict", kind: .dictionary, labels: .pairs)
        let set = heap.object("set", kind: .set, labels: .elements)
        let instance = heap.object("app.Thing")
        let key = heap.object("str", kind: .string, value: "it's")
        let number = heap.object("int", kind: .integer, value: "42")
        heap.refer(list, to: key)
        heap.refer(list, to: number)
        heap.refer(dict, to: key)
        heap.refer(dict, to: instance)
        heap.refer(set, to: number)
        heap.refer(instance, to: list, ".items")
        heap.refer(instance, to: dict, ".index", strength: .weak)
        let graph = try heap.graph()
        func labels(_ object: HeapBuilder.Handle) -> [String] {
            graph.references(of: object.id).map { graph.label(of: ReferenceIndex($0), from: object.id) }
        }
        #expect(labels(list) == ["[0]", "[1]"])
        #expect(labels(dict) == ["key 'it\\'s'", "['it\\'s']"])
        #expect(labels(set) == ["{42}"])
        #expect(labels(instance) == [".items", ".index"])
        let rows = graph.references(of: instance.id).map { graph.strength(of: ReferenceIndex($0)) }
        #expect(rows == [.strong, .weak])
        #expect(graph.label(from: instance.id, to: list.id) == ".items")
    }

    @Test func labelsAreFoundAcrossManyBlocksOfReferences() throws {
        var heap = HeapBuilder()
        let target = heap.object("int", kind: .integer, value: "1")
        var expected: [String] = []
        let sources = (0..<700).map { index -> HeapBuilder.Handle in
            let isList = index % 3 != 0
            let source = heap.object(isList ? "list" : "Node", labels: isList ? .indexed : .explicit)
            for position in 0..<index % 7 {
                heap.refer(source, to: target, isList ? nil : ".f\(index)_\(position)")
                expected.append(isList ? "[\(position)]" : ".f\(index)_\(position)")
            }
            return source
        }
        let graph = try heap.graph()
        let labels = sources.flatMap { source in
            graph.references(of: source.id).map { graph.label(of: ReferenceIndex($0), from: source.id) }
        }
        #expect(labels == expected)
    }

    @Test func aReferenceToNothingKeepsItsPositionAndKeepsNothingAlive() throws {
        var heap = HeapBuilder()
        let list = heap.object("list", kind: .list, labels: .indexed)
        let item = heap.object("int", kind: .integer, value: "7")
        heap.refer(list, toAddress: 0xdead)
        heap.refer(list, to: item)
        let graph = try heap.graph()
        let rows = graph.references(of: list.id).map { ReferenceIndex($0) }
        #expect(graph.target(of: rows[0]) == nil)
        #expect(graph.strength(of: rows[0]) == .missing)
        #expect(!graph.keepsAlive(rows[0]) && graph.keepsAlive(rows[1]))
        #expect(graph.label(of: rows[1], from: list.id) == "[1]")
        #expect(graph.coverage.map { graph.name(NameID($0.what)) } == ["references to no object of the dump"])
    }

    @Test func aSecondObjectAtAnAddressIsCountedAndDropped() throws {
        var heap = HeapBuilder()
        let first = heap.object("a", size: 8, at: 0x1000)
        _ = heap.object("b", size: 9, at: 0x1000)
        heap.refer(first, to: first)
        let graph = try heap.graph()
        #expect(graph.objectCount == 1)
        #expect(graph.typeName(of: ObjectID(0)) == "a")
        #expect(graph.coverage.map(\.count) == [1])
    }

    @Test func valuesAreCutToPreviewsAtWholeCharacters() throws {
        var heap = HeapBuilder()
        let text = String(repeating: "é", count: 100)
        let long = heap.object("str", kind: .string, value: text)
        let hidden = heap.object("str", kind: .string, value: "secret", isHashed: true)
        let graph = try heap.graph()
        #expect(graph.literal(of: long.id) == "'\(String(repeating: "é", count: 32))…'")
        #expect(graph.value(of: long.id)?.length == 200)
        #expect(graph.literal(of: hidden.id).hasPrefix("<str #"))
    }

    @Test func flagsCarryTheGeneration() {
        let flags = ObjectFlags([.tracked, .interned]).withGeneration(2)
        #expect(flags.generation == 2 && flags.contains(.tracked))
        #expect(ObjectFlags().withGeneration(nil).generation == nil)
    }
}
