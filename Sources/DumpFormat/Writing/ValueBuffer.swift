import HeapGraph

/// Values of the `VALS` or `HASH` chunk under way, allocated once.
final class ValueBuffer {
    static let rowCapacity = 32_768
    static let byteCapacity = 1 << 20

    private let addresses = UnsafeMutablePointer<UInt64>.allocate(capacity: rowCapacity)
    private let lengths = UnsafeMutablePointer<UInt64>.allocate(capacity: rowCapacity)
    /// Where the stored part begins in the value; for hashes, the hash.
    private let seconds = UnsafeMutablePointer<UInt64>.allocate(capacity: rowCapacity)
    private let stored = UnsafeMutablePointer<UInt32>.allocate(capacity: rowCapacity)
    private let bytes = UnsafeMutableRawPointer.allocate(byteCount: byteCapacity, alignment: 8)
    private var rows = 0
    private var byteCount = 0
    private var lastAddress: UInt64 = 0

    deinit {
        addresses.deallocate()
        lengths.deallocate()
        seconds.deallocate()
        stored.deallocate()
        bytes.deallocate()
    }

    var isEmpty: Bool { rows == 0 }
    var isFull: Bool { rows == Self.rowCapacity || byteCount == Self.byteCapacity }
    var room: Int { Self.byteCapacity - byteCount }

    /// Appends a part of a value; the buffer has room for it.
    func append(part: UnsafeRawBufferPointer, offset: Int, length: Int, address: UInt64) {
        appendRow(address: address, length: length, second: UInt64(offset))
        stored[rows - 1] = UInt32(part.count)
        if let source = part.baseAddress {
            (bytes + byteCount).copyMemory(from: source, byteCount: part.count)
        }
        byteCount += part.count
    }

    func append(hash: UInt64, length: Int, address: UInt64) {
        appendRow(address: address, length: length, second: hash)
    }

    func encodeValues(into payload: PayloadBuffer) {
        encodeRows(.values, into: payload)
        payload.append(UnsafeBufferPointer(start: stored, count: rows))
        payload.append(UnsafeRawBufferPointer(start: bytes, count: byteCount))
        reset()
    }

    func encodeHashes(into payload: PayloadBuffer) {
        encodeRows(.hashes, into: payload)
        reset()
    }

    private func appendRow(address: UInt64, length: Int, second: UInt64) {
        addresses[rows] = address &- lastAddress
        lastAddress = address
        lengths[rows] = UInt64(length)
        seconds[rows] = second
        rows += 1
    }

    private func encodeRows(_ tag: ChunkTag, into payload: PayloadBuffer) {
        payload.start(tag, rows: rows)
        payload.append(UInt32(rows))
        payload.append(UInt32(0))
        payload.append(UnsafeBufferPointer(start: addresses, count: rows))
        payload.append(UnsafeBufferPointer(start: lengths, count: rows))
        payload.append(UnsafeBufferPointer(start: seconds, count: rows))
    }

    private func reset() {
        rows = 0
        byteCount = 0
        lastAddress = 0
    }
}
