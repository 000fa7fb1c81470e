/// Values that one thread has found, cut to previews; ``HeapGraphBuilder/add(values:)`` takes them.
package struct ValuePart: ~Copyable, Sendable {
    private(set) var records = GrowingBuffer<ValueRecord>()
    private(set) var bytes = GrowingBuffer<UInt8>()
    private(set) var isAscending = true

    package init() {}

    /// The value of an immutable object, or the beginning of it.
    package mutating func append(
        object: ObjectID, hash: UInt64, length: UInt32, bytes value: UnsafeBufferPointer<UInt8>
    ) {
        if records.count > 0, records.last.object >= object.rawValue { isAscending = false }
        let preview = min(value.count, ValueCollector.previewLimit)
        records.append(
            ValueRecord(
                hash: hash, offset: UInt64(bytes.count), object: object.rawValue, length: length,
                previewLength: UInt32(preview)))
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: value[..<preview]))
    }
}
