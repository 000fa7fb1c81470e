import AnalyzerKit

/// The resident set, shared out: every byte in one category, the categories in the order of the report.
struct ResidentAccount {
    enum Category: Int, CaseIterable {
        case liveObjects, slack, unownedBlocks, largeAllocations, freeBlocks, emptyPools, poolOverhead
        case mallocInUse, mallocFree, threadStacks, files, anonymous, otherMappings
    }

    private(set) var bytes = [UInt64](repeating: 0, count: Category.allCases.count)
    /// By owner of `ModuleOwners`, as far as in memory. In blocks they sum up to `liveObjects`.
    private(set) var shares: [ObjectTally.Share]
    /// What of `largeAllocations` and of the system allocator's memory belongs to no object of the dump.
    private(set) var unownedLarge: UInt64 = 0
    /// The kernel's figure; nil where the dump does not have it.
    let kernelBytes: UInt64?

    init(
        _ heap: HeapGraph, _ arenas: ArenaMemory, _ mapped: MappedMemory, _ tally: ObjectTally
    ) {
        kernelBytes = Self.byteFact("process.rss", heap)
        shares = tally.shares
        self[.freeBlocks] = arenas.free
        self[.emptyPools] = arenas.emptyPools
        self[.poolOverhead] = arenas.overhead
        self[.threadStacks] = mapped.rest[.threadStack, default: 0] + mapped.rest[.mainStack, default: 0]
        self[.files] = mapped.rest[.file, default: 0]
        self[.otherMappings] = mapped.rest[.sharedMemory, default: 0] + mapped.rest[.other, default: 0]
        self[.mallocInUse] = mapped.rest[.heap, default: 0]
        self[.anonymous] = mapped.rest[.anonymous, default: 0]
        shareOutBlocks(arenas, tally)
        shareOutLarge(mapped.large)
        let free = min(Self.byteFact("malloc.free-bytes", heap) ?? 0, self[.mallocInUse])
        self[.mallocFree] = free
        self[.mallocInUse] -= free
    }

    subscript(category: Category) -> UInt64 {
        get { bytes[category.rawValue] }
        set { bytes[category.rawValue] = newValue }
    }

    /// All that is accounted for.
    var sum: UInt64 { bytes.reduce(0, +) }
    /// What shares are of.
    var whole: UInt64 { kernelBytes ?? sum }
    /// Negative where more is accounted for than the kernel counts.
    var unexplained: Int64 {
        kernelBytes.map { Int64(clamping: $0) - Int64(clamping: sum) } ?? 0
    }
    /// What the runtime's objects take, with what rounding costs.
    var live: UInt64 { self[.liveObjects] + self[.slack] + self[.unownedBlocks] + self[.largeAllocations] }
    /// What the allocators hold and nobody uses.
    var holes: UInt64 { self[.freeBlocks] + self[.emptyPools] + self[.mallocFree] }
    /// What is neither the objects' nor of the arenas.
    var outside: UInt64 {
        self[.mallocInUse] + self[.threadStacks] + self[.files] + self[.anonymous] + self[.otherMappings]
    }

    /// Blocks in use are objects' and their slack; what is left belongs to no object of the dump. Where a part of them
    /// is not in memory, all shrink alike.
    private mutating func shareOutBlocks(_ arenas: ArenaMemory, _ tally: ObjectTally) {
        let inBlocks = shares.reduce(0) { $0 + $1.blocks } + tally.slack
        let used = arenas.used + arenas.undescribed
        let scale = Double(arenas.used) / Double(max(arenas.usedTotal, inBlocks, 1))
        for owner in shares.indices { shares[owner].blocks = Self.scaled(shares[owner].blocks, scale) }
        self[.liveObjects] = shares.reduce(0) { $0 + $1.blocks }
        self[.slack] = Self.scaled(tally.slack, scale)
        let owned = self[.liveObjects] + self[.slack]
        self[.unownedBlocks] = used - min(owned, used)
    }

    /// What objects have outside of the arenas is in large allocations, and where these do not suffice in other
    /// memory of the system allocator; what was never in memory counts for nobody.
    private mutating func shareOutLarge(_ large: UInt64) {
        let claimed = shares.reduce(UInt64(0)) { sum, share in
            sum.addingReportingOverflow(share.outside).overflow ? .max : sum + share.outside
        }
        var room = large
        for category in [Category.mallocInUse, .anonymous] where claimed > room {
            let taken = min(self[category], claimed - room)
            self[category] -= taken
            room += taken
        }
        let scale = min(1, Double(room) / Double(max(claimed, 1)))
        for owner in shares.indices { shares[owner].outside = Self.scaled(shares[owner].outside, scale) }
        self[.largeAllocations] = room
        unownedLarge = room - min(shares.reduce(0) { $0 + $1.outside }, room)
    }

    private static func scaled(_ bytes: UInt64, _ scale: Double) -> UInt64 {
        scale == 1 ? bytes : UInt64(Double(bytes) * scale)
    }

    /// A fact that is a number of bytes.
    private static func byteFact(_ key: String, _ heap: HeapGraph) -> UInt64? {
        let fact = heap.facts.first { heap.name(NameID($0.key)) == key }
        return fact.flatMap { UInt64(heap.name(NameID($0.value))) }.flatMap { $0 == 0 ? nil : $0 }
    }
}

extension ResidentAccount.Category {
    var name: String {
        switch self {
        case .liveObjects: "live objects in blocks"
        case .slack: "block slack"
        case .unownedBlocks: "used blocks of no known owner"
        case .largeAllocations: "large allocations of objects"
        case .freeBlocks: "free blocks"
        case .emptyPools: "empty pools"
        case .poolOverhead: "pool headers and alignment"
        case .mallocInUse: "rest of malloc's heap in use"
        case .mallocFree: "rest of malloc's heap free"
        case .threadStacks: "thread stacks"
        case .files: "libraries and files"
        case .anonymous: "anonymous mappings of no known owner"
        case .otherMappings: "shared memory and other mappings"
        }
    }
}
