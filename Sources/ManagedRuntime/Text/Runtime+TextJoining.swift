/// `separator.join(iterable)`, of str, bytes and bytearray.
extension Runtime {
    func textJoin(_ separator: ObjectRef, _ iterable: ObjectRef) throws(Raised) -> ObjectRef {
        let items = try fastSequence(iterable, orRaise: "can only join an iterable")
        defer { release(items) }
        return try joinSequence(separator, items)
    }

    private func joinSequence(_ separator: ObjectRef, _ sequence: ObjectRef) throws(Raised) -> ObjectRef {
        separator.kind == .str ? try joinStrings(separator, sequence) : try joinBytes(separator, sequence)
    }

    private func joinStrings(_ separator: ObjectRef, _ sequence: ObjectRef) throws(Raised) -> ObjectRef {
        let count = sequenceCount(sequence)
        if count == 0 { return retained(statics.emptyString) }
        let items = sequenceItems(sequence)
        if count == 1, items[0].type == types.str { return retained(items[0]) }
        let between = view(separator)
        var length = count > 1 ? between.count * (count - 1) : 0
        var bits = count > 1 ? between.usedBits : 0
        for index in 0..<count {
            guard items[index].kind == .str else {
                throw typeError(
                    "sequence item \(index): expected str instance, \(typeName(of: items[index])) found")
            }
            let item = view(items[index])
            length += item.count
            if !item.isASCII { bits |= item.widthBits }
        }
        return join(items, count, between, length: length, bits: bits)
    }

    private func join(
        _ items: UnsafeMutablePointer<ObjectRef>, _ count: Int, _ between: TextView, length: Int, bits: UInt32
    ) -> ObjectRef {
        if length == 0 { return retained(statics.emptyString) }
        let result = newString(length: length, usedBits: bits)
        let width = stringState(result).width
        var target = UnsafeMutableRawPointer(textStart(result))
        for index in 0..<count {
            if index > 0, between.count > 0 {
                copyCharacters(between, to: target, width: width)
                target += between.count * width
            }
            let item = view(items[index])
            copyCharacters(item, to: target, width: width)
            target += item.count * width
        }
        return result
    }

    /// A new reference to the texts one after the other, as an f-string puts its parts together.
    func joined(_ parts: UnsafeMutablePointer<ObjectRef?>, count: Int) -> ObjectRef {
        parts.withMemoryRebound(to: ObjectRef.self, capacity: count) { items in
            if count == 1, items[0].type == types.str { return retained(items[0]) }
            var length = 0
            var bits: UInt32 = 0
            for index in 0..<count {
                let item = view(items[index])
                length += item.count
                bits |= item.widthBits
            }
            return join(items, count, view(statics.emptyString), length: length, bits: bits)
        }
    }

    /// A new reference to a str of these characters, which may be lone surrogates.
    func makeString(scalars: [UInt32]) -> ObjectRef {
        var buffer = TextBuffer(capacity: max(16, scalars.count))
        for scalar in scalars { buffer.append(scalar) }
        return makeString(buffer)
    }

    private func joinBytes(_ separator: ObjectRef, _ sequence: ObjectRef) throws(Raised) -> ObjectRef {
        let count = sequenceCount(sequence)
        if count == 0 { return makeText(like: separator, view(statics.emptyString)) }
        let items = sequenceItems(sequence)
        if count == 1, items[0].type == types.bytes, separator.kind == .bytes { return retained(items[0]) }
        let between = anyText(separator)
        var buffer = TextBuffer(capacity: 256)
        for index in 0..<count {
            guard let contents = bytesIfAny(items[index]) else {
                throw typeError(
                    "sequence item \(index): expected a bytes-like object, \(typeName(of: items[index])) found"
                )
            }
            if index > 0 { buffer.append(between) }
            buffer.append(TextView(bytes: contents))
        }
        return makeText(like: separator, buffer)
    }
}

extension TextView {
    /// A bound on `usedBits` that is as wide: texts are as narrow as they can be, so that nothing need be read.
    @inline(__always)
    var widthBits: UInt32 {
        isASCII ? 0 : width == 1 ? 0x80 : width == 2 ? 0x100 : 0x10000
    }
}
