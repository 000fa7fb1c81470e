/// A `HPROF_GC_CLASS_DUMP` record:
///
///     id of the class object, stack trace serial number u4,
///     ids of superclass, class loader, signers, protection domain, two reserved, instance size u4,
///     constant pool   u2 × (index u2, type u1, value)
///     static fields   u2 × (id of the name, type u1, value)
///     instance fields u2 × (id of the name, type u1)
struct ClassDump {
    struct StaticField {
        var name: UInt64
        /// Of the object referred to.
        var value: UInt64
    }

    struct InstanceField {
        var name: UInt64
        var type: BasicType
    }

    struct Constant {
        var index: UInt16
        var value: UInt64
    }

    var address: UInt64
    var superclass: UInt64
    var loader: UInt64
    var signers: UInt64
    var protectionDomain: UInt64
    /// Of one instance in memory where the JVM is recent (``ObjectLayout/hasExactInstances``), else of its field values.
    var instanceSize: UInt32
    /// Those that refer to objects, null ones left out.
    var constants: [Constant] = []
    /// Those that refer to objects, null ones left out.
    var statics: [StaticField] = []
    /// How many static fields of each width there are, primitive ones included: bytes and references.
    var staticBytes: UInt64 = 0
    var staticReferences: UInt64 = 0
    /// Without those of superclasses, in the order of their values in an instance.
    var fields: [InstanceField] = []

    /// From a record that is whole and well-formed (``HeapRecordLength``); `bytes` begins at its tag.
    init(_ bytes: UnsafeRawPointer, idSize: Int) {
        address = bytes.id(1, size: idSize)
        let ids = 1 + idSize + 4
        superclass = bytes.id(ids, size: idSize)
        loader = bytes.id(ids + idSize, size: idSize)
        signers = bytes.id(ids + 2 * idSize, size: idSize)
        protectionDomain = bytes.id(ids + 3 * idSize, size: idSize)
        instanceSize = bytes.u4(ids + 6 * idSize)
        var offset = ids + 6 * idSize + 4
        takeConstants(bytes, &offset, idSize)
        takeStatics(bytes, &offset, idSize)
        takeFields(bytes, &offset, idSize)
    }

    private mutating func takeConstants(_ bytes: UnsafeRawPointer, _ offset: inout Int, _ idSize: Int) {
        for _ in 0..<Self.count(bytes, &offset) {
            let index = bytes.u2(offset)
            guard let type = Self.type(bytes, offset + 2) else { return }
            let value = type == .object ? bytes.id(offset + 3, size: idSize) : 0
            if value != 0 { constants.append(Constant(index: index, value: value)) }
            offset += 3 + type.size(idSize: idSize)
        }
    }

    private mutating func takeStatics(_ bytes: UnsafeRawPointer, _ offset: inout Int, _ idSize: Int) {
        for _ in 0..<Self.count(bytes, &offset) {
            let name = bytes.id(offset, size: idSize)
            guard let type = Self.type(bytes, offset + idSize) else { return }
            if type == .object {
                staticReferences += 1
                let value = bytes.id(offset + idSize + 1, size: idSize)
                if value != 0 { statics.append(StaticField(name: name, value: value)) }
            } else {
                staticBytes += UInt64(type.size(idSize: idSize))
            }
            offset += idSize + 1 + type.size(idSize: idSize)
        }
    }

    private mutating func takeFields(_ bytes: UnsafeRawPointer, _ offset: inout Int, _ idSize: Int) {
        for _ in 0..<Self.count(bytes, &offset) {
            guard let type = Self.type(bytes, offset + idSize) else { return }
            fields.append(InstanceField(name: bytes.id(offset, size: idSize), type: type))
            offset += idSize + 1
        }
    }

    private static func count(_ bytes: UnsafeRawPointer, _ offset: inout Int) -> UInt16 {
        defer { offset += 2 }
        return bytes.u2(offset)
    }

    private static func type(_ bytes: UnsafeRawPointer, _ offset: Int) -> BasicType? {
        BasicType(rawValue: bytes.load(fromByteOffset: offset, as: UInt8.self))
    }
}
