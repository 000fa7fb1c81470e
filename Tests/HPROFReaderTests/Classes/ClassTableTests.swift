import TestSupport
import Testing

@testable import HPROFReader

/// Classes as they were loaded, with names and superclasses that were made to harm.
@Suite("Classes of a Java heap dump")
struct ClassTableTests {
    @Test("A name that many classes have is read once")
    func sharedName() throws {
        var script = HPROFScript()
        let name = String(repeating: "a/", count: 1_000)
        for id in 0..<50 as Range<UInt64> { script.loadClass(0x3000 + id, name) }
        script.heap { $0.root(HeapTag.rootUnknown, 0x3000) }
        script.end()
        let folder = TemporaryFolder()
        folder.write(script.bytes, to: "heap")
        let dump = try OpenedDump(HPROFReader.open(folder.file("heap"))) { _ in }
        let table = try ClassTable(dump.layout, file: dump.file)
        #expect(table.classes.count == 50)
        let places = table.classes.map { entry in
            var name = entry.name
            return name.withUTF8 { UInt(bitPattern: $0.baseAddress) }
        }
        #expect(Set(places).count == 1)
    }

    @Test("A name longer than any program's is cut")
    func longName() throws {
        var script = HPROFScript()
        script.loadClass(0x3000, String(repeating: "a", count: 60_000))
        script.heap { $0.instance(0x5000, of: 0x3000) }
        script.end()
        let heap = try ReadHeap(script.bytes)
        #expect(heap.typeName(0x5000) == String(repeating: "a", count: NamePlaces.longestText))
    }

    @Test("Ids that were made to collide are told apart", arguments: [1, 24, 41, 44])
    func collidingIDs(_ shift: UInt64) {
        let count = 1 << 14
        let numbers = ClassNumbers(capacity: count)
        for id in 0..<UInt64(count) { #expect(numbers.add(id << shift) == Int(id)) }
        #expect((0..<UInt64(count)).allSatisfy { numbers.find($0 << shift) == UInt32($0) })
        #expect(numbers.add(5 << shift) == 5)
        #expect(numbers.find(.max) == ClassNumbers.none)
        #expect(numbers.count == count)
    }

    @Test("A class dumped twice is as it was dumped first, and one that was not loaded is counted")
    func strayDumps() throws {
        let heap = try ReadHeap {
            $0.classDump(Known.node, superclass: Known.object, fields: [("other", .object)])
            $0.classDump(0xBAD0)
            $0.node(0x5000)
        }
        #expect(heap.references(0x5000).map(\.label) == [".value", ".next", "<class>"])
        #expect(heap.coverage["class dumps of classes that were not loaded, or dumped before"] == 2)
        #expect(heap.coverage["classes that were loaded and not dumped"] == nil)
    }

    @Test("A chain of superclasses longer than any program's ends", arguments: [1_024, 1_025, 2_100])
    func longChain(_ length: Int) throws {
        var script = HPROFScript(idSize: 4)
        let classes = (0..<length).map { UInt64(0x10_0000 + $0 * 0x10) }
        for id in classes { script.loadClass(id, "app/Link") }
        script.heap {
            for (id, superclass) in zip(classes, classes.dropFirst() + [0]) {
                $0.classDump(id, superclass: superclass, fields: [("x", .object)])
            }
            $0.instance(0x5000, of: classes[0], [], padding: 4 * length)
        }
        script.end()
        let heap = try ReadHeap(script.bytes)
        let cuts = (length - 1) / 1_024
        #expect(heap.coverage["classes whose superclasses have no end", default: 0] == UInt64(cuts))
        // Those before the last cut, and the class.
        #expect(heap.references(0x5000).count == length - cuts * 1_024 + 1)
    }
}
