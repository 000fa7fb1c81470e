import DumpFiles

/// The text of a snapshot, by `Int` offsets as its arrays are counted. Safe to use from several threads.
struct SnapshotFile: Sendable {
    private let text: DumpFile
    let size: Int

    /// - Parameter text: not compressed, or no longer.
    init(_ text: DumpFile) {
        self.text = text
        size = Int(text.size)
    }

    /// For messages.
    var path: String { text.path }
    /// The compressed file that it was in is damaged or cut off from about this byte of it on.
    var damagedFrom: UInt64? { text.damagedFrom }

    /// Reads up to `buffer.count` bytes; fewer only at the end of the file.
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(DumpError) -> Int {
        try text.read(at: UInt64(offset), into: buffer)
    }

    /// Up to `count` bytes from `offset`; fewer only at the end of the file.
    func bytes(at offset: Int, count: Int) throws(DumpError) -> [UInt8] {
        try text.bytes(at: UInt64(offset), count: count)
    }

    /// Something at `offset` is not what the format says.
    func malformed(_ what: String, at offset: Int) -> DumpError {
        DumpError(
            .malformed, what, file: path, offset: UInt64(offset),
            remedy: "Write the snapshot again with V8's own serializer")
    }
}
