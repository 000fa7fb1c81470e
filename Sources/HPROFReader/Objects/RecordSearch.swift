/// A pass that looks for the object at one address, and for class dumps.
struct RecordSearch: HeapVisitor, ~Copyable {
    private let wanted: UInt64
    private let idSize: Int
    private(set) var found = Found()

    struct Found {
        var classDumps: [ClassDump] = []
        /// The first instance or primitive array at the address.
        var object: Object?
    }

    enum Object {
        case instance(class: UInt64, values: [UInt8])
        case array(BasicType, [UInt8])
    }

    init(_ address: UInt64, idSize: Int) {
        wanted = address
        self.idSize = idSize
    }

    mutating func instance(
        at address: UInt64, class: UInt64, header: Int, data: UInt32, _ window: inout FileWindow
    ) {
        guard address == wanted, let bytes = Self.copy(header, Int(data), &window) else { return }
        found.object = found.object ?? .instance(class: `class`, values: bytes)
    }

    mutating func objectArray(
        at address: UInt64, class: UInt64, header: Int, count: UInt32, _ window: inout FileWindow
    ) {}

    mutating func primitiveArray(
        at address: UInt64, type: UInt8, header: Int, count: UInt32, hasData: Bool, _ window: inout FileWindow
    ) {
        guard address == wanted, hasData, let type = BasicType(rawValue: type),
            let bytes = Self.copy(header, Int(count) * type.size(idSize: idSize), &window)
        else { return }
        found.object = found.object ?? .array(type, bytes)
    }

    mutating func other(_ tag: UInt8, length: UInt64, _ window: inout FileWindow) {
        guard tag == HeapTag.classDump, length <= FileWindow.maximum,
            let bytes = window.need(Int(length))
        else { return }
        found.classDumps.append(ClassDump(bytes, idSize: idSize))
    }

    mutating func lost(_ bytes: Range<UInt64>, _ reason: String) {}

    private static func copy(_ header: Int, _ count: Int, _ window: inout FileWindow) -> [UInt8]? {
        guard let record = window.need(header + count) else { return nil }
        return Array(UnsafeRawBufferPointer(start: record + header, count: count))
    }
}
