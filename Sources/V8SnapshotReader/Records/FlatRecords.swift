import HeapGraph

/// The records of a small array of integers, as they are: `locations`, `trace_function_infos`.
final class FlatRecords: RecordSink {
    let fields: Int
    private let capacity: Int
    private let integers: Scratch<UInt64>
    /// How many there are; set when the array is read.
    nonisolated(unsafe) private(set) var count = 0

    /// - Parameter bytes: of the file, from the array on.
    init(fields: Int, bytes: Int) {
        self.fields = fields
        capacity = bytes / 2 / fields + 1
        integers = Scratch(zeros: capacity * fields)
    }

    func store(_ records: UnsafePointer<UInt64>, count: Int, first: Int) {
        let own = max(0, min(count, capacity - first))
        (integers.base + first * fields).update(from: records, count: own * fields)
    }

    /// To be called when the array is read.
    func end(_ count: Int) { self.count = min(count, capacity) }

    func field(_ field: Int, of record: Int) -> UInt64 { integers.base[record * fields + field] }
}
