/// The methods of bytearray that change it.
enum BytearrayMethods {
    static var all: [NativeFunction] { adding + removing }

    private static var adding: [NativeFunction] {
        [
            NativeFunction("append", "($self, item, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "bytearray.append")
                let byte = try r.byte(a[1], "byte")
                let count = r.bytearrayCount(a[0])
                r.resizeBytearray(a[0], to: count + 1)
                r.bytearrayData(a[0])[count] = byte
                return r.retained(r.none)
            },
            NativeFunction("extend", "($self, iterable_of_ints, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "bytearray.extend")
                try r.extendBytearray(a[0], with: a[1])
                return r.retained(r.none)
            },
            NativeFunction("insert", "($self, index, item, /)") { (r, a) throws(Raised) in
                try r.expect(a, 2...2, "insert")
                let count = r.bytearrayCount(a[0])
                var position = try r.index(a[1])
                var byte = try r.byte(a[2], "byte")
                if position < 0 { position = max(0, position + count) }
                position = min(position, count)
                withUnsafeBytes(of: &byte) { r.replaceBytes(a[0], position, position, with: $0) }
                return r.retained(r.none)
            },
            NativeFunction("copy", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "bytearray.copy")
                return r.makeBytearray(r.bytearrayContents(a[0]))
            },
            NativeFunction("reverse", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "bytearray.reverse")
                let count = r.bytearrayCount(a[0])
                if count > 1 { reverseElements(r.bytearrayData(a[0]), count) }
                return r.retained(r.none)
            },
            NativeFunction("__alloc__") { (r, a) throws(Raised) in
                r.makeInt(a[0][word: BytearrayLayout.allocated])
            },
            NativeFunction("__sizeof__", "($self, /)") { (r, a) throws(Raised) in
                r.makeInt(BytearrayLayout.size + a[0][word: BytearrayLayout.allocated])
            },
        ]
    }

    private static var removing: [NativeFunction] {
        [
            NativeFunction("clear", "($self, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...0, "bytearray.clear")
                r.resizeBytearray(a[0], to: 0)
                return r.retained(r.none)
            },
            NativeFunction("pop", "($self, index=-1, /)") { (r, a) throws(Raised) in
                try r.expect(a, 0...1, "pop")
                let count = r.bytearrayCount(a[0])
                guard count > 0 else { throw r.indexError("pop from empty bytearray") }
                var position = try a.optional(1).map { (index) throws(Raised) in try r.index(index) } ?? -1
                if position < 0 { position += count }
                guard (0..<count).contains(position) else { throw r.indexError("pop index out of range") }
                let value = r.bytearrayData(a[0])[position]
                r.removeByte(a[0], at: position)
                return r.makeInt(Int(value))
            },
            NativeFunction("remove", "($self, value, /)") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "bytearray.remove")
                let byte = try r.byte(a[1], "byte")
                let contents = r.bytearrayContents(a[0])
                guard let position = contents.firstIndex(of: byte) else {
                    throw r.valueError("value not found in bytearray")
                }
                r.removeByte(a[0], at: position)
                return r.retained(r.none)
            },
        ]
    }
}

extension Runtime {
    /// The bytes behind it move up, and the buffer shrinks at its end.
    fileprivate func removeByte(_ object: ObjectRef, at position: Int) {
        let count = bytearrayCount(object)
        let data = bytearrayData(object)
        for index in position..<count - 1 { data[index] = data[index + 1] }
        resizeBytearray(object, to: count - 1)
    }

    /// `bytearray += other`.
    func extendInPlace(_ object: ObjectRef, with other: ObjectRef) throws(Raised) {
        guard bytesIfAny(other) != nil else {
            throw typeError("can't concat \(typeName(of: other)) to \(typeName(of: object))")
        }
        appendContents(of: other, to: object)
    }

    private func appendContents(of other: ObjectRef, to object: ObjectRef) {
        let added = bytesIfAny(other).unsafelyUnwrapped.count
        guard added > 0 else { return }
        let count = bytearrayCount(object)
        resizeBytearray(object, to: count + added)
        let source = bytesIfAny(other).unsafelyUnwrapped
        UnsafeMutableRawPointer(bytearrayData(object) + count).copyMemory(
            from: source.baseAddress.unsafelyUnwrapped, byteCount: added)
    }

    func extendBytearray(_ object: ObjectRef, with other: ObjectRef) throws(Raised) {
        if bytesIfAny(other) != nil { return appendContents(of: other, to: object) }
        let slots = other.type.slots
        guard slots.pointee.iterate != nil || slots.pointee.item != nil else {
            throw typeError("can't extend bytearray with \(typeName(of: other))")
        }
        var bytes: [UInt8] = []
        try forEach(in: other) { (item) throws(Raised) in bytes.append(try byte(item, "byte")) }
        guard !bytes.isEmpty else { return }
        let count = bytearrayCount(object)
        bytes.withUnsafeBytes { replaceBytes(object, count, count, with: $0) }
    }

    /// `bytearray[key] = value`, and with nil `del bytearray[key]`.
    func setBytearrayItem(_ object: ObjectRef, _ key: ObjectRef, _ value: ObjectRef?) throws(Raised) {
        if let position = try position(key) {
            let index = position < 0 ? position + bytearrayCount(object) : position
            guard UInt(bitPattern: index) < UInt(bitPattern: bytearrayCount(object)) else {
                throw indexError("bytearray index out of range")
            }
            if let value {
                bytearrayData(object)[index] = try byte(value, "byte")
            } else {
                removeByte(object, at: index)
            }
            return
        }
        guard key.kind == .slice else {
            throw typeError("bytearray indices must be integers or slices, not \(typeName(of: key))")
        }
        let replacement = try sliceReplacement(value)
        defer { release(replacement) }
        let extent = try resolve(slice: key, count: bytearrayCount(object))
        let contents = bytesContents(replacement)
        if extent.step == 1 {
            replaceBytes(object, extent.start, extent.start + extent.count, with: contents)
        } else if value == nil {
            deleteBytes(object, extent)
        } else {
            guard contents.count == extent.count else {
                throw valueError(
                    "attempt to assign bytes of size \(contents.count) to extended slice of size \(extent.count)"
                )
            }
            for index in 0..<extent.count {
                bytearrayData(object)[extent.start + index * extent.step] = contents[index]
            }
        }
    }

    /// A new reference to a bytes object of what is to stand in a slice's place.
    private func sliceReplacement(_ value: ObjectRef?) throws(Raised) -> ObjectRef {
        guard let value else { return retained(statics.emptyBytes) }
        if isIndex(value), bytesIfAny(value) == nil || value.kind == .str {
            throw typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
        }
        if let contents = bytesIfAny(value) { return makeBytes(contents) }
        return try collectBytes(value, into: "bytearray", item: "byte").withUnsafeBytesTyped { makeBytes($0) }
    }

    private func deleteBytes(_ object: ObjectRef, _ extent: SliceExtent) {
        guard extent.count > 0 else { return }
        let count = bytearrayCount(object)
        let data = bytearrayData(object)
        let step = abs(extent.step)
        let first = extent.step > 0 ? extent.start : extent.start + (extent.count - 1) * extent.step
        var target = first
        for index in first..<count {
            let offset = index - first
            if offset % step == 0, offset / step < extent.count { continue }
            data[target] = data[index]
            target += 1
        }
        resizeBytearray(object, to: target)
    }
}
