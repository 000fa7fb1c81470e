import Glibc

/// Owns what was read of a target's memory.
///
/// The page table is an array of one u32 a page of the whole 47-bit address space, mapped without reserving memory: what
/// is never touched costs nothing, so it takes 4 bytes for each page that was read, in steps of 4 KiB.
package final class MemoryImage: @unchecked Sendable {
    /// Ascending by address, without overlaps.
    package let regions: [MemoryRegion]
    package let space: AddressSpace

    private let pages: UnsafeMutablePointer<UInt32>
    private let table: UnsafeMutablePointer<MemoryRegion>
    /// What keeps the bytes alive: file mappings, buffers.
    private let owners: [AnyObject]

    private static let pageCount = Int(AddressSpace.limit >> AddressSpace.pageShift)
    private static let pageTableBytes = pageCount * MemoryLayout<UInt32>.stride

    /// - Parameters:
    ///   - regions: starting at page boundaries, without overlaps; an object may straddle neighbours that are neighbours
    ///     here too, and those that are alike become one.
    ///   - owners: objects that own the regions' bytes.
    package init(_ regions: [MemoryRegion], owners: [AnyObject]) throws(CaptureError) {
        let merged = Self.merge(regions.sorted { $0.start < $1.start })
        let memory = mmap(
            nil, Self.pageTableBytes, PROT_READ | PROT_WRITE,
            MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
        guard let memory, memory != MAP_FAILED else {
            throw CaptureError(
                .cannotOpen, "cannot set aside address space: \(String(cString: strerror(errno)))",
                remedy: "Raise the limit on address space (ulimit -v)")
        }
        pages = memory.bindMemory(to: UInt32.self, capacity: Self.pageCount)
        table = .allocate(capacity: merged.count + 1)
        table.initialize(
            to: MemoryRegion(
                start: 0, end: 0, bytes: UnsafeRawPointer(memory), isWritable: false, isFile: false))
        (table + 1).initialize(from: Self.spans(merged), count: merged.count)
        for (row, region) in merged.enumerated() {
            let first = Int(region.start >> AddressSpace.pageShift)
            let last = Int((region.end - 1) >> AddressSpace.pageShift)
            (pages + first).update(repeating: UInt32(row + 1), count: last - first + 1)
        }
        self.regions = merged
        self.owners = owners
        space = AddressSpace(pages: pages, regions: table)
    }

    deinit {
        munmap(pages, Self.pageTableBytes)
        table.deallocate()
    }

    private static func merge(_ sorted: [MemoryRegion]) -> [MemoryRegion] {
        var merged: [MemoryRegion] = []
        for region in sorted where region.end > region.start && region.end <= AddressSpace.limit {
            if let last = merged.last, last.isWritable == region.isWritable, last.isFile == region.isFile,
                isNeighbour(last, region)
            {
                merged[merged.count - 1].end = region.end
            } else {
                merged.append(region)
            }
        }
        return merged
    }

    private static func isNeighbour(_ low: MemoryRegion, _ high: MemoryRegion) -> Bool {
        low.end == high.start && low.bytes + Int(low.end - low.start) == high.bytes
    }

    /// For each region the stretch of neighbours it belongs to, whatever they are: a static object of CPython may begin
    /// in `.data`, which is a file's, and end in `.bss`, which is not.
    private static func spans(_ regions: [MemoryRegion]) -> [MemoryRegion] {
        var spans = regions
        for i in regions.indices.dropFirst() where isNeighbour(regions[i - 1], regions[i]) {
            spans[i].start = spans[i - 1].start
            spans[i].bytes = spans[i - 1].bytes
        }
        for i in regions.indices.dropLast().reversed() where isNeighbour(regions[i], regions[i + 1]) {
            spans[i].end = spans[i + 1].end
        }
        return spans
    }
}
