import AnalyzerKit

/// What of the process's mappings was in memory, apart from arenas and large allocations, by what the mapping is for.
///
/// Mappings, arenas and large allocations are walked together in address order: linear in all three.
struct MappedMemory {
    /// Large allocations: requests of the runtime that went to the system allocator.
    private(set) var large: UInt64 = 0
    /// What is in no arena and no large allocation, by kind of mapping.
    private(set) var rest: [MappingKind: UInt64] = [:]
    /// The same by kind and name.
    private(set) var named: [Named] = []
    /// Mappings of which the dump does not say how much was in memory; they count nowhere.
    private(set) var unknownMappings = 0
    /// Large allocations that overlap an arena or each other; they count nowhere.
    private(set) var contradictions = 0
    /// Arenas and large allocations whose pages the dump does not know, in mappings that were partly in memory.
    private(set) var estimates = 0
    /// Ascending and disjoint.
    private(set) var largeRanges: [Range<UInt64>] = []

    struct Named {
        let kind: MappingKind
        let name: UInt32
        var mappings = 0
        var size: UInt64 = 0
        var resident: UInt64 = 0
    }

    private struct Key: Hashable {
        let kind: MappingKind
        let name: UInt32
    }

    /// A range that belongs to an arena or to a large allocation.
    private struct Claim {
        let range: Range<UInt64>
        let isLarge: Bool
    }

    init(_ heap: HeapGraph, _ layout: ArenaLayout, _ residency: Residency) {
        let claims = claims(heap, layout)
        largeRanges = claims.lazy.filter(\.isLarge).map(\.range)
        var positions: [Key: Int] = [:]
        var next = 0
        for mapping in residency.mappings {
            while next < claims.count, claims[next].range.upperBound <= mapping.start { next += 1 }
            add(mapping, claims[next...], residency, &positions)
        }
        if residency.mappings.isEmpty {
            large = largeRanges.reduce(0) { $0 + residency.bytes(in: $1) }
        }
        named.sort { ($1.resident, $0.name) < ($0.resident, $1.name) }
    }

    private mutating func claims(_ heap: HeapGraph, _ layout: ArenaLayout) -> [Claim] {
        var all = layout.arenas.map { Claim(range: $0.range, isLarge: false) }
        for record in heap.largeAllocations where record.usable > 0 {
            let (end, overflow) = record.address.addingReportingOverflow(record.usable)
            if overflow { contradictions += 1 }
            if !overflow { all.append(Claim(range: record.address..<end, isLarge: true)) }
        }
        // Of claims that overlap the arena stays: pools were checked.
        all.sort { ($0.range.lowerBound, $0.isLarge ? 1 : 0) < ($1.range.lowerBound, $1.isLarge ? 1 : 0) }
        var kept: [Claim] = []
        kept.reserveCapacity(all.count)
        for claim in all {
            guard let last = kept.last, claim.range.lowerBound < last.range.upperBound else {
                kept.append(claim)
                continue
            }
            contradictions += 1
            if last.isLarge, !claim.isLarge { kept[kept.count - 1] = claim }
        }
        return kept
    }

    private mutating func add(
        _ mapping: MappingRecord, _ claims: ArraySlice<Claim>, _ residency: Residency,
        _ positions: inout [Key: Int]
    ) {
        let kind = MappingKind(rawValue: mapping.kind) ?? .other
        // The kernel does not count its own pages as the process's.
        guard kind != .kernel else { return }
        let range = mapping.start..<mapping.end
        var claimed: UInt64 = 0
        for claim in claims {
            guard claim.range.lowerBound < mapping.end else { break }
            let part = claim.range.clamped(to: range)
            let bytes = residency.bytes(in: part, of: mapping)
            claimed += bytes
            if residency.exact(part) == nil, bytes < part.size { estimates += 1 }
            if claim.isLarge { large += bytes }
        }
        guard let resident = residency.resident(mapping) else {
            unknownMappings += 1
            return
        }
        let bytes = resident - min(claimed, resident)
        rest[kind, default: 0] += bytes
        let key = Key(kind: kind, name: mapping.name)
        let position = positions[key] ?? named.count
        if position == named.count {
            positions[key] = position
            named.append(Named(kind: kind, name: mapping.name))
        }
        named[position].mappings += 1
        named[position].size += mapping.end - mapping.start
        named[position].resident += bytes
    }
}
