import GraphAlgorithms
import HeapGraph
import TestSupport

@testable import HPROFReader

/// Ids of the classes that the tests' dumps share.
enum Known {
    static let object: UInt64 = 0x1000
    static let type: UInt64 = 0x1100
    static let string: UInt64 = 0x1200
    static let thread: UInt64 = 0x1300
    static let objectArray: UInt64 = 0x1400
    static let node: UInt64 = 0x1500
    static let reference: UInt64 = 0x1600
    static let soft: UInt64 = 0x1700
    static let weak: UInt64 = 0x1800
    static let phantom: UInt64 = 0x1900
    static let final: UInt64 = 0x1A00

    static let names: [(UInt64, String)] = [
        (object, "java/lang/Object"), (type, "java/lang/Class"), (string, "java/lang/String"),
        (thread, "java/lang/Thread"), (objectArray, "[Ljava/lang/Object;"), (node, "app/Node"),
        (reference, "java/lang/ref/Reference"), (soft, "java/lang/ref/SoftReference"),
        (weak, "java/lang/ref/WeakReference"), (phantom, "java/lang/ref/PhantomReference"),
        (final, "java/lang/ref/FinalReference"),
    ]

    static let systemClasses = names.map(\.0).filter { $0 != node }
}

extension HPROFScript {
    mutating func loadKnownClasses() {
        for (id, name) in Known.names { loadClass(id, name) }
    }
}

extension HeapRecords {
    /// All but ``Known/node`` are roots. A node is `Object value; Node next; long number`.
    mutating func knownClasses() {
        for id in Known.systemClasses { root(HeapTag.rootStickyClass, id) }
        classDump(Known.object)
        classDump(Known.type, superclass: Known.object)
        classDump(
            Known.string, superclass: Known.object,
            fields: [("value", .object), ("coder", .byte), ("hash", .int)])
        classDump(Known.thread, superclass: Known.object, fields: [("name", .object), ("priority", .int)])
        classDump(Known.objectArray, superclass: Known.object)
        classDump(
            Known.node, superclass: Known.object,
            fields: [("value", .object), ("next", .object), ("number", .long)])
        classDump(
            Known.reference, superclass: Known.object, fields: [("referent", .object), ("queue", .object)])
        for id in [Known.soft, Known.weak, Known.phantom, Known.final] {
            classDump(id, superclass: Known.reference)
        }
    }

    mutating func node(_ id: UInt64, value: UInt64 = 0, next: UInt64 = 0) {
        instance(id, of: Known.node, [.object(value), .object(next), .long(7)])
    }

    /// A string of Java 9 and later, its array 16 bytes behind it.
    mutating func string(_ id: UInt64, _ text: String) {
        instance(id, of: Known.string, [.object(id + 0x18), .byte(0), .int(0)])
        primitiveArray(id + 0x18, .byte, Array(text.utf8))
    }
}

/// A dump that was read, with every derived column.
struct ReadHeap {
    let graph: HeapGraph
    let damage: HPROFDamage

    init(_ bytes: [UInt8], dump: Int = 1, values: HeapGraphBuilder.ValueDetail = .full) throws {
        let folder = TemporaryFolder()
        folder.write(bytes, to: "heap.hprof")
        try self.init(path: folder.file("heap.hprof"), dump: dump, values: values)
    }

    init(path: String, dump: Int = 1, values: HeapGraphBuilder.ValueDetail = .full) throws {
        let loaded = try HPROFReader.open(path, dump: dump).load(values: values)
        graph = try GraphDerivation.derive(Set(Derivation.allCases), in: loaded.graph)
        damage = loaded.damage
    }

    /// A dump of one segment, its known classes in front.
    init(idSize: Int = 8, version: String = "1.0.2", _ build: (inout HeapRecords) -> Void) throws {
        var script = HPROFScript(version: version, idSize: idSize)
        script.loadKnownClasses()
        script.heap {
            $0.knownClasses()
            build(&$0)
        }
        script.end()
        try self.init(script.bytes)
    }

    func object(_ address: UInt64) -> ObjectID { graph.object(at: address)! }

    /// Empty where there is no such object.
    func typeName(_ address: UInt64) -> String {
        graph.object(at: address).map { graph.typeName(of: $0) } ?? ""
    }

    /// Label, address of the target (nil for null) and strength of every reference.
    func references(_ address: UInt64) -> [Reference] {
        guard let object = graph.object(at: address) else { return [] }
        return graph.references(of: object).map { row in
            let reference = ReferenceIndex(row)
            return Reference(
                label: graph.label(of: reference, from: object),
                target: graph.target(of: reference).map { graph.address(of: $0) },
                keepsAlive: graph.keepsAlive(reference))
        }
    }

    struct Reference: Equatable, CustomStringConvertible {
        var label: String
        var target: UInt64?
        var keepsAlive = true

        var description: String {
            "\(label) → \(target.map { String($0, radix: 16) } ?? "null")\(keepsAlive ? "" : " (not strong)")"
        }
    }

    func isReachable(_ address: UInt64) -> Bool {
        graph.object(at: address).map { graph.isReachable($0) } ?? false
    }

    func size(_ address: UInt64) -> UInt64 {
        graph.object(at: address).map { graph.shallowSize(of: $0) } ?? 0
    }

    var coverage: [String: UInt64] {
        Dictionary(
            graph.coverage.map { (graph.name(NameID($0.what)), $0.count) }, uniquingKeysWith: { $0 + $1 })
    }

    var facts: [String: String] {
        Dictionary(
            graph.facts.map { (graph.name(NameID($0.key)), graph.name(NameID($0.value))) },
            uniquingKeysWith: { first, _ in first })
    }
}
