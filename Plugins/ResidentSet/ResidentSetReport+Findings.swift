import AnalyzerKit

extension ResidentSetReport {
    func verdictFinding() -> Finding? {
        switch verdict.kind {
        case .leak: leakFinding()
        case .fragmentation: fragmentationFinding()
        case .outside: outsideFinding()
        case .unknown, .neither: nil
        }
    }

    private func leakFinding() -> Finding? {
        guard let point = verdict.point, isWorth(point.retained) else { return nil }
        let type = heap.typeName(of: point.object)
        return Finding(
            kind: "resident-set-leak", severity: .warning, confidence: .medium, title: verdict.sentence,
            impact: point.retained,
            facts: [
                Fact("resident set", bytes(account.whole)), Fact("live objects", bytes(account.live)),
                Fact("kept alive by one object", bytes(point.retained)),
                Fact("free memory of the allocators", bytes(account.holes)),
            ] + moduleFacts(),
            hypothesis:
                "Something is added and never removed; one heap cannot tell that from a cache that is meant to be this large.",
            nextChecks: [
                "Look at what the object holds, and who holds it (`barrow path`).",
                "Compare with a capture made later: what has grown?",
            ],
            evidence: [Evidence(role: "keeps the memory alive", objects: [heap.reference(to: point.object)])],
            fingerprint: "resident-set-leak \(type)")
    }

    private func fragmentationFinding() -> Finding? {
        guard isWorth(account.holes) else { return nil }
        return Finding(
            kind: "resident-set-fragmentation", severity: .warning, confidence: .high,
            title: verdict.sentence, impact: account.holes,
            facts: [
                Fact("resident set", bytes(account.whole)),
                Fact("free blocks in pools in use", bytes(account[.freeBlocks])),
                Fact("empty pools", bytes(account[.emptyPools])),
                Fact("free memory of malloc", bytes(account[.mallocFree])),
                Fact("live objects", bytes(account.live)),
            ],
            hypothesis:
                "More lived here at once than does now, and what stayed is spread over the memory of what went; the allocators return memory to the system in whole arenas, or from the end of a heap.",
            nextChecks: [
                "Look at the map of the allocator's pools (fragmentation-map): which arenas do few blocks hold?",
                "Where the peak comes again the free memory is used again; where it was once, do that work in a process of its own.",
            ],
            fingerprint: "resident-set-fragmentation")
    }

    private func outsideFinding() -> Finding? {
        let (category, largest) = Verdict.largestOutside(account)
        guard isWorth(account.outside) else { return nil }
        return Finding(
            kind: "resident-set-outside", severity: .info, confidence: .high, title: verdict.sentence,
            impact: account.outside,
            facts: [
                Fact("resident set", bytes(account.whole)), Fact("live objects", bytes(account.live)),
                Fact(category.name, bytes(largest)),
            ]
                + mapped.named.prefix(5).filter { $0.resident > 0 }.map { mapping in
                    let name = heap.name(NameID(mapping.name))
                    return Fact(
                        "resident in \(name.isEmpty ? "mappings without a name" : name)",
                        bytes(mapping.resident))
                },
            hypothesis:
                "The memory belongs to extension modules, the libraries they use, or the program's code, not to objects of the runtime.",
            nextChecks: [
                "Look at the table of mappings: files are code and data of libraries, mappings without a name are large blocks.",
                "A profiler of the system allocator (heaptrack, jemalloc's) tells who asked for it.",
            ],
            fingerprint: "resident-set-outside \(category.name)")
    }

    /// Only where the dump says enough to expect an explanation.
    func unexplainedFinding() -> Finding? {
        let magnitude = account.unexplained.magnitude
        guard !residency.mappings.isEmpty, isWorth(magnitude),
            Double(magnitude) >= options.ratio("unexplained-share") * Double(account.whole)
        else { return nil }
        let isMore = account.unexplained < 0
        return Finding(
            kind: "resident-set-unexplained", severity: .info, confidence: .low,
            title: isMore
                ? "\(Format.bytes(magnitude)) more is accounted for than the kernel counts as resident."
                : "\(Format.bytes(magnitude)) of the resident set is not accounted for.",
            impact: magnitude,
            facts: [
                Fact("resident set, by the kernel", bytes(account.whole)),
                Fact("accounted for", bytes(account.sum)),
            ],
            hypothesis: isMore
                ? "Pages that were only read share the kernel's page of zeros and are not counted, or the pages in memory are an estimate."
                : "Mappings whose pages the dump does not know, or memory that changed while it was read.",
            nextChecks: ["See the notes above, and the section on coverage."],
            fingerprint: "resident-set-unexplained")
    }

    private func isWorth(_ bytes: some BinaryInteger) -> Bool { bytes >= options.bytes("minimum-bytes") }

    private func bytes(_ count: UInt64) -> Cell { .bytes(Int64(clamping: count)) }

    private func moduleFacts() -> [Fact] {
        rankedOwners.prefix(3).map {
            Fact("objects of \(owners.names[$0])", bytes(account.shares[$0].total))
        }
    }
}
