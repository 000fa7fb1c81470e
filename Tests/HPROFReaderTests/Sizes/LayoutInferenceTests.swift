import HeapGraph
import Testing

@testable import HPROFReader

/// How the layout of objects is inferred from their neighbours.
@Suite("Inferred layout of Java objects")
struct LayoutInferenceTests {
    /// Arrays and nodes side by side, as a JVM with this layout would have allocated them.
    private static func heap(
        header: UInt64, arrayHeader: UInt64, reference: UInt64, alignment: UInt64,
        from start: UInt64 = 0x10_0000
    ) throws -> ReadHeap {
        func aligned(_ size: UInt64) -> UInt64 { (size + alignment - 1) / alignment * alignment }
        return try ReadHeap {
            var address = start
            for length in 0..<200 {
                $0.primitiveArray(address, .byte, [UInt8](repeating: 0, count: length))
                address += aligned(arrayHeader + UInt64(length))
                $0.objectArray(address, of: Known.objectArray, [UInt64](repeating: 0, count: length))
                address += aligned(arrayHeader + UInt64(length) * reference)
                $0.node(address)
                address += aligned(header + 2 * reference + 8)
            }
        }
    }

    private struct Layout {
        var header, arrayHeader, reference, alignment: UInt64
    }

    @Test(
        "What was allocated side by side has the sizes that keep it apart",
        arguments: [
            // Compressed references and classes, the default.
            [12, 16, 4, 8],
            // A heap above 32 GiB.
            [12, 16, 8, 8],
            // Nothing compressed.
            [16, 24, 8, 8],
            // Compact headers (JEP 519).
            [8, 12, 4, 8],
            // -XX:ObjectAlignmentInBytes=16.
            [12, 16, 4, 16],
        ])
    func layouts(_ numbers: [UInt64]) throws {
        let start: UInt64 = 0x10_0000
        let heap = try Self.heap(
            header: numbers[0], arrayHeader: numbers[1], reference: numbers[2], alignment: numbers[3],
            from: start)
        let graph = heap.graph
        var last = start
        for object in graph.objects where graph.address(of: object) > start {
            let before = ObjectID(object.index - 1)
            #expect(graph.shallowSize(of: before) == graph.address(of: object) - last)
            last = graph.address(of: object)
        }
        #expect(heap.facts["layout.references"]?.hasPrefix("\(numbers[2]) bytes") == true)
        #expect(heap.facts["layout.alignment"]?.hasPrefix("\(numbers[3]) bytes") == true)
    }

    @Test("32-bit JVMs and Android have one layout")
    func fourByteIDs() throws {
        let heap = try ReadHeap(idSize: 4) {
            $0.node(0x5000)
            $0.objectArray(0x5100, of: Known.objectArray, [0, 0, 0])
        }
        #expect(heap.size(0x5000) == 24)
        #expect(heap.size(0x5100) == 24)
    }

    @Test("Ids that are no addresses prove nothing")
    func serialNumbers() throws {
        let heap = try ReadHeap {
            for id in 0..<100 as Range<UInt64> { $0.primitiveArray(0x10_0001 + id, .byte, [1, 2, 3]) }
        }
        #expect(heap.facts["layout.header"]?.contains("ids are not addresses") == true)
        #expect(heap.size(0x10_0001) == 24)
    }

    @Test("A class object holds its static fields")
    func classSizes() throws {
        var script = HPROFScript()
        script.loadKnownClasses()
        script.loadClass(0x3000, "app/Main")
        script.heap {
            $0.classDump(Known.object)
            $0.classDump(Known.type, superclass: Known.object, fields: [("name", .object), ("hash", .int)])
            $0.classDump(
                0x3000, superclass: Known.object,
                statics: [("a", .long(1)), ("b", .object(0)), ("c", .byte(1))])
        }
        script.end()
        let heap = try ReadHeap(script.bytes)
        // 12 of header, 8 of Class's own fields, 13 of statics.
        #expect(heap.size(0x3000) == 40)
        #expect(heap.size(Known.object) == 24)
    }

    @Test("Class dumps are believed where they know of headers")
    func exactSizes() throws {
        var script = HPROFScript()
        script.loadKnownClasses()
        script.loadClass(0x3000, "app/Main")
        script.heap {
            $0.classDump(Known.object, instanceSize: 16)
            $0.classDump(
                Known.type, superclass: Known.object, instanceSize: 100, fields: [("name", .object)])
            $0.classDump(
                Known.node, superclass: Known.object, instanceSize: 50,
                fields: [("value", .object), ("next", .object), ("number", .long)])
            $0.classDump(0x3000, superclass: Known.object, statics: [("a", .long(1)), ("b", .int(1))])
            $0.node(0x5000)
        }
        script.end()
        let heap = try ReadHeap(script.bytes)
        #expect(heap.facts["layout.instances"] == "as the dump of each class says")
        // Rounded up to the alignment.
        #expect(heap.size(0x5000) == 56)
        // Of a java.lang.Class, and its static fields.
        #expect(heap.size(Known.object) == 104)
        #expect(heap.size(0x3000) == 112)
    }

    @Test("Without java.lang.Class a class object is a header and its static fields")
    func noClassClass() throws {
        var script = HPROFScript()
        script.loadClass(0x3000, "app/Main")
        script.heap { $0.classDump(0x3000, statics: [("a", .long(1))]) }
        script.end()
        #expect(try ReadHeap(script.bytes).size(0x3000) == 24)
    }

    @Test("An array longer than 4 GiB has its size")
    func largeArray() throws {
        let heap = try ReadHeap(idSize: 4, version: "1.0.3") {
            $0.raw([
                HeapTag.primitiveArrayNoData, 0, 0, 0x60, 0, 0, 0, 0, 0, 0x40, 0, 0, 0,
                BasicType.long.rawValue,
            ])
        }
        #expect(heap.size(0x6000) == 16 + 8 << 30)
    }
}
