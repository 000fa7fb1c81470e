import Synchronization

extension HeapGraphBuilder {
    /// Writes the tables and hands over the graph. The builder, its fillers and parts are of no further use.
    package func finish(contentHash: ContentHash) throws(ImageError) -> HeapGraph {
        finishObjects()
        try finishReferences()
        try finishLabels()
        index = nil
        claimed = Scratch(zeros: 0)
        notStrong = Scratch(zeros: 0)
        try finishTables()
        try image.finish(contentHash: contentHash)
        return HeapGraph(image: image)
    }

    /// Objects that were announced but never came (their part of the input is damaged) get a type of their own.
    private func finishObjects() {
        let columns = columns!
        var missing = 0
        var lostType: TypeID?
        for object in 0..<columns.count where claimed[object] == 0 {
            let type = lostType ?? addType(name: "<lost>")
            lostType = type
            columns.type[object] = type.rawValue
            for row in Int(columns.firstReference[object])..<Int(columns.firstReference[object + 1]) {
                columns.target[row] = noRow
            }
            missing += 1
        }
        note("objects announced by the dump but not in it", missing)
    }

    /// References without a target stay, so that positions keep their meaning, but keep nothing alive.
    private func finishReferences() throws(ImageError) {
        let target = columns!.target
        let count = columns!.references
        let bits = notStrong.base
        let isNeeded = Atomic<Bool>(false)
        let missing = Parallel.accumulate(over: count) { range in
            MissingTargets.mark(range, target: target, notStrong: bits, isNeeded: isNeeded)
        } place: { _, _ in
        }
        let nulls = nullCounters.reduce(0) { $0 + $1.pointee }
        note("references to no object of the dump", missing - nulls)
        guard isNeeded.load(ordering: .relaxed) else { return }
        let column = try image.append(.referenceNotStrong, of: UInt64.self, count: notStrong.count)
        column.baseAddress!.update(from: bits, count: column.count)
    }

    private func finishLabels() throws(ImageError) {
        guard let labelled = LabelledReferences(columns!) else { return }
        let kept = labelled.compact()
        image.shorten(.referenceLabel, to: kept)
        labelled.resolveIndexLabels(kept, in: &tables.labels)
    }

    private func finishTables() throws(ImageError) {
        try image.append(.types, tables.types)
        try image.append(.labels, tables.labels)
        if !fields.isEmpty {
            let (first, labels) = fields.columns(typeCount: tables.types.count)
            try image.append(.typeFirstField, first)
            try image.append(.typeField, labels)
        }
        try image.append(.roots, tables.roots)
        try image.append(.threads, tables.threads)
        try image.append(.frames, tables.frames)
        try image.append(.sites, tables.sites)
        try image.append(.facts, tables.facts)
        tables.locations.sort { $0.object < $1.object }
        if !tables.locations.isEmpty { try image.append(.locations, tables.locations) }
        try image.append(.largeSizes, rare.sortedLargeSizes())
        try values.write(to: image, objects: objectCount, detail: valueDetail)
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
