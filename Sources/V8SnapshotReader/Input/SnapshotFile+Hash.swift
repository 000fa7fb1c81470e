import HeapGraph

extension SnapshotFile {
    private static let sampleBytes = 1 << 14
    private static let samples = 64

    /// A hash of the size, the beginning, the end, and samples at equal distances between them; of all of a small file.
    ///
    /// Not of every byte: opening an index would then take as long as reading the snapshot. Two snapshots of one process differ
    /// in nearly every line, since whatever is allocated between them moves what comes after it.
    func contentHash() throws(V8SnapshotError) -> ContentHash {
        var message: [UInt8] = []
        withUnsafeBytes(of: UInt64(size).littleEndian) { message += $0 }
        if size <= Self.samples * Self.sampleBytes {
            message += try bytes(at: 0, count: size)
        } else {
            for sample in 0...Self.samples {
                let offset = (size - Self.sampleBytes) / Self.samples * sample
                message += try bytes(at: offset, count: Self.sampleBytes)
            }
        }
        return message.withUnsafeBytes {
            ContentHash(high: StableHash.hash($0, key: (1, 0)), low: StableHash.hash($0, key: (2, 0)))
        }
    }
}
