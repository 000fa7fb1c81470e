import HeapGraph

extension GraphLoader {
    /// What the writer could not take in stands beside what this reader cannot.
    func readCoverage(_ table: TablePayload) throws(LostPayload) {
        var table = table
        let (counts, names) = (try table.column(UInt64.self), try table.column(UInt32.self))
        try table.expectEnd()
        try add(table, .coverage)
        for row in 0..<table.count { builder.note(name(names[row]), Int(clamping: counts[row])) }
    }

    func readMappings(_ table: TablePayload) throws(LostPayload) {
        var table = table
        let (starts, ends) = (try table.column(UInt64.self), try table.column(UInt64.self))
        let (resident, offsets) = (try table.column(UInt64.self), try table.column(UInt64.self))
        let names = try table.column(UInt32.self)
        let (permissions, kinds) = (try table.column(UInt8.self), try table.column(UInt8.self))
        try table.expectEnd()
        try add(table, .mappings)
        for row in 0..<table.count {
            builder.addMapping(
                start: starts[row], end: ends[row],
                residentBytes: resident[row] == .max ? nil : resident[row], fileOffset: offsets[row],
                name: name(names[row]), permissions: MappingPermissions(rawValue: permissions[row]),
                kind: known(kinds[row], or: MappingKind.other))
        }
    }

    func readPages(_ table: TablePayload) throws(LostPayload) {
        var table = table
        let (starts, counts) = (try table.column(UInt64.self), try table.column(UInt32.self))
        let estimates = try table.column(UInt8.self)
        let bits = try table.tail(lengths: counts.lazy.map { (Int($0) + 7) / 8 })
        try add(table, .pages)
        var start = 0
        for row in 0..<table.count {
            let end = start + (Int(counts[row]) + 7) / 8
            let run = UnsafeRawBufferPointer(rebasing: bits[start..<end])
            builder.addPageRun(
                start: starts[row], pageCount: counts[row], isEstimate: estimates[row] == 1,
                bits: run.bindMemory(to: UInt8.self))
            start = end
        }
    }
}
