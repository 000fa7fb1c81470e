/// The payload of a table chunk: first row u32, n u32, then the columns; see ``TableBuffer``.
struct TablePayload {
    let first: UInt32
    let count: Int
    private var cursor: PayloadCursor

    init(_ bytes: UnsafeMutableRawBufferPointer, header: ChunkHeader) throws(MalformedPayload) {
        cursor = PayloadCursor(bytes)
        first = try cursor.next()
        let count: UInt32 = try cursor.next()
        guard count == header.rows, !first.addingReportingOverflow(count).overflow else {
            throw MalformedPayload(reason: "its payload contradicts its header")
        }
        self.count = Int(count)
    }

    mutating func column<Value: FixedWidthInteger & BitwiseCopyable>(
        _ type: Value.Type
    ) throws(MalformedPayload) -> UnsafeMutableBufferPointer<Value> {
        try cursor.column(type, count: count)
    }

    /// What follows the columns: for row i as many bytes as `lengths` says.
    mutating func tail<Length: Sequence<Int>>(
        lengths: Length
    ) throws(MalformedPayload) -> UnsafeMutableRawBufferPointer {
        let total = lengths.reduce(0, +)
        guard total == cursor.remaining else {
            throw MalformedPayload(reason: "its rows do not have the lengths it says")
        }
        return try cursor.bytes(total)
    }

    func expectEnd() throws(MalformedPayload) { try cursor.expectEnd() }
}
