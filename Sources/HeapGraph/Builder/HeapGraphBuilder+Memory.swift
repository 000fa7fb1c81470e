extension HeapGraphBuilder {
    /// Adds a mapping; one that is empty, or that overlaps another one, is counted and dropped in the end.
    package func addMapping(
        start: UInt64, end: UInt64, residentBytes: UInt64?, fileOffset: UInt64, name: String,
        permissions: MappingPermissions, kind: MappingKind
    ) {
        tables.mappings.append(
            MappingRecord(
                start: start, end: end, residentBytes: residentBytes ?? .max, fileOffset: fileOffset,
                name: names.intern(name).rawValue, permissions: permissions.rawValue, kind: kind.rawValue))
    }

    /// Adds a run of pages; `bits` has a bit a page, lowest first. One that overlaps another one, that does not begin at
    /// a page, or that passes the end of the address space, is counted and dropped in the end.
    package func addPageRun(
        start: UInt64, pageCount: UInt32, isEstimate: Bool, bits: UnsafeBufferPointer<UInt8>
    ) {
        tables.pageRuns.append(
            PageRunRecord(
                start: start, bitsOffset: UInt64(tables.pageBits.count), pageCount: pageCount,
                isEstimate: isEstimate ? 1 : 0))
        tables.pageBits += bits
        // Whole words, so that they can be counted by words. Bits beyond the last page are nobody's.
        tables.pageBits += repeatElement(0, count: -bits.count & 7)
    }

    /// Puts mappings and runs in order of their addresses and drops what contradicts.
    func sortMemory() {
        tables.mappings.sort { ($0.start, $0.end) < ($1.start, $1.end) }
        tables.pageRuns.sort { ($0.start, $0.pageCount) < ($1.start, $1.pageCount) }
        dropOverlaps(&tables.mappings, "mappings") { $0.start < $0.end ? $0.start..<$0.end : nil }
        dropOverlaps(&tables.pageRuns, "runs of pages") { run in
            let (end, overflow) = run.start.addingReportingOverflow(
                UInt64(run.pageCount) * HeapGraph.pageBytes)
            return run.start % HeapGraph.pageBytes == 0 && run.pageCount > 0 && !overflow
                ? run.start..<end : nil
        }
    }

    private func dropOverlaps<Record>(
        _ records: inout [Record], _ what: String, range: (Record) -> Range<UInt64>?
    ) {
        var end: UInt64 = 0
        let count = records.count
        records.removeAll { record in
            guard let range = range(record), range.lowerBound >= end else { return true }
            end = range.upperBound
            return false
        }
        note("\(what) that are empty or overlap others", count - records.count)
    }
}
