import Glibc

/// A stretch of this process's memory to copy a stretch of the target's into; given back with the last reference.
///
/// What is never written to costs nothing and reads as zeros.
final class CopiedMemory: @unchecked Sendable {
    let start: UInt64
    let bytes: UnsafeMutableRawPointer
    private let reserved: UnsafeMutableRawPointer
    private let reservedSize: Int
    private let size: Int

    private static let hugePage: UInt64 = 2 << 20

    /// - Throws: `cannotOpen` where there is no address space.
    init(_ range: Range<UInt64>) throws(CaptureError) {
        start = range.lowerBound
        size = Int(range.upperBound - range.lowerBound)
        // As far from a huge page's start as it is in the target, so that both can have them.
        let shift = Int(start % Self.hugePage)
        reservedSize = size + shift + Int(Self.hugePage)
        let memory = mmap(
            nil, reservedSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
        guard let memory, memory != MAP_FAILED else {
            throw CaptureError(
                .cannotOpen,
                "cannot set aside \(size >> 20) MiB to copy the process to: \(String(cString: strerror(errno)))",
                remedy: "Free memory, or write a core with gcore and read that")
        }
        reserved = memory
        let huge = UInt(Self.hugePage)
        bytes =
            UnsafeMutableRawPointer(bitPattern: (UInt(bitPattern: memory) + huge - 1) & ~(huge - 1))! + shift
    }

    deinit { munmap(reserved, reservedSize) }

    func pointer(_ address: UInt64) -> UnsafeMutableRawPointer { bytes + Int(address - start) }

    /// Says that all of a stretch is going to be written to: huge pages halve what that costs.
    func expect(_ address: UInt64, _ count: Int) {
        let start = (address + Self.hugePage - 1) & ~(Self.hugePage - 1)
        let end = (address + UInt64(count)) & ~(Self.hugePage - 1)
        // Where the kernel has none, small ones do.
        if start < end { madvise(pointer(start), Int(end - start), MADV_HUGEPAGE) }
    }

    /// Puts a file's pages in place, to be overwritten page by page here without changing the file.
    ///
    /// - Returns: false where that is not possible; nothing has changed then.
    func map(_ descriptor: Int32, offset: UInt64, at address: UInt64, count: Int) -> Bool {
        let flags = MAP_PRIVATE | MAP_FIXED
        return mmap(pointer(address), count, PROT_READ | PROT_WRITE, flags, descriptor, off_t(offset))
            != MAP_FAILED
    }
}
