import HeapGraph

extension DumpWriter {
    /// Adds a mapping of the process.
    ///
    /// - Parameters:
    ///   - residentBytes: how much of it was in memory; nil where that is unknown.
    ///   - name: the file, or the kernel's name (`[heap]`, `[stack]`); empty for anonymous memory.
    ///   - fileOffset: where in the file it begins.
    package func mapping(
        _ range: Range<UInt64>, kind: MappingKind, permissions: MappingPermissions, name: String = "",
        fileOffset: UInt64 = 0, residentBytes: UInt64? = nil
    ) {
        let name = self.name(name).rawValue
        withTable(\.mappings) {
            $0.append(
                range.lowerBound, range.upperBound, residentBytes ?? .max, fileOffset, name,
                permissions.rawValue, kind.rawValue)
        }
    }

    /// Says which of `pageCount` pages of 4,096 bytes from `start` on were in memory.
    ///
    /// - Parameters:
    ///   - start: a multiple of 4,096.
    ///   - bits: a bit a page, lowest bit of the first byte first, set where the page was in memory.
    ///   - isEstimate: whether that is deduced, not the kernel's own word.
    package func residentPages(
        start: UInt64, pageCount: Int, bits: UnsafeRawBufferPointer, isEstimate: Bool = false
    ) {
        precondition(bits.count == (pageCount + 7) / 8 && start % FormatLimits.pageBytes == 0)
        var first = 0
        while first < pageCount {
            let count = min(pageCount - first, FormatLimits.pageRunBytes * 8)
            let run = UnsafeRawBufferPointer(rebasing: bits[first / 8..<(first + count + 7) / 8])
            withTable(\.pages) { pages in
                pages.append(
                    start &+ UInt64(first) &* FormatLimits.pageBytes, UInt32(count),
                    UInt8(isEstimate ? 1 : 0))
                pages.appendTail(run)
            }
            first += count
        }
    }
}
