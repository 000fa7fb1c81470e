/// A `VALS` payload: values of immutable objects, or parts of them.
///
///     offset 0    n                          u32
///            4    zero                       u32
///            8    address of the object      u64 × n, each less the one before
///                 length of the whole value  u64 × n
///                 where this part begins     u64 × n: 0, or where the part before ended
///                 length of this part        u32 × n
///                 the parts                  bytes
struct ValuePayload {
    let addresses: UnsafeMutableBufferPointer<UInt64>
    let lengths: UnsafeMutableBufferPointer<UInt64>
    let offsets: UnsafeMutableBufferPointer<UInt64>
    let parts: UnsafeMutableBufferPointer<UInt32>
    let bytes: UnsafeMutableRawBufferPointer

    init(_ payload: UnsafeMutableRawBufferPointer, header: ChunkHeader) throws(LostPayload) {
        var cursor = PayloadCursor(payload)
        let n = Int(try cursor.next(UInt32.self))
        _ = try cursor.next(UInt32.self)
        guard n == Int(header.rows) else {
            throw LostPayload(reason: "its payload contradicts its header")
        }
        addresses = try cursor.column(count: n)
        lengths = try cursor.column(count: n)
        offsets = try cursor.column(count: n)
        parts = try cursor.column(count: n)
        bytes = try cursor.bytes(cursor.remaining)
        guard parts.reduce(0, { $0 + UInt64($1) }) == UInt64(bytes.count) else {
            throw LostPayload(reason: "its values do not have the lengths it says")
        }
        ObjectPayload.sumUp(addresses)
    }
}

/// A `HASH` payload: salted hashes in place of values.
///
///     offset 0    n                          u32
///            4    zero                       u32
///            8    address of the object      u64 × n, each less the one before
///                 length of the value        u64 × n
///                 hash                       u64 × n
struct HashPayload {
    let addresses: UnsafeMutableBufferPointer<UInt64>
    let lengths: UnsafeMutableBufferPointer<UInt64>
    let hashes: UnsafeMutableBufferPointer<UInt64>

    init(_ payload: UnsafeMutableRawBufferPointer, header: ChunkHeader) throws(LostPayload) {
        var cursor = PayloadCursor(payload)
        let n = Int(try cursor.next(UInt32.self))
        _ = try cursor.next(UInt32.self)
        guard n == Int(header.rows) else {
            throw LostPayload(reason: "its payload contradicts its header")
        }
        addresses = try cursor.column(count: n)
        lengths = try cursor.column(count: n)
        hashes = try cursor.column(count: n)
        try cursor.expectEnd()
        ObjectPayload.sumUp(addresses)
    }
}
