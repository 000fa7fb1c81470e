import AnalyzerKit

/// The bytes of live objects by the module they belong to, apart for the arenas' blocks and for memory outside of them.
///
/// An object's own block is the one around its address, so it is known exactly. Where its buffers are (the table of a
/// dict, the items of a list) the dump does not say: what an object has beyond its own block is taken to be one more
/// block where a block can be so large (512 bytes in CPython), else memory of the system allocator.
///
/// One pass over objects, pools, large allocations and mappings, all in address order: linear.
struct ObjectTally {
    struct Share {
        var objects = 0
        /// Requested bytes in blocks.
        var blocks: UInt64 = 0
        /// Bytes in large allocations and in other memory of the system allocator.
        var outside: UInt64 = 0

        var total: UInt64 { blocks + outside }
    }

    /// By owner of `ModuleOwners`.
    private(set) var shares: [Share]
    /// Between requested bytes and blocks.
    private(set) var slack: UInt64 = 0

    /// Requests up to this size go to a block, in CPython and in the managed runtime.
    private static let largestBlock: UInt64 = 512
    /// Blocks come in multiples of this size, so that slack within one is less.
    private static let alignment: UInt64 = 16

    private enum Place {
        case block(UInt64)
        case outside
        /// In the data of a library or the executable, or nowhere the dump knows.
        case other
    }

    init(
        _ heap: HeapGraph, _ owners: ModuleOwners, _ layout: ArenaLayout, _ mapped: MappedMemory,
        _ residency: Residency
    ) {
        shares = [Share](repeating: Share(), count: owners.names.count)
        var search = PlaceSearch(pools: layout.pools, large: mapped.largeRanges, mappings: residency.mappings)
        for object in heap.objects {
            let place = search.place(of: heap.address(of: object))
            let slack = UInt64(heap.slack(of: object))
            let total = heap.shallowSize(of: object) &+ slack
            add(total: total, slack: slack, at: place, to: Int(owners.owner[object.index]))
        }
    }

    private mutating func add(total: UInt64, slack: UInt64, at place: Place, to owner: Int) {
        switch place {
        case .other: return
        case .outside: shares[owner].outside = shares[owner].outside &+ total
        case .block(let size):
            let rest = total - min(total, size)
            let isRestInBlocks = rest <= Self.largestBlock
            let inBlocks = isRestInBlocks ? max(total, size) : size
            let slackInBlocks = min(isRestInBlocks ? slack : min(slack, Self.alignment - 1), inBlocks)
            shares[owner].blocks += inBlocks - slackInBlocks
            shares[owner].outside = shares[owner].outside &+ (isRestInBlocks ? 0 : rest)
            self.slack += slackInBlocks
        }
        shares[owner].objects += 1
    }

    /// Finds where addresses that ascend are.
    private struct PlaceSearch {
        let pools: [ArenaLayout.Pool]
        let large: [Range<UInt64>]
        let mappings: UnsafeBufferPointer<MappingRecord>
        private var pool = 0
        private var allocation = 0
        private var mapping = 0

        init(
            pools: [ArenaLayout.Pool], large: [Range<UInt64>], mappings: UnsafeBufferPointer<MappingRecord>
        ) {
            self.pools = pools
            self.large = large
            self.mappings = mappings
        }

        mutating func place(of address: UInt64) -> Place {
            while pool < pools.count, pools[pool].range.upperBound <= address { pool += 1 }
            if pool < pools.count, pools[pool].range.lowerBound <= address {
                return .block(pools[pool].blockSize)
            }
            while allocation < large.count, large[allocation].upperBound <= address { allocation += 1 }
            if allocation < large.count, large[allocation].lowerBound <= address { return .outside }
            while mapping < mappings.count, mappings[mapping].end <= address { mapping += 1 }
            guard mapping < mappings.count, mappings[mapping].start <= address else { return .other }
            let kind = MappingKind(rawValue: mappings[mapping].kind)
            return kind == .heap || kind == .anonymous ? .outside : .other
        }
    }
}
