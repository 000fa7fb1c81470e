extension NativeType {
    static var bytes: NativeType {
        NativeType(.bytes) { type in
            type.isBaseType = true
            type.slots = { slots in
                commonSlots(&slots)
                slots.new = { (r, type, a) throws(Raised) in try r.newBytes(type, a) }
                slots.hash = { (r, o) throws(Raised) in r.bytesHash(o) }
                slots.represent = { (r, o) throws(Raised) in r.representBytes(r.bytesContents(o)) }
                slots.iterate = { (r, o) throws(Raised) in r.makeIndexIterator(.bytesIterator, o, from: 0) }
            }
            type.methods =
                TextMethods.all + BytesMethods.all + [
                    NativeFunction("__bytes__", "($self, /)") { (r, a) throws(Raised) in
                        a[0].type == r.types.bytes ? r.retained(a[0]) : r.makeBytes(r.bytesContents(a[0]))
                    },
                    NativeFunction("__getnewargs__", "($self, /)") { (r, a) throws(Raised) in
                        r.makeTuple(owned: [r.makeBytes(r.bytesContents(a[0]))])
                    },
                ]
            type.classMethods = BytesMethods.classMethods
            type.staticMethods = BytesMethods.staticMethods
        }
    }

    static var bytearray: NativeType {
        NativeType(.bytearray) { type in
            type.isBaseType = true
            type.slots = bytearraySlots
            type.methods = TextMethods.all + BytesMethods.all + BytearrayMethods.all
            type.classMethods = BytesMethods.classMethods
            type.staticMethods = BytesMethods.staticMethods
        }
    }

    private static func commonSlots(_ slots: inout TypeSlots) {
        slots.compare = { (r, a, b, c) throws(Raised) in try r.compareBytes(a, b, c) }
        slots.length = { (r, o) throws(Raised) in r.bytesIfAny(o).unsafelyUnwrapped.count }
        slots.concatenate = { (r, a, b) throws(Raised) in try r.concatenateBytes(a, b) }
        slots.repeat = { (r, o, times) throws(Raised) in try r.repeatBytes(o, times) }
        slots.item = { (r, o, index) throws(Raised) in
            let contents = r.bytesIfAny(o).unsafelyUnwrapped
            guard UInt(bitPattern: index) < UInt(bitPattern: contents.count) else {
                throw r.indexError("index out of range")
            }
            return r.makeInt(Int(contents[index]))
        }
        slots.getItem = { (r, o, key) throws(Raised) in try r.bytesItem(o, key) }
        slots.contains = { (r, o, member) throws(Raised) in try r.textContains(o, member) }
        slots[.remainder] = { (r, a, b) throws(Raised) in
            guard r.bytesIfAny(a) != nil else { return r.retained(r.notImplemented) }
            return try r.percentFormat(a, b)
        }
    }

    private static func bytearraySlots(_ slots: inout TypeSlots) {
        commonSlots(&slots)
        slots.hash = nil
        slots.new = { (r, type, _) throws(Raised) in r.newBytearray(type) }
        slots.initialize = { (r, o, a) throws(Raised) in try r.initializeBytearray(o, a) }
        slots.represent = { (r, o) throws(Raised) in
            var buffer = TextBuffer(capacity: r.bytearrayCount(o) + 32)
            buffer.append(r.typeName(of: o))
            buffer.append(40)
            r.appendRepresentation(bytes: r.bytearrayContents(o), escapesSingleQuotes: true, to: &buffer)
            buffer.append(41)
            return r.makeString(buffer)
        }
        slots.iterate = { (r, o) throws(Raised) in r.makeIndexIterator(.bytearrayIterator, o, from: 0) }
        slots.setItem = { (r, o, key, value) throws(Raised) in try r.setBytearrayItem(o, key, value) }
        slots.concatenateInPlace = { (r, o, other) throws(Raised) in
            try r.extendInPlace(o, with: other)
            return r.retained(o)
        }
        slots.repeatInPlace = { (r, o, times) throws(Raised) in
            let repeated = try r.repeatBytes(o, times)
            defer { r.release(repeated) }
            r.replaceBytes(o, 0, r.bytearrayCount(o), with: r.bytearrayContents(repeated))
            return r.retained(o)
        }
        slots.clear = { (r, o) in r.freeBytearray(o) }
        slots.bufferSize = { (_, o) in o[word: BytearrayLayout.allocated] }
    }

    static var bytesIterator: NativeType { byteIterator(.bytesIterator) }
    static var bytearrayIterator: NativeType { byteIterator(.bytearrayIterator) }

    private static func byteIterator(_ kind: ObjectKind) -> NativeType {
        iterator(kind, hint: { (r, iterator) throws(Raised) in try r.indexIteratorHint(iterator) }) {
            (r, iterator) throws(Raised) in r.nextOfBytes(iterator)
        }
    }
}
