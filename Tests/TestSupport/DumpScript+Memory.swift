package import HeapGraph

/// Something that the writer could not take in.
package struct DumpCoverage: DumpStatement {
    private var row: DumpDescription.CoverageRow

    package init(_ what: String, count: UInt64) {
        row = DumpDescription.CoverageRow(what: what, count: count)
    }

    package func add(to dump: inout DumpDescription) { dump.coverage.append(row) }
}

package struct DumpMapping: DumpStatement {
    private var row: DumpDescription.MappingRow

    package init(
        _ range: Range<UInt64>, _ kind: MappingKind, name: String = "",
        permissions: MappingPermissions = [.read, .write], fileOffset: UInt64 = 0,
        residentBytes: UInt64? = nil
    ) {
        row = DumpDescription.MappingRow(
            start: range.lowerBound, end: range.upperBound, residentBytes: residentBytes,
            fileOffset: fileOffset, name: name, permissions: permissions.rawValue, kind: kind.rawValue)
    }

    package func add(to dump: inout DumpDescription) { dump.mappings.append(row) }
}

/// Which of `count` pages from `start` on were in memory.
package struct DumpPages: DumpStatement {
    private var row: DumpDescription.PageRow

    package init(
        _ start: UInt64, count: Int, isEstimate: Bool = false, resident: some Sequence<Int>
    ) {
        var bits = [UInt8](repeating: 0, count: (count + 7) / 8)
        for page in resident { bits[page / 8] |= 1 << UInt8(page % 8) }
        row = DumpDescription.PageRow(
            start: start, count: UInt32(count), isEstimate: isEstimate ? 1 : 0,
            bits: DumpDescription.hexadecimal(bits))
    }

    package func add(to dump: inout DumpDescription) { dump.pages.append(row) }
}
