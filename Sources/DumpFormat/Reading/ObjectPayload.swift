import HeapGraph

/// An `OBJS` payload, taken apart in place. Borrows the loader's buffer.
///
///     offset 0    n, objects                 u32
///            4    m, references              u32
///            8    which optional columns     u32, ``ObjectColumnSet``
///           12    zero                       u32
///           16    address                    u64 × n, each less the one before
///                 shallow size               u64 × n
///                 target address             u64 × m, in the order of the objects
///                 type                       u32 × n
///                 references                 u32 × n, their sum is m
///                 slack, reference count,
///                 allocation site            u32 × n each, where announced
///                 label                      u32 × m, where announced
///                 flags                      u16 × n
struct ObjectPayload {
    let addresses: UnsafeMutableBufferPointer<UInt64>
    let sizes: UnsafeMutableBufferPointer<UInt64>
    let targets: UnsafeMutableBufferPointer<UInt64>
    let types: UnsafeMutableBufferPointer<UInt32>
    let references: UnsafeMutableBufferPointer<UInt32>
    let slacks: UnsafeMutableBufferPointer<UInt32>?
    let counts: UnsafeMutableBufferPointer<UInt32>?
    let sites: UnsafeMutableBufferPointer<UInt32>?
    let labels: UnsafeMutableBufferPointer<UInt32>?
    let flags: UnsafeMutableBufferPointer<UInt16>

    var count: Int { addresses.count }

    init(_ bytes: UnsafeMutableRawBufferPointer, header: ChunkHeader) throws(LostPayload) {
        var cursor = PayloadCursor(bytes)
        let n = Int(try cursor.next(UInt32.self))
        let m = Int(try cursor.next(UInt32.self))
        let columns = ObjectColumnSet(rawValue: try cursor.next())
        _ = try cursor.next(UInt32.self)
        guard n == Int(header.rows), m == Int(header.references), columns.isSubset(of: .all) else {
            throw LostPayload(reason: "its payload contradicts its header")
        }
        addresses = try cursor.column(count: n)
        sizes = try cursor.column(count: n)
        targets = try cursor.column(count: m)
        types = try cursor.column(count: n)
        references = try cursor.column(count: n)
        slacks = columns.contains(.slack) ? try cursor.column(count: n) : nil
        counts = columns.contains(.referenceCount) ? try cursor.column(count: n) : nil
        sites = columns.contains(.site) ? try cursor.column(count: n) : nil
        labels = columns.contains(.labels) ? try cursor.column(count: m) : nil
        flags = try cursor.column(count: n)
        try cursor.expectEnd()
        guard references.reduce(0, { $0 + UInt64($1) }) == UInt64(m) else {
            throw LostPayload(reason: "its objects do not have the references it holds")
        }
        Self.sumUp(addresses)
    }

    /// The columns as a builder takes them.
    var rows: ObjectRows {
        ObjectRows(
            addresses: UnsafeBufferPointer(addresses), types: UnsafeBufferPointer(types),
            sizes: UnsafeBufferPointer(sizes), slacks: slacks.map { UnsafeBufferPointer($0) },
            referenceCounts: counts.map { UnsafeBufferPointer($0) },
            sites: sites.map { UnsafeBufferPointer($0) }, flags: UnsafeBufferPointer(flags),
            references: UnsafeBufferPointer(references), targets: UnsafeBufferPointer(targets),
            labels: labels.map { UnsafeBufferPointer($0) })
    }

    /// Differences to addresses.
    static func sumUp(_ column: UnsafeMutableBufferPointer<UInt64>) {
        var address: UInt64 = 0
        for row in column.indices {
            address &+= column[row]
            column[row] = address
        }
    }
}

/// A `REFS` payload: more references of the last object of the `OBJS` chunk before.
///
///     offset 0    address of the object      u64
///            8    position of the first one  u64, among all references of the object
///           16    m                          u32
///           20    which optional columns     u32, only labels
///           24    target address             u64 × m
///                 label                      u32 × m, where announced
struct ContinuationPayload {
    let address: UInt64
    let position: UInt64
    let targets: UnsafeMutableBufferPointer<UInt64>
    let labels: UnsafeMutableBufferPointer<UInt32>?

    init(_ bytes: UnsafeMutableRawBufferPointer, header: ChunkHeader) throws(LostPayload) {
        var cursor = PayloadCursor(bytes)
        address = try cursor.next()
        position = try cursor.next()
        let m = Int(try cursor.next(UInt32.self))
        let columns = ObjectColumnSet(rawValue: try cursor.next())
        guard m == Int(header.references), columns.isSubset(of: .labels) else {
            throw LostPayload(reason: "its payload contradicts its header")
        }
        targets = try cursor.column(count: m)
        labels = columns.contains(.labels) ? try cursor.column(count: m) : nil
        try cursor.expectEnd()
    }
}
