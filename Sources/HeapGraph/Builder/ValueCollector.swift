/// Values of immutables as they come, cut to previews.
struct ValueCollector {
    /// How many bytes of a value the image keeps; the whole value stays in the dump.
    static let previewLimit = 64

    private(set) var records: [ValueRecord] = []
    private(set) var bytes: [UInt8] = []
    private var isAscending = true

    mutating func append(object: ObjectID, hash: UInt64, length: UInt32, bytes: UnsafeBufferPointer<UInt8>) {
        if let last = records.last, last.object >= object.rawValue { isAscending = false }
        let preview = min(bytes.count, Self.previewLimit)
        records.append(
            ValueRecord(
                hash: hash, offset: UInt64(self.bytes.count), object: object.rawValue, length: length,
                previewLength: UInt32(preview)))
        self.bytes.append(contentsOf: bytes.prefix(preview))
    }

    /// Ascending by object.
    mutating func sort() {
        guard !isAscending else { return }
        records.sort { $0.object < $1.object }
        isAscending = true
    }
}
