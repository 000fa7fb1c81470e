import CLinux
import Glibc

/// What the kernel says of each page of a process (`/proc/PID/pagemap`, one u64 a page).
///
/// Bits: 63 in memory, 62 swapped out, 61 a file's or shared. Source: Linux, Documentation/admin-guide/mm/pagemap.rst.
final class PageMap {
    /// What to know of the pages of one mapping.
    struct Pages {
        /// One bit a page: in memory.
        var resident: [UInt8]
        /// Runs of pages, by number, that hold something: in memory or swapped out.
        var present: [Range<Int>] = []
        /// Those of them that no file has: changed since they were mapped, or never a file's.
        var own: [Range<Int>] = []
        var count: Int
    }

    private let descriptor: Int32
    private var entries = [UInt64](repeating: 0, count: 1 << 16)

    /// Nil where the kernel has none or does not let us.
    init?(_ process: ProcFolder) {
        descriptor = open("\(process.path)/pagemap", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    /// Nil where it cannot be read.
    func pages(from start: UInt64, to end: UInt64) -> Pages? {
        let count = Int((end - start) >> 12)
        var pages = Pages(resident: [UInt8](repeating: 0, count: (count + 7) / 8), count: count)
        var page = 0
        while page < count {
            let wanted = min(entries.count, count - page)
            let offset = off_t((start >> 12) + UInt64(page)) * 8
            let bytes = pread(descriptor, &entries, wanted * 8, offset)
            guard bytes >= 8 else { return nil }
            for i in 0..<bytes / 8 { Self.note(entries[i], page + i, &pages) }
            page += bytes / 8
        }
        dropZeroPages(from: start, to: end, &pages)
        return pages
    }

    /// Memory that was only ever read is the kernel's one page of zeroes, which is nobody's: the resident set lacks it.
    /// Where the kernel cannot tell (before Linux 6.7), it counts.
    private func dropZeroPages(from start: UInt64, to end: UInt64, _ pages: inout Pages) {
        var ranges = [barrow_page_range](repeating: barrow_page_range(), count: 256)
        var walked = start
        while walked < end {
            let from = walked
            let count = barrow_zero_pages(descriptor, from, end, &ranges, Int32(ranges.count), &walked)
            guard count >= 0, walked > from else { return }
            for range in ranges.prefix(Int(count)) where range.start >= start && range.end <= end {
                for page in Int((range.start - start) >> 12)..<Int((range.end - start) >> 12) {
                    pages.resident[page >> 3] &= ~(1 << (page & 7))
                }
            }
        }
    }

    @inline(__always)
    private static func note(_ entry: UInt64, _ page: Int, _ pages: inout Pages) {
        guard entry >> 62 != 0 else { return }
        let isResident = entry >> 63 != 0
        if isResident { pages.resident[page >> 3] |= 1 << (page & 7) }
        extend(&pages.present, page)
        if !isResident || entry & 1 << 61 == 0 { extend(&pages.own, page) }
    }

    @inline(__always)
    private static func extend(_ runs: inout [Range<Int>], _ page: Int) {
        if let last = runs.last, last.upperBound == page {
            runs[runs.count - 1] = last.lowerBound..<page + 1
        } else {
            runs.append(page..<page + 1)
        }
    }
}
