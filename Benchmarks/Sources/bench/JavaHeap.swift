import Glibc

/// Writes a heap dump as JDK 17 would of an application's registry: customers in a hash map and in a linked list, each with
/// strings, orders in an array list, and a small map of properties. About 80 bytes an object in the file.
///
/// Addresses are those of compressed references in a heap that was just collected: each object right behind the one before.
struct JavaHeap {
    private var file: HPROFFile
    private var address: UInt64 = 0x7_0000_0000
    private var random: UInt64 = 1
    private var written = 0
    private var lastCustomer: UInt64 = 0
    /// Entries of the registry, to be put into its table in the end.
    private var entries: [UInt64] = []

    /// Writes at least `objects` objects.
    static func write(to path: String, objects: Int) throws {
        var heap = JavaHeap(file: try HPROFFile(path))
        for type in Class.allCases { heap.file.load(type) }
        for type in Class.allCases { heap.file.dump(type) }
        while heap.written < objects { heap.customer() }
        heap.registry()
        try heap.file.finish()
    }

    private init(file: HPROFFile) { self.file = file }

    private mutating func allocate(_ bytes: Int) -> UInt64 {
        defer { address += UInt64((bytes + 7) & ~7) }
        written += 1
        return address
    }

    private mutating func number(below limit: UInt64) -> UInt64 {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (random >> 33) % limit
    }

    private mutating func instance(_ type: Class, _ values: HPROFFile.Value...) -> UInt64 {
        let bytes = values.reduce(12) { $0 + $1.heapBytes }
        let object = allocate(bytes)
        file.instance(object, of: type, values)
        return object
    }

    private mutating func string(_ length: Int) -> UInt64 {
        let array = allocate(16 + length)
        let seed = number(below: 1 << 20)
        file.bytes(array, count: length) { UInt8(97 + (seed &+ UInt64($0) &* (seed | 1)) % 26) }
        return instance(.string, .object(array), .int(0), .byte(0), .byte(0))
    }

    private mutating func array(_ type: Class, _ elements: [UInt64]) -> UInt64 {
        let object = allocate(16 + 4 * elements.count)
        file.array(object, of: type, elements)
        return object
    }

    private mutating func order(_ sku: UInt64) -> UInt64 {
        var lines: UInt64 = 0
        for _ in 0..<3 {
            let quantity = instance(.integer, .int(UInt32(number(below: 100))))
            lines = instance(.listNode, .object(quantity), .object(lines), .object(0))
        }
        return instance(.order, .object(sku), .object(lines), .long(number(below: 1 << 40)), .int(3))
    }

    private mutating func properties() -> UInt64 {
        var buckets = [UInt64](repeating: 0, count: 16)
        for _ in 0..<4 {
            let key = string(6 + Int(number(below: 10)))
            let value = string(4 + Int(number(below: 40)))
            let bucket = Int(number(below: 16))
            buckets[bucket] = instance(
                .mapNode, .int(UInt32(bucket)), .object(key), .object(value), .object(buckets[bucket]))
        }
        let table = array(.mapNodeArray, buckets)
        return instance(
            .hashMap, .object(0), .object(0), .int(4), .int(4), .int(12), .int(0x3F40_0000), .object(table),
            .object(0))
    }

    private mutating func customer() {
        let name = string(8 + Int(number(below: 16)))
        let street = string(12 + Int(number(below: 24)))
        let orders = (0..<3).map { _ in order(name) } + [UInt64](repeating: 0, count: 7)
        let elements = array(.objectArray, orders)
        let notes = allocate(16 + 1536)
        file.bytes(notes, count: 1536) { UInt8(truncatingIfNeeded: $0) }
        let list = instance(.arrayList, .int(3), .object(elements), .int(3))
        let properties = properties()
        let customer = instance(
            .customer, .object(name), .object(street), .object(list), .object(properties),
            .object(notes), .object(lastCustomer), .long(number(below: 1 << 30)), .int(1))
        lastCustomer = customer
        let key = instance(.long, .long(UInt64(entries.count)))
        entries.append(
            instance(.mapNode, .int(UInt32(entries.count)), .object(key), .object(customer), .object(0)))
    }

    /// The map of all customers, in the order of their hashes, and what holds it.
    private mutating func registry() {
        for place in entries.indices.reversed() {
            entries.swapAt(place, Int(number(below: UInt64(place + 1))))
        }
        let table = array(.mapNodeArray, entries)
        let map = instance(
            .hashMap, .object(0), .object(0), .int(UInt32(entries.count)), .int(1), .int(1),
            .int(0x3F40_0000),
            .object(table), .object(0))
        file.root(map)
    }
}

extension JavaHeap {
    /// The classes of the heap; their objects stand below it.
    enum Class: UInt64, CaseIterable {
        case object, type, string, integer, long, hashMap, mapNode, mapNodeArray, arrayList, objectArray,
            listNode
        case order, customer

        var id: UInt64 { 0x6_0000_0000 + rawValue * 0x80 }

        var name: String {
            switch self {
            case .object: "java/lang/Object"
            case .type: "java/lang/Class"
            case .string: "java/lang/String"
            case .integer: "java/lang/Integer"
            case .long: "java/lang/Long"
            case .hashMap: "java/util/HashMap"
            case .mapNode: "java/util/HashMap$Node"
            case .mapNodeArray: "[Ljava/util/HashMap$Node;"
            case .arrayList: "java/util/ArrayList"
            case .objectArray: "[Ljava/lang/Object;"
            case .listNode: "java/util/LinkedList$Node"
            case .order: "shop/Order"
            case .customer: "shop/Customer"
            }
        }

        /// Names and types (`L`, `I`, `J`, `B`) of the fields.
        var fields: [(String, Character)] {
            switch self {
            case .object, .type, .mapNodeArray, .objectArray: []
            case .string: [("value", "L"), ("hash", "I"), ("coder", "B"), ("hashIsZero", "B")]
            case .integer: [("value", "I")]
            case .long: [("value", "J")]
            case .hashMap:
                [
                    ("keySet", "L"), ("values", "L"), ("size", "I"), ("modCount", "I"), ("threshold", "I"),
                    ("loadFactor", "I"), ("table", "L"), ("entrySet", "L"),
                ]
            case .mapNode: [("hash", "I"), ("key", "L"), ("value", "L"), ("next", "L")]
            case .arrayList: [("size", "I"), ("elementData", "L"), ("modCount", "I")]
            case .listNode: [("item", "L"), ("next", "L"), ("prev", "L")]
            case .order: [("sku", "L"), ("lines", "L"), ("date", "J"), ("count", "I")]
            case .customer:
                [
                    ("name", "L"), ("street", "L"), ("orders", "L"), ("properties", "L"), ("notes", "L"),
                    ("previous", "L"),
                    ("number", "J"), ("state", "I"),
                ]
            }
        }
    }
}
