import Glibc

/// Making, comparing, slicing and joining bytes, and what of it bytearray shares.
extension Runtime {
    private static let bytesSignature = Signature("bytes", ["source", "encoding", "errors"])
    private static let bytearraySignature = Signature("bytearray", ["source", "encoding", "errors"])

    /// `bytes(source, encoding, errors)`, for bytes and classes derived from it.
    func newBytes(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let value: ObjectRef
        if arguments.count == 1, arguments.keywordNames == nil, arguments[0].type == types.bytes {
            value = retained(arguments[0])
        } else {
            let values = try bind(arguments, Self.bytesSignature)
            value = try bytesArgument(values, "bytes", item: "bytes")
        }
        guard type != types.bytes else { return value }
        defer { release(value) }
        let contents = bytesContents(value)
        let object = newDerived(type, size: BytesLayout.emptySize + contents.count)
        object[word: BytesLayout.count] = contents.count
        object[word: BytesLayout.hash] = -1
        (object.raw + BytesLayout.data).copyMemory(from: contents.baseAddress!, byteCount: contents.count + 1)
        return object
    }

    /// A new reference to a bytes object, from the arguments of `bytes` or `bytearray`.
    private func bytesArgument(
        _ values: [ObjectRef?], _ name: StaticString, item: StaticString
    ) throws(Raised) -> ObjectRef {
        guard let source = values[0] else {
            if values[1] != nil { throw typeError("encoding without a string argument") }
            if values[2] != nil { throw typeError("errors without a string argument") }
            return retained(statics.emptyBytes)
        }
        if source.kind == .str {
            guard values[1] != nil || values[2] != nil else {
                throw typeError("string argument without an encoding")
            }
            guard values[1] != nil else { throw typeError("string argument without an encoding") }
            return try encode(source, encoding: values[1], errors: values[2], function: name)
        }
        if values[1] != nil { throw typeError("encoding without a string argument") }
        if values[2] != nil { throw typeError("errors without a string argument") }
        if name.utf8CodeUnitCount == 5, let method = try specialMethod(.__bytes__, of: source) {
            release(method)
            return try makeBytes(from: source)
        }
        if isIndex(source), bytesIfAny(source) == nil {
            let count = try index(source)
            guard count >= 0 else { throw valueError("negative count") }
            return makeBytes(repeating: 0, count: count)
        }
        if let contents = bytesIfAny(source) { return makeBytes(contents) }
        return try collectBytes(source, into: name, item: item).withUnsafeBytesTyped { makeBytes($0) }
    }

    func initializeBytearray(_ object: ObjectRef, _ arguments: Arguments) throws(Raised) {
        let values = try bind(arguments, Self.bytearraySignature)
        freeBytearray(object)
        if let source = values[0], values[1] == nil, values[2] == nil, source.kind != .str,
            bytesIfAny(source) == nil, !isIndex(source)
        {
            return try fillBytearray(object, from: source)
        }
        let value = try bytesArgument(values, "bytearray", item: "byte")
        defer { release(value) }
        let contents = bytesContents(value)
        guard contents.count > 0 else { return }
        resizeBytearray(object, to: contents.count)
        memcpy(bytearrayData(object), contents.baseAddress.unsafelyUnwrapped, contents.count)
    }

    /// Grows with every item.
    private func fillBytearray(_ object: ObjectRef, from iterable: ObjectRef) throws(Raised) {
        let slots = iterable.type.slots
        guard slots.pointee.iterate != nil || slots.pointee.item != nil else {
            throw typeError("cannot convert '\(typeName(of: iterable))' object to bytearray")
        }
        try forEach(in: iterable) { (item) throws(Raised) in
            let byte = try byte(item, "byte")
            let count = bytearrayCount(object)
            resizeBytearray(object, to: count + 1)
            bytearrayData(object)[count] = byte
        }
    }

    /// An empty bytearray, or one of a derived class.
    func newBytearray(_ type: ObjectRef) -> ObjectRef {
        if type == types[.bytearray] { return makeBytearray(count: 0) }
        return newDerived(type, size: BytearrayLayout.size)
    }

