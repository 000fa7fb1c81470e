/// Memory that is reused from value to value.
final class ScratchBuffer {
    private(set) var bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 4096)
    private var capacity = 4096

    deinit { bytes.deallocate() }

    /// At least this much room; what was in it is lost.
    func reserve(_ count: Int) -> UnsafeMutablePointer<UInt8> {
        if count > capacity {
            bytes.deallocate()
            capacity = max(count, capacity * 2)
            bytes = .allocate(capacity: capacity)
        }
        return bytes
    }
}
