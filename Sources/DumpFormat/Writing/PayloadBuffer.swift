/// The payload of one chunk while it is put together and compressed. Reused; owned by one thread at a time.
final class PayloadBuffer: @unchecked Sendable {
    var tag = ChunkTag.done
    var rows = 0
    var references = 0
    private(set) var count = 0
    private let base = UnsafeMutableRawPointer.allocate(
        byteCount: FormatLimits.chunkBytes, alignment: MemoryLayout<UInt64>.alignment)

    deinit { base.deallocate() }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

    func start(_ tag: ChunkTag, rows: Int, references: Int = 0) {
        self.tag = tag
        self.rows = rows
        self.references = references
        count = 0
    }

    func append<Value: FixedWidthInteger>(_ value: Value) {
        withUnsafeBytes(of: value.littleEndian) { append($0) }
    }

    func append<Value: FixedWidthInteger>(_ column: UnsafeBufferPointer<Value>) {
        append(UnsafeRawBufferPointer(column))
    }

    func append(_ bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count <= FormatLimits.chunkBytes - count)
        guard let source = bytes.baseAddress else { return }
        (base + count).copyMemory(from: source, byteCount: bytes.count)
        count += bytes.count
    }
}
