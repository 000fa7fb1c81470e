/// What bytes and bytearray share.
extension Runtime {
    /// The contents of a bytes or bytearray; nil for anything else. Valid until the object changes.
    @inline(__always)
    func bytesIfAny(_ object: ObjectRef) -> UnsafeRawBufferPointer? {
        switch object.kind {
        case .bytes: bytesContents(object)
        case .bytearray: bytearrayContents(object)
        default: nil
        }
    }

    /// The contents of an argument that must be bytes-like.
    func bytesLike(_ object: ObjectRef) throws(Raised) -> UnsafeRawBufferPointer {
        if let contents = bytesIfAny(object) { return contents }
        throw typeError("a bytes-like object is required, not '\(typeName(of: object))'")
    }

    func bytearrayContents(_ object: ObjectRef) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: object[pointer: BytearrayLayout.start], count: object[word: BytearrayLayout.count])
    }

    /// A new reference to a bytes object made of what `bytes(object)` takes: bytes-like, an iterable of ints, or something
    /// with `__bytes__`; no counts.
    func makeBytes(from object: ObjectRef) throws(Raised) -> ObjectRef {
        if object.type == types.bytes { return retained(object) }
        if let method = try specialMethod(.__bytes__, of: object) {
            defer { release(method) }
            let result = try call(method)
            guard result.kind == .bytes else {
                defer { release(result) }
                throw typeError("__bytes__ returned non-bytes (type \(typeName(of: result)))")
            }
            return result
        }
        if let contents = bytesIfAny(object) { return makeBytes(contents) }
        return try collectBytes(object).withUnsafeBytesTyped { makeBytes($0) }
    }

    /// The ints that iterating over the object gives, each of which must be a byte.
    func collectBytes(
        _ object: ObjectRef, into name: StaticString = "bytes", item: StaticString = "bytes"
    ) throws(Raised) -> [UInt8] {
        guard object.kind != .str else {
            throw typeError("cannot convert '\(typeName(of: object))' object to \(name)")
        }
        let slots = object.type.slots
        guard slots.pointee.iterate != nil || slots.pointee.item != nil else {
            throw typeError("cannot convert '\(typeName(of: object))' object to \(name)")
        }
        var bytes: [UInt8] = []
        try forEach(in: object) { (each) throws(Raised) in bytes.append(try byte(each, item)) }
        return bytes
    }

    /// The object as a byte.
    func byte(_ object: ObjectRef, _ name: StaticString) throws(Raised) -> UInt8 {
        let value: Int
        if object.type == types.int, let compact = compactInt(object) {
            value = compact
        } else {
            let int = try indexObject(object)
            defer { release(int) }
            value = intValue(int) ?? -1
        }
        guard let byte = UInt8(exactly: value) else {
            throw valueError("\(name) must be in range(0, 256)")
        }
        return byte
    }
}

extension Array where Element == UInt8 {
    func withUnsafeBytesTyped<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
        defer { copy.deallocate() }
        copy.copyBytes(from: self)
        return try body(UnsafeRawBufferPointer(copy))
    }
}

/// As `PyByteArrayObject`.
enum BytearrayLayout {
    static let count = 16
    /// Bytes of the buffer, its final zero among them; 0 where there is no buffer.
    static let allocated = 24
    static let buffer = 32
    /// Where the contents begin in the buffer: deletions at the front only move it.
    static let start = 40
    static let exports = 48
    static let size = 56
}