    func compareBytes(
        _ left: ObjectRef, _ right: ObjectRef, _ comparison: ComparisonOperator
    ) throws(Raised) -> ObjectRef {
        guard let one = bytesIfAny(left), let other = bytesIfAny(right) else {
            return retained(notImplemented)
        }
        let order = TextView(bytes: one).order(TextView(bytes: other))
        return retained(bool(comparison.holds(for: order)))
    }

    func concatenateBytes(_ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> ObjectRef {
        guard let one = bytesIfAny(left), let other = bytesIfAny(right) else {
            throw typeError("can't concat \(typeName(of: right)) to \(typeName(of: left))")
        }
        if left.type == types.bytes, other.count == 0 { return retained(left) }
        if left.kind == .bytes, one.count == 0, right.type == types.bytes { return retained(right) }
        let total = one.count + other.count
        let result = left.kind == .bytes ? makeBytes(repeating: 0, count: total) : makeBytearray(count: total)
        guard total > 0 else { return result }
        let data = UnsafeMutableRawPointer(mutating: anyText(result).start)
        if one.count > 0 { memcpy(data, one.baseAddress.unsafelyUnwrapped, one.count) }
        if other.count > 0 { memcpy(data + one.count, other.baseAddress.unsafelyUnwrapped, other.count) }
        return result
    }

    func repeatBytes(_ object: ObjectRef, _ times: Int) throws(Raised) -> ObjectRef {
        if times == 1, object.type == types.bytes { return retained(object) }
        let contents = bytesIfAny(object).unsafelyUnwrapped
        let total = try repeatedLength(contents.count, max(0, times))
        let result =
            object.kind == .bytes ? makeBytes(repeating: 0, count: total) : makeBytearray(count: total)
        guard total > 0 else { return result }
        let data = UnsafeMutableRawPointer(mutating: anyText(result).start)
        for index in 0..<max(0, times) {
            memcpy(data + index * contents.count, contents.baseAddress.unsafelyUnwrapped, contents.count)
        }
        return result
    }

    /// `bytes[key]`: an int or a slice.
    func bytesItem(_ object: ObjectRef, _ key: ObjectRef) throws(Raised) -> ObjectRef {
        let isBytes = object.kind == .bytes
        if let position = try position(key) {
            let contents = bytesIfAny(object).unsafelyUnwrapped
            let index = position < 0 ? position + contents.count : position
            guard UInt(bitPattern: index) < UInt(bitPattern: contents.count) else {
                throw indexError(isBytes ? "index out of range" : "bytearray index out of range")
            }
            return makeInt(Int(contents[index]))
        }
        guard key.kind == .slice else {
            throw typeError(
                "\(isBytes ? "byte" : "bytearray") indices must be integers or slices, not \(typeName(of: key))"
            )
        }
        let extent = try resolve(slice: key, count: bytesIfAny(object).unsafelyUnwrapped.count)
        if extent.step == 1 { return makePart(of: object, extent.start, extent.start + extent.count) }
        let contents = bytesIfAny(object).unsafelyUnwrapped
        var bytes: [UInt8] = []
        bytes.reserveCapacity(extent.count)
        for index in 0..<extent.count { bytes.append(contents[extent.start + index * extent.step]) }
        return bytes.withUnsafeBytesTyped { isBytes ? makeBytes($0) : makeBytearray($0) }
    }

    @inline(__always)
    func nextOfBytes(_ iterator: ObjectRef) -> ObjectRef? {
        guard let object = iterator[reference: IndexIteratorLayout.sequence] else { return nil }
        let index = iterator[word: IndexIteratorLayout.index]
        let contents = bytesIfAny(object).unsafelyUnwrapped
        if index < contents.count {
            iterator[word: IndexIteratorLayout.index] = index + 1
            return makeInt(Int(contents[index]))
        }
        exhaust(iterator)
        return nil
    }
}
