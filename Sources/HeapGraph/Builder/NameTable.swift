/// Names gathered while a heap is built; equal names share a row.
struct NameTable {
    private var rows: [String: UInt32] = ["": 0]
    private(set) var offsets: [UInt64] = [0, 0]
    private(set) var bytes: [UInt8] = []

    mutating func intern(_ name: String) -> NameID {
        if let row = rows[name] { return NameID(row) }
        let row = UInt32(offsets.count - 1)
        rows[name] = row
        bytes.append(contentsOf: name.utf8)
        offsets.append(UInt64(bytes.count))
        return NameID(row)
    }
}
