extension HeapGraph {
    public var values: UnsafeBufferPointer<ValueRecord> { table.elements(.values, as: ValueRecord.self) }

    /// The object's value, where it is an immutable whose value the dump carries. Logarithmic in the number of values.
    public func value(of object: ObjectID) -> ValueRecord? {
        let values = values
        let row = values.partitioningIndex { $0.object >= object.rawValue }
        return row < values.count && values[row].object == object.rawValue ? values[row] : nil
    }

    /// The first bytes of a value; empty where the dump carries hashes only.
    public func preview(_ value: ValueRecord) -> UnsafeBufferPointer<UInt8> {
        let bytes = table.elements(.valueBytes, as: UInt8.self)
        let start = Int(value.offset)
        return UnsafeBufferPointer(rebasing: bytes[start..<start + Int(value.previewLength)])
    }

    /// The same for a whole value that was read from the dump.
    package func literal(_ value: [UInt8], of object: ObjectID) -> String {
        value.withUnsafeBufferPointer { Literal.text($0, kind: kind(of: object), isCut: false, quote: quote) }
    }

    /// The object as its language would write it: `'text'` or `"text"`, `b'..'`, `42`; `<type>` for anything without a value.
    public func literal(of object: ObjectID) -> String {
        let kind = kind(of: object)
        if kind == .none { return "None" }
        guard let value = value(of: object) else { return "<\(typeName(of: object))>" }
        guard value.previewLength > 0 || value.length == 0 else {
            return "<\(typeName(of: object)) #\(String(value.hash, radix: 16))>"
        }
        let isCut = value.previewLength < value.length
        return Literal.text(preview(value), kind: kind, isCut: isCut, quote: quote)
    }
}
