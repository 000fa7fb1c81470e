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

    mutating func append(_ part: borrowing ValuePart) {
        let records = part.records.elements
        if let last = self.records.last, let first = records.first, last.object >= first.object {
            isAscending = false
        }
        isAscending = isAscending && part.isAscending
        let shift = UInt64(bytes.count)
        self.records.reserveCapacity(self.records.count + records.count)
        for var record in records {
            record.offset += shift
            self.records.append(record)
        }
        bytes.append(contentsOf: part.bytes.elements)
    }

    /// Forgets what the values are: keeps which are equal, or nothing.
    ///
    /// Hashes of known texts can be guessed, so a value becomes the number of the first one equal to it.
    mutating func reduce(to detail: HeapGraphBuilder.ValueDetail) {
        guard detail != .full else { return }
        bytes = []
        guard detail == .equality else { return records = [] }
        var numbers: [UInt64: UInt64] = [:]
        for row in records.indices {
            let number = numbers[records[row].hash] ?? UInt64(numbers.count + 1)
            numbers[records[row].hash] = number
            records[row].hash = number
            records[row].offset = 0
            records[row].previewLength = 0
        }
    }

    /// Ascending by object.
    mutating func sort() {
        guard !isAscending else { return }
        records.sort { $0.object < $1.object }
        isAscending = true
    }
}
