extension ObjectReader {
    /// `arrayobject` (Modules/arraymodule.c), the same since Python 2:
    ///
    ///     16 size · 24 items* · 32 allocated · 40 descriptor* (char typecode; int itemsize at 4)
    func visitArray<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        guard let items = space.word(object &+ 24), items != 0,
            let allocated = space.load(object &+ 32, as: Int.self), allocated > 0, allocated < 1 << 40,
            let descriptor = space.word(object &+ 40),
            let itemSize = space.load(descriptor &+ 4, as: Int32.self), itemSize > 0, itemSize <= 16
        else { return }
        sink.buffer(at: items, requested: UInt64(allocated) * UInt64(itemSize))
    }

    /// The buffer of a bytearray: `ob_alloc` bytes from `ob_bytes`.
    func visitByteArray<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        guard let bytes = space.word(object &+ UInt64(layouts.byteArray.bytes)), bytes != 0,
            let allocated = space.load(object &+ UInt64(layouts.byteArray.allocated), as: Int.self),
            allocated > 0, allocated < 1 << 47
        else { return }
        sink.buffer(at: bytes, requested: UInt64(allocated))
    }
}

struct ByteArrayLayout: Sendable {
    let allocated: Int
    let bytes: Int

    init(_ layout: LayoutTable) throws(CaptureError) {
        allocated = try layout.offset("PyByteArrayObject", "ob_alloc")
        bytes = try layout.offset("PyByteArrayObject", "ob_bytes")
    }
}
