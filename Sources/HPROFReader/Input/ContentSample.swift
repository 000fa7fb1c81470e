import HeapGraph

/// Names the content of a dump without reading all of it, so that an index file is found current in no time.
///
/// SipHash of the length, of the first and last 64 KiB and of 256 pages spread evenly over the rest. The first bytes hold
/// the moment of the dump in milliseconds.
enum ContentSample {
    private static let end = 64 << 10
    private static let pages = 256
    private static let page = 4096

    /// - Parameter dump: the number of the dump in the file: each has an index of its own.
    static func hash(_ file: DumpFile, dump: Int) throws(HPROFError) -> ContentHash {
        var high = StableHash.Stream(key: (0x4850_524f, 0x46))
        var low = StableHash.Stream(key: (UInt64(dump), 0x46))
        func add(_ bytes: [UInt8]) {
            bytes.withUnsafeBytes {
                high.update($0)
                low.update($0)
            }
        }
        add(withUnsafeBytes(of: file.size.littleEndian) { Array($0) })
        add(try file.bytes(at: 0, count: end))
        let step = max(UInt64(page), file.size / UInt64(pages))
        for offset in stride(from: UInt64(end), to: file.size, by: UInt64.Stride(step)) {
            add(try file.bytes(at: offset, count: page))
        }
        add(try file.bytes(at: file.size - min(file.size, UInt64(end)), count: end))
        return ContentHash(high: high.finish(), low: low.finish())
    }
}
