import HeapGraph
import Testing

@testable import HPROFReader

/// What objects refer to, and how.
@Suite("Objects of a Java heap dump")
struct ObjectTests {
    @Test(
        "Fields have the names of the source",
        arguments: [4, 8], ["1.0.1", "1.0.2", "1.0.3"])
    func fields(_ idSize: Int, _ version: String) throws {
        let heap = try ReadHeap(idSize: idSize, version: version) {
            $0.root(HeapTag.rootJNIGlobal, 0x5000)
            $0.node(0x5000, value: 0x5100)
            $0.node(0x5100, next: 0x5000)
        }
        #expect(
            heap.references(0x5000) == [
                .init(label: ".value", target: 0x5100), .init(label: ".next", target: nil, keepsAlive: false),
                .init(label: "<class>", target: Known.node),
            ])
        #expect(heap.typeName(0x5000) == "app.Node")
        #expect(heap.references(0x5100)[1] == .init(label: ".next", target: 0x5000))
        #expect(heap.damage.isEmpty)
        #expect(heap.coverage["references to no object of the dump"] == nil)
    }

    @Test("A field hides one of its superclass with the same name, and both are there")
    func superclassFields() throws {
        var script = HPROFScript()
        script.loadKnownClasses()
        script.loadClass(0x3000, "app/Leaf")
        script.heap {
            $0.knownClasses()
            $0.classDump(0x3000, superclass: Known.node, fields: [("flag", .boolean), ("next", .object)])
            $0.instance(
                0x5000, of: 0x3000,
                [.byte(1), .object(0x5100), .object(0x5200), .object(0x5100), .long(7)])
            $0.node(0x5100)
            $0.node(0x5200)
        }
        script.end()
        let heap = try ReadHeap(script.bytes)
        #expect(
            heap.references(0x5000).dropLast() == [
                .init(label: ".next", target: 0x5100), .init(label: ".value", target: 0x5200),
                .init(label: ".next", target: 0x5100),
            ])
    }

    @Test("Elements of an array have their indices, null ones keep their place")
    func arrays() throws {
        let heap = try ReadHeap {
            $0.objectArray(0x5000, of: Known.objectArray, [0, 0x5100, 0, 0x5100])
            $0.node(0x5100)
            $0.primitiveArray(0x5200, .int, [0, 0, 0, 1])
        }
        #expect(heap.typeName(0x5000) == "java.lang.Object[]")
        #expect(heap.references(0x5000).map(\.label) == ["[0]", "[1]", "[2]", "[3]"])
        #expect(heap.references(0x5000).map(\.target) == [nil, 0x5100, nil, 0x5100])
        #expect(heap.typeName(0x5200) == "int[]")
        #expect(heap.references(0x5200).isEmpty)
    }

    @Test("The first JVMs named the class of the elements in place of the array's")
    func elementClass() throws {
        let heap = try ReadHeap { $0.objectArray(0x5000, of: Known.node, [0]) }
        #expect(heap.typeName(0x5000) == "app.Node[]")
    }

    @Test("A class refers to superclass, loader, static fields and constants")
    func classObjects() throws {
        var script = HPROFScript()
        script.loadKnownClasses()
        script.loadClass(0x3000, "app/Main")
        script.loadClass(0x3100, "[Lapp/Main;")
        script.loadClass(0x3200, "[[Lapp/Main;")
        script.heap {
            $0.knownClasses()
            $0.classDump(
                0x3000, superclass: Known.object, loader: 0x5000,
                constants: [(3, .object(0x5100)), (4, .int(1))],
                statics: [("F", .object(0x5100)), ("count", .int(3)), ("EMPTY", .object(0))])
            $0.classDump(0x3100, superclass: Known.object, loader: 0x5000)
            $0.classDump(0x3200, superclass: Known.object, loader: 0x5000)
            $0.node(0x5000)
            $0.node(0x5100)
        }
        script.end()
        let heap = try ReadHeap(script.bytes)
        #expect(
            heap.references(0x3000) == [
                .init(label: "<superclass>", target: Known.object),
                .init(label: "<class loader>", target: 0x5000), .init(label: "static F", target: 0x5100),
                .init(label: "constant pool [3]", target: 0x5100),
                .init(label: "<array class>", target: 0x3100),
            ])
        #expect(heap.references(0x3100).last == .init(label: "<array class>", target: 0x3200))
        #expect(heap.typeName(0x3000) == "java.lang.Class")
        #expect(heap.graph.literal(of: heap.object(0x3000)) == "class app.Main")
    }

    @Test("A loader is kept alive by an instance of one of its classes")
    func instancesKeepTheirClass() throws {
        let heap = try ReadHeap {
            $0.root(HeapTag.rootJNIGlobal, 0x5000)
            $0.node(0x5000)
            $0.objectArray(0x5100, of: Known.objectArray, [])
        }
        #expect(heap.isReachable(Known.node))
        #expect(heap.references(0x5000).last == .init(label: "<class>", target: Known.node))
        // A class that is a root itself costs its instances no reference.
        #expect(heap.references(0x5100).isEmpty)
    }

    @Test(
        "A referent is kept as its reference's class says",
        arguments: [
            (Known.soft, ReferenceStrength.soft), (Known.weak, .weak), (Known.phantom, .phantom),
            (Known.final, .final),
        ])
    func referents(_ type: UInt64, _ strength: ReferenceStrength) throws {
        var script = HPROFScript()
        script.loadKnownClasses()
        script.loadClass(0x3000, "app/Entry")
        script.heap {
            $0.knownClasses()
            $0.classDump(0x3000, superclass: type, fields: [("key", .object)])
            for id: UInt64 in [0x5000, 0x5100] { $0.root(HeapTag.rootJNIGlobal, id) }
            $0.instance(0x5000, of: type, [.object(0x6000), .object(0)])
            $0.instance(0x5100, of: 0x3000, [.object(0x6100), .object(0x6000), .object(0)])
            $0.node(0x6000)
            $0.node(0x6100)
        }
        script.end()
        let heap = try ReadHeap(script.bytes)
        for (object, position) in [(UInt64(0x5000), 0), (0x5100, 1)] {
            let reference = ReferenceIndex(
                heap.graph.references(of: heap.object(object)).lowerBound + position)
            #expect(heap.graph.label(of: reference, from: heap.object(object)) == ".referent")
            #expect(heap.graph.strength(of: reference) == strength)
        }
        #expect(!heap.isReachable(0x6000))
        #expect(heap.isReachable(0x6100))
    }

    @Test("Unreachable objects stay, apart")
    func unreachable() throws {
        let heap = try ReadHeap {
            $0.root(HeapTag.rootJNIGlobal, 0x5000)
            $0.node(0x5000)
            $0.node(0x5100, next: 0x5200)
            $0.node(0x5200)
        }
        #expect(heap.isReachable(0x5000))
        #expect(!heap.isReachable(0x5100))
        let graph = heap.graph
        #expect(graph.immediateDominators[heap.object(0x5200).index] == heap.object(0x5100).rawValue)
        #expect(graph.retainedSizes[heap.object(0x5100).index] == heap.size(0x5100) + heap.size(0x5200))
    }

    @Test("Ids that lead nowhere are counted, null is not")
    func dangling() throws {
        let heap = try ReadHeap {
            $0.root(HeapTag.rootJNIGlobal, 0xDEAD)
            $0.objectArray(0x5000, of: Known.objectArray, [0, 0xDEAD, 0])
            $0.node(0x5100, value: 0xBEEF)
        }
        #expect(heap.coverage["references to no object of the dump"] == 2)
        #expect(heap.coverage["roots that refer to no object"] == 1)
    }

    @Test("Of two objects at one address the first is taken")
    func duplicates() throws {
        let heap = try ReadHeap {
            $0.objectArray(0x5000, of: Known.objectArray, [0x5100])
            $0.node(0x5100)
            $0.primitiveArray(0x5000, .int, [0, 0, 0, 1])
        }
        #expect(heap.typeName(0x5000) == "java.lang.Object[]")
        #expect(heap.references(0x5000).map(\.target) == [0x5100])
        #expect(heap.coverage["objects dropped because another one stands at their address"] == 1)
    }
}
