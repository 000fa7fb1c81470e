import HeapGraph

extension DumpFile {
    private static let end = 64 << 10
    private static let pages: UInt64 = 256
    private static let page = 4096

    /// Names what is in the file without reading all of it, so that an index is found current in no time; of a compressed
    /// file by its compressed bytes.
    ///
    /// SipHash of the length, of the first and last 64 KiB and of 256 pages spread evenly over the rest; of all of a small
    /// file. A Java heap dump begins with its moment in milliseconds; two snapshots of one V8 differ in nearly every line,
    /// since whatever is allocated between them moves what comes after it.
    ///
    /// - Parameter number: which of several dumps in the file: each has an index of its own.
    /// - Throws: `cannotRead`.
    package func contentHash(number: Int = 1) throws(DumpError) -> ContentHash {
        var sample = withUnsafeBytes(of: size.littleEndian) { Array($0) }
        sample += try bytes(at: 0, count: Self.end)
        let step = max(UInt64(Self.page), size / Self.pages)
        for offset in stride(from: UInt64(Self.end), to: size, by: UInt64.Stride(step)) {
            sample += try bytes(at: offset, count: Self.page)
        }
        sample += try bytes(at: size - min(size, UInt64(Self.end)), count: Self.end)
        return sample.withUnsafeBytes {
            ContentHash(
                high: StableHash.hash($0, key: (1, UInt64(number))),
                low: StableHash.hash($0, key: (2, UInt64(number))))
        }
    }
}
