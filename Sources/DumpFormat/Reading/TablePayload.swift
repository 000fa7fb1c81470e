/// The payload of a table chunk: first row u32, n u32, then the columns; see ``TableBuffer``.
struct TablePayload {
    let first: UInt32
    let count: Int
    private var cursor: PayloadCursor
    private let columns: PayloadCursor

    init(_ bytes: UnsafeMutableRawBufferPointer, header: ChunkHeader) throws(LostPayload) {
        var cursor = PayloadCursor(bytes)
        first = try cursor.next()
        let count: UInt32 = try cursor.next()
        guard count == header.rows, !first.addingReportingOverflow(count).overflow else {
            throw LostPayload(reason: "its payload contradicts its header")
        }
        self.count = Int(count)
        self.cursor = cursor
        columns = cursor
    }

    /// Before the first column again.
    var rewound: TablePayload {
        var copy = self
        copy.cursor = columns
        return copy
    }

    /// Passes over a column.
    mutating func skip(width: Int) throws(LostPayload) { _ = try cursor.bytes(count * width) }

    mutating func column<Value: FixedWidthInteger & BitwiseCopyable>(
        _ type: Value.Type
    ) throws(LostPayload) -> UnsafeMutableBufferPointer<Value> {
        try cursor.column(type, count: count)
    }

    /// What follows the columns: for row i as many bytes as `lengths` says.
    mutating func tail<Length: Sequence<Int>>(
        lengths: Length
    ) throws(LostPayload) -> UnsafeMutableRawBufferPointer {
        let total = lengths.reduce(0, +)
        guard total == cursor.remaining else {
            throw LostPayload(reason: "its rows do not have the lengths it says")
        }
        return try cursor.bytes(total)
    }

    func expectEnd() throws(LostPayload) { try cursor.expectEnd() }
}
