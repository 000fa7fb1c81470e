/// `PySetObject`: a table of `mask + 1` entries of 16 bytes (key, hash), which is `smalltable` up to eight of them.
struct SetLayout: Sendable {
    let mask: Int
    let table: Int
    let smallTable: Int

    init(_ layout: LayoutTable) throws(CaptureError) {
        mask = try layout.offset("PySetObject", "mask")
        table = try layout.offset("PySetObject", "table")
        smallTable = try layout.offset("PySetObject", "smalltable")
    }
}

extension ObjectReader {
    /// Members in the order of the table. A removed one leaves a dummy with hash -1, which no object has.
    @inline(__always)
    func visitSet<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        guard let mask = space.load(object &+ UInt64(layouts.set.mask), as: Int.self), mask >= 0,
            mask < 1 << 40,
            let address = space.word(object &+ UInt64(layouts.set.table)),
            let entries = space.pointer(address, (mask &+ 1) &* 16)
        else { return sink.note("unreadable sets") }
        var entry = entries
        for _ in 0...mask {
            let key = entry.loadUnaligned(as: UInt64.self)
            if key != 0, entry.loadUnaligned(fromByteOffset: 8, as: Int.self) != -1 {
                sink.reference(to: key, .implied)
            }
            entry += 16
        }
        if address != object &+ UInt64(layouts.set.smallTable) {
            sink.buffer(at: address, requested: UInt64(mask + 1) * 16)
        }
    }
}
