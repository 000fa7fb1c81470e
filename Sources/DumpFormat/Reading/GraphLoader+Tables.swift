import DumpFiles
import HeapGraph

extension GraphLoader {
    /// Everything but objects, values and roots. Names come first: the others refer to them.
    func readTables() throws(DumpError) {
        try audit.forEach(.names) { header, bytes throws(LostPayload) in
            try self.readNames(TablePayload(bytes, header: header))
        }
        try audit.forEach(
            .types, .labels, .sites, .facts, .generations, .arenas, .largeAllocations, .coverage, .mappings,
            .pages
        ) { header, bytes throws(LostPayload) in
            try self.readTable(header.tag, TablePayload(bytes, header: header))
        }
        try audit.forEach(.pools) { header, bytes throws(LostPayload) in
            try self.readPools(TablePayload(bytes, header: header))
        }
        try audit.forEach(.threads) { header, bytes throws(LostPayload) in
            try self.readThreads(TablePayload(bytes, header: header))
        }
        try audit.forEach(.frames) { header, bytes throws(LostPayload) in
            try self.readFrames(TablePayload(bytes, header: header))
        }
    }

    /// The name with this number in the dump; `<lost>` where it is not there.
    func name(_ row: UInt32) -> String {
        if row == 0 { return "" }
        if let row = find(.names, row) { return names[row] }
        builder.note("names that are not in the dump", 1)
        return "<lost>"
    }

    private func readTable(_ tag: ChunkTag, _ table: TablePayload) throws(LostPayload) {
        switch tag {
        case .types: try readTypes(table)
        case .labels: try readLabels(table)
        case .sites: try readSites(table)
        case .facts: try readFacts(table)
        case .generations: try readGenerations(table)
        case .arenas: try readArenas(table)
        case .coverage: try readCoverage(table)
        case .mappings: try readMappings(table)
        case .pages: try readPages(table)
        default: try readLargeAllocations(table)
        }
    }

    /// The case with this number; the default, and counted, where this version has no such case.
    func known<Value: RawRepresentable<UInt8>>(_ number: UInt8, or fallback: Value) -> Value {
        if let value = Value(rawValue: number) { return value }
        builder.note("kinds of types, labels or roots that this version does not know", 1)
        return fallback
    }

    /// Our number of a row of a table; nil where it is not in the dump.
    func find(_ tag: ChunkTag, _ row: UInt32) -> Int? { rows[tag]?.find(row) }

    /// Takes the rows of a table into account, before any of them is used.
    func add(_ table: TablePayload, _ tag: ChunkTag) throws(LostPayload) {
        guard rows[tag, default: RowMap()].add(first: table.first, count: table.count) else {
            throw LostPayload(reason: "its rows are in the dump already")
        }
    }

    private func readNames(_ table: TablePayload) throws(LostPayload) {
        var table = table
        let lengths = try table.column(UInt32.self)
        let bytes = try table.tail(lengths: lengths.lazy.map { Int($0) })
        try add(table, .names)
        var start = 0
        for length in lengths {
            let end = start + Int(length)
            names.append(String(decoding: bytes[start..<end], as: UTF8.self))
            start = end
        }
    }

    private func readTypes(_ table: TablePayload) throws(LostPayload) {
        var table = table
        let objects = try table.column(UInt64.self)
        let (names, modules) = (try table.column(UInt32.self), try table.column(UInt32.self))
        let bases = try table.column(UInt32.self)
        let (basic, item) = (try table.column(UInt32.self), try table.column(UInt32.self))
        let (kinds, templates) = (try table.column(UInt8.self), try table.column(UInt8.self))
        try table.expectEnd()
        try add(table, .types)
        for row in 0..<table.count {
            // A base comes before what is derived from it, so following bases ends.
            let base = find(.types, bases[row]).flatMap { $0 < builder.typeCount ? TypeID($0) : nil }
            if base == nil && bases[row] != noRow {
                builder.note("bases of types that are not in the dump", 1)
            }
            let type = builder.addType(
                name: name(names[row]), module: name(modules[row]),
                kind: known(kinds[row], or: TypeKind.other),
                labels: known(templates[row], or: LabelTemplate.explicit), base: base,
                basicSize: basic[row], itemSize: item[row])
            if objects[row] != 0 { typeObjects.append((type, objects[row])) }
        }
    }

    private func readLabels(_ table: TablePayload) throws(LostPayload) {
        var table = table
        let values = try table.column(UInt32.self)
        let (forms, strengths) = (try table.column(UInt8.self), try table.column(UInt8.self))
        try table.expectEnd()
        try add(table, .labels)
        for row in 0..<table.count {
            let strength = known(strengths[row], or: ReferenceStrength.strong)
            if forms[row] == 1 {
                builder.addIndexLabel(values[row], strength: strength)
            } else {
                builder.addLabel(name(values[row]), strength: strength)
            }
        }
    }

    private func readSites(_ table: TablePayload) throws(LostPayload) {
        var table = table
        let (functions, files) = (try table.column(UInt32.self), try table.column(UInt32.self))
        let lines = try table.column(UInt32.self)
        try table.expectEnd()
        try add(table, .sites)
        for row in 0..<table.count {
            builder.addSite(function: name(functions[row]), file: name(files[row]), line: lines[row])
        }
    }

    private func readFacts(_ table: TablePayload) throws(LostPayload) {
        var table = table
        let (keys, values) = (try table.column(UInt32.self), try table.column(UInt32.self))
        try table.expectEnd()
        try add(table, .facts)
        for row in 0..<table.count { builder.addFact(name(keys[row]), name(values[row])) }
    }
}
