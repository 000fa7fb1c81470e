/// A pointer to memory and how much there is, in an object of `_io`: bytes of a buffered file, characters of a StringIO.
struct IOBufferLayout: Sendable {
    let bytes: Int
    let count: Int
    /// Bytes of each.
    let width: Int

    /// Nil where the layout table does not have it.
    init?(_ layout: LayoutTable, _ name: String, bytes: String, count: String, width: Int) {
        guard let bytes = layout.offsetIfPresent(name, bytes), let count = layout.offsetIfPresent(name, count)
        else { return nil }
        (self.bytes, self.count, self.width) = (bytes, count, width)
    }
}

extension ObjectReader {
    func visitIOBuffer<S: ReferenceSink>(_ object: UInt64, _ layout: IOBufferLayout?, into sink: inout S) {
        guard let layout,
            let bytes = space.word(object &+ UInt64(layout.bytes)), bytes != 0,
            let count = space.load(object &+ UInt64(layout.count), as: Int.self), count > 0, count < 1 << 40
        else { return }
        sink.buffer(at: bytes, requested: UInt64(count * layout.width))
    }
}
