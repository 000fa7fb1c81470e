extension HeapGraphBuilder {
    /// Writes the tables and hands over the graph. The builder is of no further use.
    package func finish(contentHash: ContentHash) throws(ImageError) -> HeapGraph {
        try finishObjects()
        try finishReferences()
        try finishLabels()
        try finishTables()
        try image.finish(contentHash: contentHash)
        return HeapGraph(image: image)
    }

    /// Objects that were announced but never came (their part of the input is damaged) get a type of their own.
    private func finishObjects() throws(ImageError) {
        var missing = 0
        var lostType: TypeID?
        for object in 0..<columns!.count where columns!.claim(ObjectID(object)) {
            let type = lostType ?? addType(name: "<lost>")
            lostType = type
            columns!.fill(ObjectID(object), type: type, size: 0, slack: 0, count: nil, flags: [])
            for row in Int(columns!.firstReference[object])..<Int(columns!.firstReference[object + 1]) {
                columns!.target[row] = noRow
                try columns!.markNotStrong(row, image: image)
            }
            missing += 1
        }
        note("objects announced by the dump but not in it", missing)
    }

    /// References without a target stay, so that positions keep their meaning, but keep nothing alive.
    private func finishReferences() throws(ImageError) {
        let dangling = columns!.target.reduce(0) { $0 + ($1 == noRow ? 1 : 0) }
        note("references to no object of the dump", dangling)
    }

    private func finishLabels() throws(ImageError) {
        let columns = columns!
        guard !columns.hasLabel.isEmpty else { return }
        let blocks = (columns.target.count + 511) / 512
        let ranks = try image.append(.referenceLabelRank, of: UInt32.self, count: blocks)
        var rank: UInt32 = 0
        for block in 0..<blocks {
            ranks[block] = rank
            for word in block * 8..<min(block * 8 + 8, columns.hasLabel.count) {
                rank += UInt32(columns.hasLabel[word].nonzeroBitCount)
            }
        }
    }

    private func finishTables() throws(ImageError) {
        values.sort()
        values.reduce(to: valueDetail)
        tables.largeSizes.sort { $0.object < $1.object }
        try image.append(.types, tables.types)
        try image.append(.labels, tables.labels)
        try image.append(.roots, tables.roots)
        try image.append(.threads, tables.threads)
        try image.append(.frames, tables.frames)
        try image.append(.sites, tables.sites)
        try image.append(.facts, tables.facts)
        try image.append(.largeSizes, tables.largeSizes)
        try image.append(.values, values.records)
        try image.append(.valueBytes, values.bytes)
        try image.append(.arenas, tables.arenas)
        try image.append(.pools, tables.pools)
        try image.append(.poolOccupancy, tables.poolOccupancy)
        try image.append(.largeAllocations, tables.largeAllocations)
        try image.append(.generations, tables.generations)
        sortMemory()
        try image.append(.mappings, tables.mappings)
        try image.append(.pageRuns, tables.pageRuns)
        try image.append(.pageBits, tables.pageBits)
        let coverage = coverage.sorted { $0.key < $1.key }
        try image.append(
            .coverage, coverage.map { CoverageRecord(count: $0.value, what: names.intern($0.key).rawValue) })
        try image.append(.nameOffsets, names.offsets)
        try image.append(.nameBytes, names.bytes)
    }
}
