/// A stack of addresses that grows; each object is on it at most once, so at most 8 bytes an object.
///
/// A value of pointers, so that hot code holds it without counting references; whoever makes one deallocates it.
struct Worklist {
    private var base = UnsafeMutablePointer<UInt64>.allocate(capacity: 1 << 16)
    private var capacity = 1 << 16
    private var count = 0

    func deallocate() { base.deallocate() }

    @inline(__always)
    mutating func push(_ address: UInt64) {
        if count == capacity { grow() }
        base[count] = address
        count += 1
    }

    @inline(__always)
    mutating func pop() -> UInt64? {
        guard count > 0 else { return nil }
        count -= 1
        return base[count]
    }

    var isEmpty: Bool { count == 0 }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: base, count: count)
        base.deallocate()
        base = larger
        capacity *= 2
    }
}
