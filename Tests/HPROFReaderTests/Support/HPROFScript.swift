@testable import HPROFReader

/// Writes Java heap dumps record by record, the wrong ones too.
struct HPROFScript {
    let idSize: Int
    private(set) var bytes: [UInt8] = []
    private var names: [String: UInt64] = [:]
    private var lastSerial: UInt32 = 0

    init(version: String = "1.0.2", idSize: Int = 8, milliseconds: UInt64 = 1_700_000_000_000) {
        self.idSize = idSize
        bytes += Array("JAVA PROFILE \(version)\0".utf8)
        bytes.bigEndian(UInt32(idSize))
        bytes.bigEndian(milliseconds)
    }

    /// - Parameter length: what the header claims, where that is not the length of the body.
    mutating func record(_ tag: UInt8, length: UInt32? = nil, _ body: [UInt8]) {
        bytes.append(tag)
        bytes.bigEndian(UInt32(0))
        bytes.bigEndian(length ?? UInt32(body.count))
        bytes += body
    }

    /// The id of a string, written when first asked for.
    mutating func name(_ text: String) -> UInt64 {
        if let id = names[text] { return id }
        let id = UInt64(0x100 + names.count)
        names[text] = id
        record(RecordTag.string, idBytes(id) + Array(text.utf8))
        return id
    }

    /// - Parameter number: its serial number, where that is not the next one.
    /// - Returns: the class's serial number.
    @discardableResult
    mutating func loadClass(
        _ object: UInt64, _ internalName: String, serial number: UInt32? = nil
    ) -> UInt32 {
        let name = name(internalName)
        let serial = number ?? lastSerial + 1
        lastSerial = max(lastSerial, serial)
        var body: [UInt8] = []
        body.bigEndian(serial)
        body += idBytes(object)
        body.bigEndian(UInt32(1))
        body += idBytes(name)
        record(RecordTag.loadClass, body)
        return serial
    }

    mutating func frame(_ id: UInt64, method: String, file: String, classSerial: UInt32, line: Int32) {
        let (method, signature, file) = (name(method), name("()V"), name(file))
        var body = idBytes(id) + idBytes(method) + idBytes(signature) + idBytes(file)
        body.bigEndian(classSerial)
        body.bigEndian(UInt32(bitPattern: line))
        record(RecordTag.frame, body)
    }

    mutating func trace(_ serial: UInt32, thread: UInt32, frames: [UInt64]) {
        var body: [UInt8] = []
        body.bigEndian(serial)
        body.bigEndian(thread)
        body.bigEndian(UInt32(frames.count))
        for frame in frames { body += idBytes(frame) }
        record(RecordTag.trace, body)
    }

    /// A heap dump or a segment of one. Names that its records use are written before it.
    mutating func heap(
        tag: UInt8 = RecordTag.heapDumpSegment, length: UInt32? = nil,
        _ build: (inout HeapRecords) -> Void
    ) {
        var records = HeapRecords(script: self)
        build(&records)
        self = records.script
        record(tag, length: length, records.bytes)
    }

    mutating func end() { record(RecordTag.heapDumpEnd, []) }

    func idBytes(_ id: UInt64) -> [UInt8] {
        var bytes: [UInt8] = []
        if idSize == 8 { bytes.bigEndian(id) } else { bytes.bigEndian(UInt32(truncatingIfNeeded: id)) }
        return bytes
    }
}

/// The records of one heap dump segment.
struct HeapRecords {
    var script: HPROFScript
    private(set) var bytes: [UInt8] = []

    init(script: HPROFScript) { self.script = script }

    /// A field's value, or an element.
    enum Value {
        case object(UInt64)
        case int(Int32)
        case long(Int64)
        case byte(UInt8)

        var type: BasicType {
            switch self {
            case .object: .object
            case .int: .int
            case .long: .long
            case .byte: .byte
            }
        }
    }

    mutating func raw(_ more: [UInt8]) { bytes += more }

