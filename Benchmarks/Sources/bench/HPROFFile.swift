import Glibc

/// Writes records of a Java heap dump (HPROF 1.0.2, ids of 8 bytes) in segments of about 1 MiB, as the JDK does.
struct HPROFFile {
    private let descriptor: CInt
    /// Header of the segment at hand, and its records.
    private var segment: [UInt8] = []
    private var names: [String: UInt64] = [:]
    private var hasFailed = false

    private static let segmentLength = 1 << 20

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    enum Value {
        case object(UInt64)
        case long(UInt64)
        case int(UInt32)
        case byte(UInt8)

        /// In a heap with compressed references.
        var heapBytes: Int {
            switch self {
            case .long: 8
            case .object, .int: 4
            case .byte: 1
            }
        }

        var fileBytes: Int {
            switch self {
            case .object, .long: 8
            case .int: 4
            case .byte: 1
            }
        }
    }

    init(_ path: String) throws {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { throw Failure(description: "cannot write \(path)") }
        segment.reserveCapacity(2 * Self.segmentLength)
        var header = Array("JAVA PROFILE 1.0.2\0".utf8)
        header.append(bigEndian: UInt32(8))
        header.append(bigEndian: UInt64(1_700_000_000_000))
        write(header)
    }

    /// Its name and its `HPROF_LOAD_CLASS`.
    mutating func load(_ type: JavaHeap.Class) {
        let name = name(type.name)
        for field in type.fields { _ = self.name(field.0) }
        var body: [UInt8] = []
        body.append(bigEndian: UInt32(type.rawValue + 1))
        body.append(bigEndian: type.id)
        body.append(bigEndian: UInt32(0))
        body.append(bigEndian: name)
        record(0x02, body)
    }

    /// `HPROF_GC_CLASS_DUMP`, and a root for it.
    mutating func dump(_ type: JavaHeap.Class) {
        begin()
        segment.append(0x05)
        segment.append(bigEndian: type.id)
        segment.append(0x20)
        segment.append(bigEndian: type.id)
        segment.append(bigEndian: UInt32(0))
        segment.append(bigEndian: type == .object ? 0 : JavaHeap.Class.object.id)
        for _ in 0..<5 { segment.append(bigEndian: UInt64(0)) }
        segment.append(bigEndian: UInt32(0))
        segment.append(bigEndian: UInt16(0))
        segment.append(bigEndian: UInt16(0))
        segment.append(bigEndian: UInt16(type.fields.count))
        for (field, code) in type.fields {
            segment.append(bigEndian: names[field]!)
            segment.append(code == "L" ? 2 : code == "I" ? 10 : code == "J" ? 11 : 8)
        }
    }

    mutating func instance(_ object: UInt64, of type: JavaHeap.Class, _ values: [Value]) {
        begin()
        segment.append(0x21)
        segment.append(bigEndian: object)
        segment.append(bigEndian: UInt32(0))
        segment.append(bigEndian: type.id)
        segment.append(bigEndian: UInt32(values.reduce(0) { $0 + $1.fileBytes }))
        for value in values {
            switch value {
            case .object(let number), .long(let number): segment.append(bigEndian: number)
            case .int(let number): segment.append(bigEndian: number)
            case .byte(let number): segment.append(number)
            }
        }
    }

    mutating func array(_ object: UInt64, of type: JavaHeap.Class, _ elements: [UInt64]) {
        begin()
        segment.append(0x22)
        segment.append(bigEndian: object)
        segment.append(bigEndian: UInt32(0))
        segment.append(bigEndian: UInt32(elements.count))
        segment.append(bigEndian: type.id)
        for element in elements { segment.append(bigEndian: element) }
    }

    mutating func bytes(_ object: UInt64, count: Int, _ byte: (Int) -> UInt8) {
        begin()
        segment.append(0x23)
        segment.append(bigEndian: object)
        segment.append(bigEndian: UInt32(0))
        segment.append(bigEndian: UInt32(count))
        segment.append(8)
        for index in 0..<count { segment.append(byte(index)) }
    }

    /// A JNI global.
    mutating func root(_ object: UInt64) {
        begin()
        segment.append(0x01)
        segment.append(bigEndian: object)
        segment.append(bigEndian: UInt64(1))
    }

    mutating func finish() throws {
        flush()
        record(0x2C, [])
        guard close(descriptor) == 0, !hasFailed else {
            throw Failure(description: "the dump could not be written")
        }
    }

    /// Begins a segment where none is open, and ends one that is full.
    private mutating func begin() {
        if segment.count > Self.segmentLength { flush() }
        guard segment.isEmpty else { return }
        segment.append(0x1C)
        segment.append(bigEndian: UInt64(0))
    }

    private mutating func flush() {
        guard !segment.isEmpty else { return }
        let length = UInt32(segment.count - 9)
        for byte in 0..<4 { segment[5 + byte] = UInt8(truncatingIfNeeded: length >> UInt32(24 - 8 * byte)) }
        write(segment)
        segment.removeAll(keepingCapacity: true)
    }

    private mutating func name(_ text: String) -> UInt64 {
        if let id = names[text] { return id }
        let id = UInt64(names.count + 1)
        names[text] = id
        var body: [UInt8] = []
        body.append(bigEndian: id)
        record(0x01, body + Array(text.utf8))
        return id
    }

    private mutating func record(_ tag: UInt8, _ body: [UInt8]) {
        var bytes = [tag]
        bytes.append(bigEndian: UInt32(0))
        bytes.append(bigEndian: UInt32(body.count))
        write(bytes + body)
    }

    private mutating func write(_ bytes: [UInt8]) {
        var done = 0
        while done < bytes.count, !hasFailed {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress! + done, $0.count - done)
            }
            hasFailed = count <= 0
            done += count
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append<Number: FixedWidthInteger>(bigEndian number: Number) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}
