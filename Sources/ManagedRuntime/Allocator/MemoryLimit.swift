/// How many bytes an allocator may take from the system for a program: arenas and large allocations count.
///
/// Going beyond the limit fails nothing by itself: the evaluation loop is told and raises MemoryError at its next safe
/// place, and what allocates much at once asks first. So the hot paths need no check, and the handling of the error has a
/// reserve to live on. While the program stays beyond the limit, each further arena or large allocation tells again.
struct MemoryLimit {
    private(set) var limit = Int.max
    private(set) var used = 0
    private(set) var peak = 0
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
        if used > limit, let alarm { alarm.pointee |= PendingWork.memory.rawValue }
    }

    @inline(__always)
    mutating func shrink(by bytes: Int) { used -= bytes }

    /// Whether so many bytes more would be too many.
    func isExceeded(by bytes: Int) -> Bool { bytes > limit - min(used, limit) }
}
