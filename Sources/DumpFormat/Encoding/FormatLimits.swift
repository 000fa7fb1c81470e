/// Bounds that writer and reader agree on; FORMAT.md gives the reasons.
enum FormatLimits {
    /// The most bytes a payload may have, stored or uncompressed.
    static let chunkBytes = 4 << 20
    /// A payload may be this many times as long as the bytes its chunk takes in the file, header included: so
    /// a file justifies what is allocated for it.
    static let expansion = 64
    /// Longer names are cut.
    static let nameBytes = 64 << 10
    /// The most bytes of one pool's occupancy bitmap.
    static let poolBytes = 64 << 10

    /// The most bytes of the bitmap of one run of pages; longer runs are split.
    static let pageRunBytes = 512 << 10
    /// How much memory a bit of such a bitmap stands for.
    static let pageBytes: UInt64 = 4096

    /// Whether a chunk of `stored` bytes may claim to hold `raw`.
    static func justifies(stored: Int, raw: Int) -> Bool {
        raw <= chunkBytes && stored <= chunkBytes && raw <= expansion * (stored + ChunkHeader.byteCount)
    }
}