    /// - Parameter details: thread serial number and the like.
    mutating func root(_ tag: UInt8, _ object: UInt64, _ details: UInt32...) {
        bytes.append(tag)
        bytes += script.idBytes(object)
        if tag == HeapTag.rootJNIGlobal { bytes += script.idBytes(0x9999) }
        for detail in details { bytes.bigEndian(detail) }
    }

    /// - Parameter instanceSize: where it is not, as JDK 17 has it, of the field values.
    mutating func classDump(
        _ object: UInt64, superclass: UInt64 = 0, loader: UInt64 = 0, instanceSize: UInt32? = nil,
        constants: [(UInt16, Value)] = [], statics: [(String, Value)] = [], fields: [(String, BasicType)] = []
    ) {
        bytes.append(HeapTag.classDump)
        bytes += script.idBytes(object)
        bytes.bigEndian(UInt32(0))
        for id in [superclass, loader, 0, 0, 0, 0] { bytes += script.idBytes(id) }
        bytes.bigEndian(
            instanceSize ?? UInt32(fields.reduce(0) { $0 + $1.1.size(idSize: script.idSize) }))
        bytes.bigEndian(UInt16(constants.count))
        for (index, value) in constants {
            bytes.bigEndian(index)
            bytes.append(value.type.rawValue)
            append(value)
        }
        bytes.bigEndian(UInt16(statics.count))
        for (name, value) in statics {
            bytes += script.idBytes(script.name(name))
            bytes.append(value.type.rawValue)
            append(value)
        }
        bytes.bigEndian(UInt16(fields.count))
        for (name, type) in fields {
            bytes += script.idBytes(script.name(name))
            bytes.append(type.rawValue)
        }
    }

    /// Gives the class dump that was written last these fields: ids of names and types as they stand in the file.
    mutating func replaceFields(count: Int, _ table: [UInt8]) {
        bytes.removeLast(2)
        bytes.bigEndian(UInt16(count))
        bytes += table
    }

    /// - Parameters:
    ///   - values: of the class's own fields first, then the superclass's.
    ///   - padding: bytes of zero behind them.
    mutating func instance(_ object: UInt64, of type: UInt64, _ values: [Value] = [], padding: Int = 0) {
        bytes.append(HeapTag.instance)
        bytes += script.idBytes(object)
        bytes.bigEndian(UInt32(0))
        bytes += script.idBytes(type)
        var data = HeapRecords(script: script)
        for value in values { data.append(value) }
        bytes.bigEndian(UInt32(data.bytes.count + padding))
        bytes += data.bytes + [UInt8](repeating: 0, count: padding)
    }

    mutating func objectArray(_ object: UInt64, of type: UInt64, _ elements: [UInt64]) {
        bytes.append(HeapTag.objectArray)
        bytes += script.idBytes(object)
        bytes.bigEndian(UInt32(0))
        bytes.bigEndian(UInt32(elements.count))
        bytes += script.idBytes(type)
        for element in elements { bytes += script.idBytes(element) }
    }

    /// - Parameter elements: as they stand in the file.
    mutating func primitiveArray(_ object: UInt64, _ type: BasicType, _ elements: [UInt8]) {
        bytes.append(HeapTag.primitiveArray)
        bytes += script.idBytes(object)
        bytes.bigEndian(UInt32(0))
        bytes.bigEndian(UInt32(elements.count / type.size(idSize: script.idSize)))
        bytes.append(type.rawValue)
        bytes += elements
    }

    private mutating func append(_ value: Value) {
        switch value {
        case .object(let id): bytes += script.idBytes(id)
        case .int(let number): bytes.bigEndian(UInt32(bitPattern: number))
        case .long(let number): bytes.bigEndian(UInt64(bitPattern: number))
        case .byte(let number): bytes.append(number)
        }
    }
}

extension [UInt8] {
    mutating func bigEndian<Number: FixedWidthInteger>(_ number: Number) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}
