extension ObjectReader {
    /// Where the block of an object starts: before the collector's head and what 3.11 and later put before it.
    package func blockStart(of object: UInt64, type: Int) -> UInt64 {
        object &- UInt64(prefix(of: object, types.record(type)))
    }

    @inline(__always)
    private func prefix(of object: UInt64, _ record: TypeRecord) -> Int {
        if record.form == .type, !isHeapType(object) { return 0 }
        return Int(record.prefix)
    }

    /// The bytes that were requested for an object's own block. What it owns apart from that is reported by ``visit``.
    ///
    /// `_PyObject_VAR_SIZE` for most: basic size and items, rounded up to words.
    package func requestedSize(of object: UInt64, type: Int) -> UInt64 {
        let record = types.record(type)
        let size = UInt64(clamping: prefix(of: object, record) + ownSize(of: object, record))
        return min(size, Self.sizeLimit)
    }

    /// Whether all objects of a type are of one size.
    func hasFixedSize(type: Int) -> Bool {
        let record = types.record(type)
        return record.itemSize == 0 && record.form != .str
    }

    /// A size that is damaged must not overflow sums of sizes.
    private static let sizeLimit: UInt64 = 1 << 40

    private func ownSize(of object: UInt64, _ record: TypeRecord) -> Int {
        let basic = Int(record.basicSize)
        switch record.form {
        case .str: return textSize(of: object, record)
        case .int where !record.traits.contains(.isHeap):
            // 3.11 and later ask for a digit also where none is used.
            return layouts.intDigits + 4 * max(variableCount(of: object, record), minor >= 11 ? 1 : 0)
        case .bytes where !record.traits.contains(.isHeap):
            return layouts.bytesContents + 1 + variableCount(of: object, record)
        case .type: return typeSize(of: object, record)
        case .dateTime where !record.traits.contains(.isHeap):
            return basic - (space.load(object &+ UInt64(DateTime.isAware), as: UInt8.self) == 0 ? 8 : 0)
        case .frame, .generator: return frameHolderSize(of: object, record)
        case .structure where record.sequenceFields > 0:
            return basic + 8 * Int(record.sequenceFields)
        default: break
        }
        var size = basic
        if record.itemSize != 0 {
            let count = variableCount(of: object, record) + (record.traits.contains(.hasSentinelItem) ? 1 : 0)
            size = (basic + count * Int(record.itemSize) + 7) & ~7
        }
        if record.traits.contains(.hasInlineValues) { size += inlineValuesSize(of: object, record) }
        return size
    }

    /// `ob_size` without the sign that ints give it; from 3.12 on an int's is in the upper bits of `lv_tag`.
    @inline(__always)
    func variableCount(of object: UInt64, _ record: TypeRecord) -> Int {
        guard let word = space.load(object &+ 16, as: Int.self) else { return 0 }
        let count =
            record.form == .int && minor >= 12
            ? Int(UInt(bitPattern: word) >> 3) : Int(word.magnitude & UInt(Int.max))
        return min(count, 1 << 36)
    }

    /// Characters of a compact str follow its header; any other has them in a block of their own.
    private func textSize(of object: UInt64, _ record: TypeRecord) -> Int {
        guard let state = strings.state(of: object, in: space), state.isCompact,
            let length = space.load(object &+ UInt64(strings.length), as: Int.self), length >= 0,
            length < 1 << 36
        else { return Int(record.basicSize) }
        return (state.isASCII ? strings.asciiHeader : strings.compactHeader) + (length + 1)
            * max(1, state.kind)
    }

    /// A heap type's members are its items, and `type_new` gets one more from `PyType_GenericAlloc`.
    private func typeSize(of object: UInt64, _ metatype: TypeRecord) -> Int {
        guard isHeapType(object) else { return types.layout.size }
        return Int(metatype.basicSize) + (variableCount(of: object, metatype) + 1) * Int(metatype.itemSize)
    }

    /// 3.13 puts the values of attributes behind an instance (`_PyInlineValuesSize`).
    private func inlineValuesSize(of object: UInt64, _ record: TypeRecord) -> Int {
        let address = object &+ UInt64(record.basicSize) &+ InlineValues.capacity
        let capacity = Int(space.load(address, as: UInt8.self) ?? 0)
        return (capacity + 7) & ~7 + (capacity + 1) * 8
    }
}
