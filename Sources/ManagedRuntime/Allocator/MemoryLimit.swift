/// How many bytes an allocator may take from the system for a program: arenas and large allocations count.
///
/// Going beyond the limit fails nothing by itself: the evaluation loop is told and raises MemoryError at its next safe
/// place, and what allocates much at once asks first. So the hot paths need no check, and the handling of the error has a
/// reserve to live on. When that is used up too, and the program still beyond the limit, the loop is told again.
struct MemoryLimit {
    private(set) var limit = Int.max
    private(set) var used = 0
    private(set) var peak = 0
    /// Up to where the reserve goes; 0 while the limit was not passed.
    private var reserveEnd = 0
    /// Where a bit is set when the limit is passed.
    private var alarm: UnsafeMutablePointer<UInt8>?

    mutating func set(_ bytes: Int, alarm: UnsafeMutablePointer<UInt8>) {
        limit = bytes
        self.alarm = alarm
    }

    @inline(__always)
    mutating func grow(by bytes: Int) {
        used += bytes
        if used > peak { peak = used }
        if used > limit { raiseAlarm() }
    }

    @inline(never)
    private mutating func raiseAlarm() {
        guard used > reserveEnd, let alarm else { return }
        reserveEnd = used + max(1 << 20, limit / 16)
        alarm.pointee |= PendingWork.memory.rawValue
    }

    @inline(__always)
    mutating func shrink(by bytes: Int) {
        used -= bytes
        if used <= limit { reserveEnd = 0 }
    }

    /// Whether so many bytes more would be too many.
    func isExceeded(by bytes: Int) -> Bool { bytes > limit - min(used, limit) }
}
