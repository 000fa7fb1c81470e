import AnalyzerKit

/// Turns the account into what the report shows.
struct ResidentSetReport {
    let heap: HeapGraph
    let account: ResidentAccount
    let owners: ModuleOwners
    let mapped: MappedMemory
    let verdict: Verdict
    let options: AnalyzerOptions
    let contradictions: Int
    let residency: Residency

    func result() -> AnalysisResult {
        let verdictFinding = verdictFinding()
        return AnalysisResult(
            metrics: metrics(), findings: [verdictFinding, unexplainedFinding()].compactMap(\.self),
            tables: [categoryTable(), moduleTable()] + (residency.mappings.isEmpty ? [] : [mappingTable()]),
            figures: [WaterfallFigure(self).figure()], notes: notes(hasFinding: verdictFinding != nil))
    }

    /// Owners that have bytes, those with most first.
    var rankedOwners: [Int] {
        owners.names.indices.filter { account.shares[$0].total > 0 }.sorted {
            let (a, b) = (account.shares[$0].total, account.shares[$1].total)
            return a != b ? a > b : owners.names[$0] < owners.names[$1]
        }
    }

    private func metrics() -> [Metric] {
        let byCategory: [(String, ResidentAccount.Category)] = [
            ("live-object-bytes", .liveObjects), ("slack-bytes", .slack),
            ("unowned-block-bytes", .unownedBlocks), ("large-allocation-bytes", .largeAllocations),
            ("free-block-bytes", .freeBlocks), ("empty-pool-bytes", .emptyPools),
            ("pool-overhead-bytes", .poolOverhead), ("malloc-bytes", .mallocInUse),
            ("malloc-free-bytes", .mallocFree), ("stack-bytes", .threadStacks), ("file-bytes", .files),
            ("anonymous-bytes", .anonymous), ("other-mapping-bytes", .otherMappings),
        ]
        return [Metric("resident-bytes", account.whole, .bytes)]
            + byCategory.map { Metric($0.0, account[$0.1], .bytes) }
            + [Metric("unexplained-bytes", account.unexplained, .bytes)]
    }

    /// The verdict too, where no finding has it.
    private func notes(hasFinding: Bool) -> [String] {
        var notes = hasFinding ? [] : [verdict.sentence]
        if account.kernelBytes == nil {
            notes.append(
                "The dump does not have the kernel's figure; the sum of what is known stands in its place.")
        }
        if residency.mappings.isEmpty {
            notes.append(
                "The dump has no mappings: libraries, stacks and the rest of malloc's heap are in what is unexplained, and arenas count as resident as a whole."
            )
        } else if residency.isEstimate {
            notes.append(
                "Which pages were in memory is an estimate: the dump's source, a core file for one, does not tell."
            )
        }
        if mapped.estimates > 0 {
            notes.append(
                "Of \(Format.count(mapped.estimates)) arenas and large allocations the share of their mapping that was in memory stands for their own."
            )
        }
        if mapped.unknownMappings > 0 {
            notes.append(
                "Of \(Format.count(mapped.unknownMappings)) mappings the dump does not say how much was in memory; they are in what is unexplained."
            )
        }
        if account.unexplained < 0 {
            notes.append(
                "\(Format.bytes(account.unexplained.magnitude)) more is accounted for than the kernel counts: it leaves out pages of zeros that were only read, and updates its counters in batches."
            )
        }
        if contradictions > 0 {
            notes.append(
                "\(Format.count(contradictions)) arenas, pools and large allocations were left out: their numbers contradict each other."
            )
        }
        return notes
    }
}
