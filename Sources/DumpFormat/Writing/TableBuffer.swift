/// Rows of a table that is written in chunks: names, types, roots, pools, …
///
/// Payload of every table chunk: number of the first row u32, n u32, the columns one after the other, widest first,
/// then bytes whose lengths stand in a column.
struct TableBuffer {
    /// A chunk is due when it has this many bytes.
    private static let target = 1 << 20

    let tag: ChunkTag
    private var first: UInt32
    private var rows: UInt32 = 0
    private var columns: [[UInt8]] = []
    private var tail: [UInt8] = []
    private var byteCount = 0

    init(_ tag: ChunkTag, first: UInt32 = 0) {
        self.tag = tag
        self.first = first
    }

    /// The number of the row that is appended next.
    var nextRow: UInt32 { first + rows }
    var isEmpty: Bool { rows == 0 }
    var isDue: Bool { byteCount >= Self.target }

    /// Appends a row, given as one value a column, always of the same types.
    mutating func append<each Value: FixedWidthInteger>(_ values: repeat each Value) {
        var column = 0
        repeat append(each values, to: &column)
        rows += 1
    }

    /// Bytes that belong to the row appended last.
    mutating func appendTail(_ bytes: UnsafeRawBufferPointer) {
        tail.append(contentsOf: bytes)
        byteCount += bytes.count
    }

    /// Moves the rows into a payload; numbering goes on.
    mutating func encode(into payload: PayloadBuffer) {
        payload.start(tag, rows: Int(rows))
        payload.append(first)
        payload.append(rows)
        for column in columns.indices {
            columns[column].withUnsafeBytes { payload.append($0) }
            columns[column].removeAll(keepingCapacity: true)
        }
        tail.withUnsafeBytes { payload.append($0) }
        tail.removeAll(keepingCapacity: true)
        first += rows
        rows = 0
        byteCount = 0
    }

    private mutating func append<Value: FixedWidthInteger>(_ value: Value, to column: inout Int) {
        if column == columns.count { columns.append([]) }
        columns[column].appendLittleEndian(value)
        byteCount += MemoryLayout<Value>.size
        column += 1
    }
}
